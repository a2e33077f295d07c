package dev.gogetwell.model;

/// The order in which remedies are offered: what they cost, not how likely they are to work.
public enum Harm {
  /// Restores what should have been there.
  NONE,
  /// Changes a setting of this user; undone with one click.
  SMALL,
  /// Changes something that other programs use too.
  WIDER,
  /// Lets somebody else vouch for every host: needs a confirmation of its own, never part of "fix all".
  TRUST,
  /// Switches a protection off: never recommended, never part of "fix all".
  WEAKENS
}
