package dev.gogetwell.model.tls;

/// One extension of a hello: its number and the length of its content, in bytes.
public record HelloExtension(int type, int length) {}
