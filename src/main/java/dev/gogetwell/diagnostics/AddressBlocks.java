package dev.gogetwell.diagnostics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an address says of itself. Text only, since a stored report is judged by it too. Pure.
public final class AddressBlocks {
  private static final int PARTS_OF_IPV4 = 4;
  private static final int GROUPS_OF_IPV6 = 8;

  private AddressBlocks() {}

  /// Private use, shared with a provider or a mesh VPN, or of one link (RFC 1918, 6598, 4193, 3927, 4291).
  public static boolean isPrivate(String address) {
    List<Integer> parts = ipv4(address);
    if (parts.isEmpty()) {
      String lower = address.toLowerCase(Locale.ROOT);
      return lower.matches("f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*");
    }
    int first = parts.get(0);
    int second = parts.get(1);
    return first == 10 || (first == 172 && second >= 16 && second < 32) || (first == 192 && second == 168)
        || (first == 100 && second >= 64 && second < 128) || (first == 169 && second == 254);
  }

  /// Whoever dials it reaches himself (RFC 1122, 3.2.1.3).
  public static boolean isThisMachine(String address) {
    return address.startsWith("127.") || address.startsWith("0.") || address.equals("::") || address.equals("::1")
        || address.matches("0(:0){6}:[01]");
  }

  /// Whether two addresses share so much of their beginning that one operator is likely to have both: /16, or /32 of
  /// IPv6.
  public static boolean areNeighbours(String one, String other) {
    List<Integer> first = ipv4(one);
    List<Integer> second = ipv4(other);
    if (!first.isEmpty() && !second.isEmpty()) {
      return first.subList(0, 2).equals(second.subList(0, 2));
    }
    List<String> left = List.of(one.split(":"));
    List<String> right = List.of(other.split(":"));
    return first.isEmpty() && second.isEmpty() && left.size() > 2 && right.size() > 2
        && left.subList(0, 2).equals(right.subList(0, 2));
  }

  /// The sixteen bytes of an address of IPv6 (RFC 4291, 2.2, without the form that ends in dots).
  static Optional<List<Integer>> ipv6(String address) {
    if (!address.matches("[0-9a-fA-F:]{2,39}")) {
      return Optional.empty();
    }
    String[] halves = address.split("::", -1);
    List<String> left = groups(halves[0]);
    List<String> right = halves.length == 2 ? groups(halves[1]) : List.of();
    int missing = GROUPS_OF_IPV6 - left.size() - right.size();
    boolean isOne = halves.length == 1 ? missing == 0 : halves.length == 2 && missing > 0;
    List<String> all = Stream.of(left, Collections.nCopies(Math.max(0, missing), "0"), right).flatMap(List::stream)
        .toList();
    return isOne && all.stream().allMatch(group -> group.matches("[0-9a-fA-F]{1,4}"))
        ? Optional.of(all.stream().map(group -> Integer.parseInt(group, 16))
            .flatMap(group -> Stream.of(group >> 8, group & 255)).toList()) : Optional.empty();
  }

  private static List<String> groups(String half) {
    return half.isEmpty() ? List.of() : List.of(half.split(":", -1));
  }

  private static List<Integer> ipv4(String address) {
    return address.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        ? Arrays.stream(address.split("\\.", PARTS_OF_IPV4)).map(Integer::valueOf).toList() : List.of();
  }
}
