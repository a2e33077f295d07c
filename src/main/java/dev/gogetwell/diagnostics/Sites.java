package dev.gogetwell.diagnostics;

/// Which hosts may belong to one owner. Stateless.
public final class Sites {
  private Sites() {}

  /// The last two labels of a name; an address stands for itself. Rough on purpose: it only has to keep the names of
  /// one owner together.
  public static String of(String host) {
    String[] labels = host.split("\\.", 0);
    boolean isAddress = host.contains(":") || host.matches("[0-9.]+");
    return isAddress || labels.length < 3 ? host : labels[labels.length - 2] + "." + labels[labels.length - 1];
  }
}
