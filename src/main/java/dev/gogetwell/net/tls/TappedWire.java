package dev.gogetwell.net.tls;

import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A wire that writes down everything that crosses it, with the time at which it crossed, except the credentials of a
/// proxy. Used by one thread at a time.
public final class TappedWire implements Wire {
  private final Wire wire;
  private final Recording recording;
  private final long start;
  private final CredentialMask mask = new CredentialMask();
  private boolean ended;

  /// @param start `System.nanoTime()` at the recording's start
  public TappedWire(Wire wire, Recording recording, long start) {
    this.wire = wire;
    this.recording = recording;
    this.start = start;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    byte[] kept = mask.apply(bytes);
    recording.data(now(), Direction.CLIENT_TO_SERVER, kept, 0, kept.length);
    wire.write(bytes);
  }

  @Override
  public int read(byte[] into, Deadline deadline) throws IOException {
    try {
      int count = wire.read(into, deadline);
      if (count > 0) {
        recording.data(now(), Direction.SERVER_TO_CLIENT, into, 0, count);
      } else {
        recording.fin(now(), Direction.SERVER_TO_CLIENT);
        ended = true;
      }
      return count;
    } catch (SocketTimeoutException e) {
      recording.gaveUp(now());
      throw e;
    } catch (IOException e) {
      recording.reset(now(), Direction.SERVER_TO_CLIENT);
      ended = true;
      throw e;
    }
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      recording.fin(now(), Direction.CLIENT_TO_SERVER);
    }
    wire.close();
  }

  private Duration now() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
