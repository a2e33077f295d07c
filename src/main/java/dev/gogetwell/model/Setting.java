package dev.gogetwell.model;

import java.util.List;

/// One value that `go` or git uses, with its origin and what it hides.
///
/// @param name the variable or key
/// @param value what counts
/// @param origin where it comes from
/// @param hidden values of the same name that lose against it, strongest first
public record Setting(String name, String value, Origin origin, List<Hidden> hidden) {
  public Setting {
    hidden = List.copyOf(hidden);
  }

  /// A value that loses.
  public record Hidden(String value, Origin origin) {}
}
