package dev.gogetwell.lab.server;

import java.io.InterruptedIOException;
import java.time.Duration;

/// The slowness of a slow server.
final class Pause {
  private Pause() {}

  static void of(Duration delay) throws InterruptedIOException {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("server closed");
    }
  }
}
