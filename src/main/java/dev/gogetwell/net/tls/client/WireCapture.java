package dev.gogetwell.net.tls.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What crossed one TCP connection, with times, and the secrets to read it. Filled by one thread, read by any.
public final class WireCapture {
  private static final int LIMIT = 4 * 1024 * 1024;

  /// One read or write of the socket.
  ///
  /// @param micros since the TCP connection stood
  /// @param fromClient the direction
  /// @param bytes what crossed; shared, not to be changed
  public record Chunk(long micros, boolean fromClient, byte[] bytes) {}

  private final long start = System.nanoTime();
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<String> keyLog = new ArrayList<>();
  private final Consumer<Chunk> live;
  private long size;

  /// A capture that also tells every chunk at once.
  public WireCapture(Consumer<Chunk> live) {
    this.live = live;
  }

  synchronized void add(boolean fromClient, byte[] bytes) {
    size += bytes.length;
    if (size > LIMIT) {
      return; // A download is not a handshake; what explains it came long before.
    }
    Chunk chunk = new Chunk(now(), fromClient, bytes);
    chunks.add(chunk);
    live.accept(chunk);
  }

  synchronized void addSecret(String line) {
    if (!keyLog.contains(line)) {
      keyLog.add(line);
    }
  }

  /// Microseconds since the capture began.
  long now() {
    return (System.nanoTime() - start) / 1000;
  }

  /// Everything that crossed so far, in order.
  public synchronized List<Chunk> chunks() {
    return List.copyOf(chunks);
  }

  /// The secrets so far, as lines of an NSS key log.
  public synchronized List<String> keyLog() {
    return List.copyOf(keyLog);
  }
}
