package dev.gogetwell.net.tls.pcap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the fragments of IP packets together (RFC 791, section 3.2; RFC 8200, section 4.5). Holds few packets at once
/// and of each no more than its length: what is not whole by then is forgotten. Confined to one thread.
final class Fragments {
  private static final int MOST_PACKETS = 64;
  private static final int MOST_PIECES = 8192;
  private static final int MOST_BYTES = 65_535;

  private final Map<Key, Begun> begun = new LinkedHashMap<>();

  /// What the fragments of one packet have in common: addresses, number, protocol.
  private record Key(long source, long sourceLow, long destination, long destinationLow, long number) {}

  private static final class Begun {
    private final TreeMap<Integer, byte[]> pieces = new TreeMap<>();
    private int total = -1;

    /// The payload; null as long as a piece is missing. Where pieces overlap the earlier one counts.
    byte @Nullable [] whole() {
      if (total < 0) {
        return null;
      }
      byte[] whole = new byte[total];
      int end = 0;
      for (Map.Entry<Integer, byte[]> piece : pieces.entrySet()) {
        int from = piece.getKey();
        if (from > end) {
          return null;
        }
        int useful = Math.min(total, from + piece.getValue().length) - end;
        if (useful > 0) {
          System.arraycopy(piece.getValue(), end - from, whole, end, useful);
          end += useful;
        }
      }
      return end == total ? whole : null;
    }
  }

  /// Takes one fragment.
  ///
  /// @param addresses where the source begins, directly behind it the destination
  /// @param number identification and protocol
  /// @param offset where in the payload the piece belongs
  /// @param more whether another one follows behind it
  /// @return the whole payload, with the addresses in front, once the last missing piece came; else null
  byte @Nullable [] add(byte[] bytes, int addresses, int addressLength, long number, int offset, boolean more, int from,
      int to) {
    Key key = key(bytes, addresses, addressLength, number);
    Begun packet = begun.computeIfAbsent(key, _ -> new Begun());
    if (begun.size() > MOST_PACKETS) {
      begun.remove(begun.keySet().iterator().next());
    }
    if (offset + to - from > MOST_BYTES || packet.pieces.size() >= MOST_PIECES) {
      begun.remove(key);
      return null;
    }
    packet.pieces.putIfAbsent(offset, Arrays.copyOfRange(bytes, from, to));
    packet.total = more ? packet.total : offset + to - from;
    byte @Nullable [] payload = packet.whole();
    if (payload == null) {
      return null;
    }
    begun.remove(key);
    byte[] whole = Arrays.copyOfRange(bytes, addresses, addresses + 2 * addressLength + payload.length);
    System.arraycopy(payload, 0, whole, 2 * addressLength, payload.length);
    return whole;
  }

  /// Whether pieces of a packet are there that is not whole.
  boolean hasBegun() {
    return !begun.isEmpty();
  }

  private static Key key(byte[] bytes, int at, int length, long number) {
    return length == 4 ? new Key(number(bytes, at, 4), 0, number(bytes, at + 4, 4), 0, number)
        : new Key(number(bytes, at, 8), number(bytes, at + 8, 8), number(bytes, at + 16, 8), number(bytes, at + 24, 8),
            number);
  }

  private static long number(byte[] bytes, int at, int length) {
    long number = 0;
    for (int i = at; i < at + length; i++) {
      number = number << 8 | (bytes[i] & 0xff);
    }
    return number;
  }
}
