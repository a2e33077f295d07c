package dev.gogetwell.app;

/// Entry point of both faces of the program.
public final class Main {
  private Main() {}

  /// Starts the program.
  public static void main(String[] args) {
    System.out.println("GoGetWell");
  }
}
