package dev.gogetwell.net.tls.client;

import java.io.IOException;

/// The server chose a group that this client offers for its size only. No fault of anybody.
final class UncomputableGroup extends IOException {
  private static final long serialVersionUID = 1L;

  UncomputableGroup(int group) {
    super("stopped at ServerHello: the server chose group 0x" + Integer.toHexString(group)
        + ", which Go can compute and this client cannot");
  }
}
