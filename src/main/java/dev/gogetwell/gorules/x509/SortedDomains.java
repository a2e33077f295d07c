package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Domain constraints sorted by their reversed names, pruned, and searched by halves, with the very order and the very
/// corner cases of crypto/x509/constraints.go (nameConstraintsSet, dnsConstraints). Immutable after [#of].
///
/// @param constraints sorted and pruned; empty where no constraint was given
/// @param all whether an empty constraint covers every name
/// @param parents for excluded subtrees: the constraint without its first label -> the constraint
/// @param lowerWildcards whether wildcard names are lowered before they meet `parents`
record SortedDomains(List<String> constraints, boolean all, Map<String, String> parents, boolean lowerWildcards) {

  static SortedDomains of(List<String> given, boolean permitted, X509Rules rules) {
    boolean lower = rules.wildcardExclusionIgnoresCase();
    if (given.contains("")) {
      return new SortedDomains(given, true, Map.of(), lower);
    }
    List<String> sorted = new ArrayList<>(given);
    sorted.sort(SortedDomains::compare);
    List<String> pruned = new ArrayList<>();
    for (String constraint : sorted) {
      if (pruned.isEmpty() || !covers(pruned.getLast(), constraint)) {
        pruned.add(constraint);
      }
    }
    Map<String, String> parents = new HashMap<>();
    if (!permitted) {
      for (String constraint : pruned) {
        String name = lower ? GoText.lower(constraint) : constraint;
        String parent = withoutFirstLabel(name);
        if (!parent.isEmpty()) {
          parents.put(parent, name);
        }
      }
    }
    return new SortedDomains(pruned, false, parents, lower);
  }

  boolean isAbsent() {
    return constraints.isEmpty();
  }

  /// The constraint that covers the name, or null.
  @Nullable String query(String name) {
    if (all) {
      return "";
    }
    if (constraints.isEmpty()) {
      return null;
    }
    int low = 0;
    int high = constraints.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(constraints.get(middle), name) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low < constraints.size() && compare(constraints.get(low), name) == 0) {
      return constraints.get(low);
    }
    String nearest = constraints.get(Math.max(low - 1, 0));
    if (covers(nearest, name)) {
      return nearest;
    }
    return name.startsWith("*") ? parents.get(withoutFirstLabel(lowerWildcards ? GoText.lower(name) : name)) : null;
  }

  /// constraints.go:trimFirstLabel.
  private static String withoutFirstLabel(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  /// constraints.go:dnsHasSuffix.
  private static boolean covers(String constraint, String name) {
    int offset = name.length() - constraint.length();
    if (offset < 0) {
      return false;
    }
    for (int i = constraint.length() - 1; i >= 0; i--) {
      if (GoText.lower(constraint.charAt(i)) != GoText.lower(name.charAt(i + offset))) {
        return false;
      }
    }
    return constraint.charAt(0) == '.' || offset == 0 || name.charAt(offset - 1) == '.';
  }

  /// constraints.go:dnsCompare: from the end, without case, the period before everything.
  private static int compare(String a, String b) {
    int i = a.length() - 1;
    int j = b.length() - 1;
    while (i >= 0 && j >= 0) {
      int order = Integer.compare(rank(a.charAt(i)), rank(b.charAt(j)));
      if (order != 0) {
        return order;
      }
      i--;
      j--;
    }
    return Integer.compare(i, j);
  }

  private static int rank(char c) {
    return c == '.' ? 0 : GoText.lower(c);
  }
}
