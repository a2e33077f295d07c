package dev.gogetwell.model;

/// What stands after an entry of GOPROXY, and so when `go` moves on to the next one.
public enum Separator {
  /// `,`: only after 404 or 410.
  COMMA,
  /// `|`: after any error.
  PIPE,
  /// Nothing follows.
  END
}
