package dev.gogetwell.model.tls;

/// Which way bytes travel. The client is the side that opened the TCP connection.
public enum Direction {
  CLIENT_TO_SERVER("c2s"),
  SERVER_TO_CLIENT("s2c");

  private final String code;

  Direction(String code) {
    this.code = code;
  }

  /// The name in JSON.
  public String code() {
    return code;
  }

  /// The other way.
  public Direction opposite() {
    return this == CLIENT_TO_SERVER ? SERVER_TO_CLIENT : CLIENT_TO_SERVER;
  }
}
