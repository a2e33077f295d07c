package dev.gogetwell.net.tls.client;

import dev.gogetwell.net.AlertException;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.TooLongException;
import dev.gogetwell.net.Wire;
import java.io.IOException;
import java.time.Duration;

/// A TLS session as a [Wire]. Its certificate was *not* judged: the caller sends nothing before it has done so.
public final class TlsSession implements Wire {
  /// How long bytes are awaited that a peer sent before it closed; they are there already or never come.
  private static final Duration LAST_WORDS = Duration.ofMillis(200);

  private final TlsPump pump;
  private final ShapedTlsClient client;

  TlsSession(TlsPump pump, ShapedTlsClient client) {
    this.pump = pump;
    this.client = client;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    try {
      pump.protocol().writeApplicationData(bytes, 0, bytes.length);
      pump.flush();
    } catch (IOException e) {
      hearLastWords();
      throw alertOr(e);
    }
  }

  @Override
  public int read(byte[] into, Deadline deadline) throws IOException {
    try {
      while (pump.protocol().getAvailableInputBytes() == 0) {
        if (pump.protocol().isClosed() || !pump.receive(deadline)) {
          return -1;
        }
      }
      return pump.protocol().readInput(into, 0, into.length);
    } catch (IOException e) {
      throw alertOr(e);
    }
  }

  /// Sending failed because the peer has closed; why it did may lie in the receive buffer.
  private void hearLastWords() {
    try {
      while (pump.receive(Deadline.in(LAST_WORDS))) {
        // Until the end of the stream or the alert.
      }
    } catch (IOException _) {
      // The alert itself, or nothing more to hear.
    }
  }

  private IOException alertOr(IOException e) {
    return e instanceof GivenUp over ? new TooLongException(over.words())
        : client.fatalAlertReceived().<IOException>map(AlertException::new).orElse(e);
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
