package dev.gogetwell.net.tls.pcap;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Puts the segments of one direction of a TCP connection in order (RFC 9293, section 3.4): retransmitted bytes are
/// dropped, early ones wait, what the capture missed becomes a gap. Bytes that were delivered first win over later
/// ones of the same place. Bounded memory. Confined to one thread.
final class Reassembly {
  private static final int MAX_WAITING_BYTES = 1 << 20;
  private static final int MAX_WAITING_SEGMENTS = 2048;

  /// Farther away from the expected number a segment belongs to another connection or is damaged.
  private static final int WINDOW = 1 << 30;

  /// How many packets of the connection may pass before a hole that the receiver acknowledged counts as lost; captures
  /// from several queues put packets a little out of order.
  private static final int PATIENCE = 1;

  /// Who gets the bytes in order.
  interface Sink {
    void bytes(byte[] bytes, int from, int to);

    /// Bytes that the capture does not have.
    void gap(long count);
  }

  /// The segments that came early, by their distance from the first byte of the stream.
  private final TreeMap<Long, byte[]> waiting = new TreeMap<>();

  private int waitingBytes;
  private boolean started;
  private int base;
  private long next;
  private long acknowledged;
  private int passed;
  private boolean repeated;
  private boolean reordered;

  /// Whether the first number is known.
  boolean started() {
    return started;
  }

  /// The stream begins at this sequence number.
  void start(int sequence) {
    base = sequence;
    next = 0;
    started = true;
  }

  /// Whether bytes came more than once.
  boolean repeated() {
    return repeated;
  }

  /// Whether bytes came in another order than sent.
  boolean reordered() {
    return reordered;
  }

  /// Takes the payload of one segment.
  ///
  /// @param cut how many bytes of its end were not captured
  void segment(int sequence, byte[] bytes, int from, int to, int cut, Sink sink) {
    long offset = offset(sequence);
    if (Math.abs(offset - next) > WINDOW) {
      return;
    }
    int length = to - from;
    if (offset > next) {
      if (length > 0) {
        keep(offset, Arrays.copyOfRange(bytes, from, to), sink);
      }
      return;
    }
    int known = (int) (next - offset);
    if (known >= length) {
      repeated |= length > 1 && known > 0;
    } else {
      repeated |= known > 0;
      next += length - known;
      sink.bytes(bytes, from + known, to);
    }
    if (cut > 0 && next == offset + length) {
      next += cut;
      sink.gap(cut);
    }
    deliver(sink);
  }

  /// Notes how far the receiver says it has the stream, and that another packet of the connection passed.
  void acknowledged(int sequence, Sink sink) {
    long offset = offset(sequence);
    if (offset - next > WINDOW || offset <= next) {
      return;
    }
    acknowledged = Math.max(acknowledged, offset);
    if (!waiting.isEmpty() && ++passed > PATIENCE) {
      skipTo(Math.min(acknowledged, waiting.firstKey()), sink);
    }
  }

  /// Delivers what is left, holes included.
  ///
  /// @param fin whether the sender's FIN was seen, whose number the receiver acknowledges too
  void finish(boolean fin, Sink sink) {
    while (!waiting.isEmpty()) {
      skipTo(waiting.firstKey(), sink);
    }
    long end = fin ? acknowledged - 1 : acknowledged;
    if (started && end > next) {
      skipTo(end, sink);
    }
  }

  private void keep(long offset, byte[] bytes, Sink sink) {
    byte[] present = waiting.get(offset);
    if (present != null && present.length >= bytes.length) {
      repeated = true;
      return;
    }
    waiting.put(offset, bytes);
    waitingBytes += bytes.length - (present == null ? 0 : present.length);
    while (waitingBytes > MAX_WAITING_BYTES || waiting.size() > MAX_WAITING_SEGMENTS) {
      skipTo(waiting.firstKey(), sink);
    }
  }

  private void skipTo(long offset, Sink sink) {
    if (offset > next) {
      sink.gap(offset - next);
      next = offset;
    }
    deliver(sink);
  }

  private void deliver(Sink sink) {
    while (!waiting.isEmpty() && waiting.firstKey() <= next) {
      Map.Entry<Long, byte[]> first = waiting.pollFirstEntry();
      byte[] bytes = first.getValue();
      waitingBytes -= bytes.length;
      int known = (int) Math.min(bytes.length, next - first.getKey());
      repeated |= known > 0;
      if (known < bytes.length) {
        reordered = true;
        next += bytes.length - known;
        sink.bytes(bytes, known, bytes.length);
      }
    }
    if (waiting.isEmpty()) {
      passed = 0;
    }
  }

  /// The distance of a sequence number from the first byte; numbers wrap at 2^32.
  private long offset(int sequence) {
    int expected = base + (int) next;
    return next + (sequence - expected);
  }
}
