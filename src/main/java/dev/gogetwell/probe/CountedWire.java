package dev.gogetwell.probe;

import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Counts what comes over a wire. With a patience for silence, every read may wait so long, whatever the whole takes: a
/// slow link is slow and no fault. One thread.
final class CountedWire implements Wire {
  private final Wire wire;
  private final Optional<Duration> silence;
  private long bytes;

  /// @param silence how long nothing may come; empty where the caller's deadline counts
  CountedWire(Wire wire, Optional<Duration> silence) {
    this.wire = wire;
    this.silence = silence;
  }

  /// How many came so far.
  long bytes() {
    return bytes;
  }

  @Override
  public void write(byte[] written) throws IOException {
    wire.write(written);
  }

  @Override
  public int read(byte[] into, Deadline deadline) throws IOException {
    int count = wire.read(into, silence.map(Deadline::in).orElse(deadline));
    bytes += Math.max(0, count);
    return count;
  }

  @Override
  public void close() {
    wire.close();
  }
}
