package dev.gogetwell.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A message of protocol buffers without its description: numbers of fields and what they hold (protobuf.dev,
/// "Encoding"). So that what is sent is read by other hands than those that wrote it.
final class WireMessage {
  private final Map<Integer, List<Object>> fields = new TreeMap<>();

  WireMessage(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      Object value = switch ((int) (tag & 7)) {
        case 0 -> varint(in);
        case 1 -> in.getLong();
        case 2 -> {
          byte[] content = new byte[(int) varint(in)];
          in.get(content);
          yield content;
        }
        case 5 -> (long) in.getInt();
        default -> throw new IllegalArgumentException("wire type " + (tag & 7));
      };
      fields.computeIfAbsent((int) (tag >>> 3), _ -> new ArrayList<>()).add(value);
    }
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number without end");
  }

  /// The messages of a path of fields, all of them.
  List<WireMessage> all(int... path) {
    List<WireMessage> found = List.of(this);
    for (int number : path) {
      found = found.stream().flatMap(one -> one.fields.getOrDefault(number, List.of()).stream())
          .map(content -> new WireMessage((byte[]) content)).toList();
    }
    return found;
  }

  boolean has(int number) {
    return fields.containsKey(number);
  }

  long number(int number) {
    return has(number) ? (Long) fields.get(number).getLast() : 0;
  }

  double real(int number) {
    return Double.longBitsToDouble(number(number));
  }

  String text(int number) {
    return has(number) ? new String((byte[]) fields.get(number).getLast(), StandardCharsets.UTF_8) : "";
  }

  String hex(int number) {
    return has(number) ? HexFormat.of().formatHex((byte[]) fields.get(number).getLast()) : "";
  }

  /// Keys and values of a field that holds attributes (opentelemetry/proto/common/v1: KeyValue, AnyValue).
  Map<String, String> attributes(int number) {
    Map<String, String> all = new TreeMap<>();
    for (WireMessage pair : all(number)) {
      WireMessage value = pair.all(2).getFirst();
      all.put(pair.text(1), value.has(1) ? value.text(1) : value.has(2) ? "" + (value.number(2) == 1)
          : "" + value.number(3));
    }
    return all;
  }

  @Override
  public String toString() {
    return Arrays.toString(fields.keySet().toArray());
  }
}
