package dev.gogetwell.report;

/// The drawings beside every state; a state is never shown by colour alone. Shapes: Feather icons (MIT).
/// Immutable; any thread.
public enum Icon {
  FINE("M22 11.08V12a10 10 0 1 1-5.93-9.14 M22 4L12 14.01l-3-3"),
  BROKEN("M7.86 2h8.28L22 7.86v8.28L16.14 22H7.86L2 16.14V7.86z M15 9l-6 6 M9 9l6 6"),
  FOLLOWS("M15 10l5 5-5 5 M4 4v7a4 4 0 0 0 4 4h12"),
  NOTE("M10.29 3.86L1.82 18a2 2 0 0 0 1.71 3h16.94a2 2 0 0 0 1.71-3L13.71 3.86a2 2 0 0 0-3.42 0z M12 9v4 M12 17h.01"),
  UNKNOWN("M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3 M12 17h.01"),
  OPEN("M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z"),
  CHECK("M20 6L9 17l-5-5"),
  CROSS("M18 6L6 18 M6 6l12 12"),
  UNDONE("M1 4v6h6 M3.51 15a9 9 0 1 0 2.13-9.36L1 10");

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  Html draw(Html html) {
    return draw(html, "icon");
  }

  /// Draws it.
  public Html draw(Html html, String styleClass) {
    return html.open("svg", "class", styleClass, "viewBox", "0 0 24 24", "aria-hidden", "true")
        .open("path", "d", path).close();
  }
}
