package dev.gogetwell.net.tls.client;

import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import java.io.IOException;

/// A TLS session as a [Wire]. Its certificate was *not* judged: the caller sends nothing before it has done so.
public final class TlsSession implements Wire {
  private final TlsPump pump;

  TlsSession(TlsPump pump) {
    this.pump = pump;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    pump.protocol().writeApplicationData(bytes, 0, bytes.length);
    pump.flush();
  }

  @Override
  public int read(byte[] into, Deadline deadline) throws IOException {
    while (pump.protocol().getAvailableInputBytes() == 0) {
      if (pump.protocol().isClosed() || !pump.receive(deadline)) {
        return -1;
      }
    }
    return pump.protocol().readInput(into, 0, into.length);
  }

  @Override
  public void close() {
    try {
      pump.protocol().close();
      pump.flush();
    } catch (IOException _) {
      // close_notify is a courtesy; the peer may be gone already.
    }
    pump.close();
  }
}
