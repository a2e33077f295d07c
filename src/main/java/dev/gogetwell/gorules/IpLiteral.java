package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An IP address as text, read the way Go reads it: no names, no octal, no short forms. An IPv4 address inside
/// `::ffff:0:0/96` equals its IPv4 form. Source: net/netip/netip.go:ParseAddr, net/ip.go. Immutable; any thread.
record IpLiteral(List<Integer> bytes, String zone) {
  static Optional<IpLiteral> parse(String text) {
    int percent = text.indexOf('%');
    String address = percent < 0 ? text : text.substring(0, percent);
    String zone = percent < 0 ? "" : text.substring(percent + 1);
    if ((percent >= 0 && zone.isEmpty()) || address.length() > 45) {
      return Optional.empty();
    }
    boolean six = address.indexOf(':') >= 0;
    if (!six && percent >= 0) {
      return Optional.empty();
    }
    return (six ? v6(address) : v4(address)).map(bytes -> new IpLiteral(bytes, zone));
  }

  boolean isV6() {
    return bytes.size() == 16;
  }

  boolean isLoopback() {
    List<Integer> plain = unmapped();
    return plain.size() == 4 ? plain.get(0) == 127 : plain.subList(0, 15).stream().allMatch(b -> b == 0)
        && plain.get(15) == 1;
  }

  boolean sameAddress(IpLiteral other) {
    return unmapped().equals(other.unmapped());
  }

  /// Whether the first bits equal those of the network; mixed families never match.
  boolean within(IpLiteral network, int prefix) {
    List<Integer> mine = unmapped();
    List<Integer> theirs = network.bytes.size() == 16 && prefix < 96 ? network.bytes : network.unmapped();
    int bits = network.bytes.size() == 16 && theirs.size() == 4 ? prefix - 96 : prefix;
    if (mine.size() != theirs.size()) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if (((mine.get(i / 8) ^ theirs.get(i / 8)) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private List<Integer> unmapped() {
    boolean mapped = bytes.size() == 16 && bytes.subList(0, 10).stream().allMatch(b -> b == 0)
        && bytes.get(10) == 255 && bytes.get(11) == 255;
    return mapped ? bytes.subList(12, 16) : bytes;
  }

  private static Optional<List<Integer>> v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    List<Integer> bytes = new ArrayList<>();
    for (String part : parts) {
      boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> '0' <= c && c <= '9');
      if (!digits || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      bytes.add(Integer.parseInt(part));
    }
    return Optional.of(bytes);
  }

  private static Optional<List<Integer>> v6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    Optional<List<Integer>> head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    Optional<List<Integer>> tail = gap < 0 ? Optional.of(List.of()) : groups(text.substring(gap + 2), true);
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int missing = 16 - head.get().size() - tail.get().size();
    if (gap < 0 ? missing != 0 : missing < 2) {
      return Optional.empty();
    }
    Integer[] zeros = new Integer[missing];
    Arrays.fill(zeros, 0);
    List<Integer> bytes = new ArrayList<>(head.get());
    bytes.addAll(Arrays.asList(zeros));
    bytes.addAll(tail.get());
    return Optional.of(bytes);
  }

  private static Optional<List<Integer>> groups(String text, boolean mayEndInV4) {
    List<Integer> bytes = new ArrayList<>();
    if (text.isEmpty()) {
      return Optional.of(bytes);
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      Optional<List<Integer>> dotted = i == parts.length - 1 && mayEndInV4 ? v4(parts[i]) : Optional.empty();
      if (dotted.isPresent()) {
        bytes.addAll(dotted.get());
        continue;
      }
      if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
        return Optional.empty();
      }
      int value = Integer.parseInt(parts[i], 16);
      bytes.add(value >> 8);
      bytes.add(value & 0xff);
    }
    return Optional.of(bytes);
  }
}
