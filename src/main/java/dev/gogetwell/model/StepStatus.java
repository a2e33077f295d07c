package dev.gogetwell.model;

/// One line of the rail: a step, its state, and a few words about it.
public record StepStatus(Step step, StepState state, Message summary) {}
