package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Address constraints, sorted and pruned per family (crypto/x509/constraints.go:ipConstraints). Immutable.
record SortedRanges(List<IpRange> ipv4, List<IpRange> ipv6) {

  static SortedRanges of(List<IpRange> given, X509Rules rules) {
    List<IpRange> four = new ArrayList<>();
    List<IpRange> six = new ArrayList<>();
    for (IpRange range : given) {
      (range.ip().length == 4 ? four : six).add(rules.ipConstraintsMasked() ? range.masked() : range);
    }
    return new SortedRanges(pruned(four), pruned(six));
  }

  private static List<IpRange> pruned(List<IpRange> ranges) {
    ranges.sort((a, b) -> {
      int byAddress = Arrays.compareUnsigned(a.ip(), b.ip());
      return byAddress != 0 ? byAddress : Arrays.compareUnsigned(a.mask(), b.mask());
    });
    List<IpRange> pruned = new ArrayList<>();
    for (IpRange range : ranges) {
      boolean covered = !pruned.isEmpty() && pruned.getLast().contains(range.ip())
          && pruned.getLast().contains(range.broadcast());
      if (!covered) {
        pruned.add(range);
      }
    }
    return List.copyOf(pruned);
  }

  boolean isAbsent() {
    return ipv4.isEmpty() && ipv6.isEmpty();
  }

  /// The range that covers the address, printed, or null.
  @Nullable String query(byte[] ip) {
    List<IpRange> ranges = ip.length == 4 ? ipv4 : ipv6;
    if (ranges.isEmpty()) {
      return null;
    }
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(ranges.get(middle).ip(), ip) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low < ranges.size() && Arrays.equals(ranges.get(low).ip(), ip)) {
      return ranges.get(low).print();
    }
    IpRange nearest = ranges.get(Math.max(low - 1, 0));
    return nearest.contains(ip) ? nearest.print() : null;
  }
}
