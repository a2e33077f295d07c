package dev.gogetwell.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// A peer that says what a test tells it to, piece by piece, and then hangs up, falls silent or goes on for ever.
public final class ScriptedWire implements Wire {
  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private Supplier<byte[]> afterwards = () -> new byte[0];
  private boolean silent;
  private boolean closed;
  private long given;

  /// A peer that says these texts, each in a packet of its own, and hangs up.
  public static ScriptedWire saying(String... texts) {
    ScriptedWire wire = new ScriptedWire();
    for (String text : texts) {
      wire.pieces.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return wire;
  }

  /// A peer that sends `text` one byte a packet.
  public static ScriptedWire dripping(String text) {
    return saying(text.split("(?<=.)(?=.)|(?<=\n)|(?=\n)"));
  }

  /// Falls silent instead of hanging up.
  public ScriptedWire thenSilent() {
    silent = true;
    return this;
  }

  /// Says `text` again and again.
  public ScriptedWire thenForEver(String text) {
    afterwards = () -> text.getBytes(StandardCharsets.ISO_8859_1);
    return this;
  }

  public String sent() {
    return sent.toString(StandardCharsets.ISO_8859_1);
  }

  public boolean closed() {
    return closed;
  }

  /// How many bytes were taken.
  public long given() {
    return given;
  }

  @Override
  public void write(byte[] bytes) {
    sent.writeBytes(bytes);
  }

  @Override
  public int read(byte[] into, Deadline deadline) throws IOException {
    if (deadline.hasPassed()) {
      throw new SocketTimeoutException("no answer in time");
    }
    byte[] piece = pieces.isEmpty() ? afterwards.get() : pieces.poll();
    if (piece.length == 0) {
      if (silent) {
        throw new SocketTimeoutException("no answer in time");
      }
      return -1;
    }
    int count = Math.min(into.length, piece.length);
    System.arraycopy(piece, 0, into, 0, count);
    if (count < piece.length) {
      pieces.addFirst(java.util.Arrays.copyOfRange(piece, count, piece.length));
    }
    given += count;
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }
}
