package dev.gogetwell.model;

/// Which cell of which experiment a measurement belongs to.
///
/// @param experiment the experiment's id, for instance `sni:proxy-1`
/// @param cell what was varied, for instance `target`, `control` or `none`
/// @param control whether the cell is the control: it is expected to work if the accusation is right
public record Trial(String experiment, String cell, boolean control) {}
