package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Measurement.StoreRead;

/// Whether a client has no root at all. Pure.
public final class EmptyStore {
  private EmptyStore() {}

  /// A store of Windows or macOS that this program cannot read is full of roots all the same.
  public static boolean is(Facts facts, StoreRead read) {
    boolean system = !facts.settings().os().equals("linux");
    return read.count() == 0
        && (!system || read.problems().stream().noneMatch(problem -> problem.kind().equals("unreadable")));
  }
}
