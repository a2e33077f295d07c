package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The policy graph of RFC 9618 (crypto/x509/verify.go:policyGraph). Policies are OID contents as byte strings.
/// Mutable, one thread.
final class PolicyGraph {
  /// anyPolicy, 2.5.29.32.0.
  static final String ANY = "U\u001d \u0000";

  private final List<Map<String, Node>> strata = new ArrayList<>();
  private Map<String, List<Node>> parentIndex = Map.of();

  PolicyGraph() {
    Map<String, Node> root = new HashMap<>();
    root.put(ANY, new Node(ANY, List.of()));
    strata.add(root);
  }

  /// A valid policy at one depth.
  static final class Node {
    private final String policy;
    private List<String> expected;
    private final Set<Node> parents = new HashSet<>();
    private final Set<Node> children = new HashSet<>();

    Node(String policy, List<Node> parents) {
      this.policy = policy;
      this.expected = List.of(policy);
      for (Node parent : parents) {
        parent.children.add(this);
        this.parents.add(parent);
      }
    }

    void expect(List<String> policies) {
      expected = policies;
    }
  }

  private Map<String, Node> leaves() {
    return strata.getLast();
  }

  private Map<String, Node> aboveLeaves() {
    return strata.get(strata.size() - 2);
  }

  void insert(Node node) {
    leaves().put(node.policy, node);
  }

  List<Node> parentsExpecting(String policy) {
    return parentIndex.getOrDefault(policy, List.of());
  }

  @Nullable Node parentWithAny() {
    return aboveLeaves().get(ANY);
  }

  @Nullable Node leaf(String policy) {
    return leaves().get(policy);
  }

  void deepen() {
    Map<String, List<Node>> index = new HashMap<>();
    for (Node node : leaves().values()) {
      for (String expected : node.expected) {
        index.computeIfAbsent(expected, policy -> new ArrayList<>()).add(node);
      }
    }
    parentIndex = index;
    strata.add(new HashMap<>());
  }

  /// anyPolicy in a certificate: every expected policy without a leaf gets one.
  void insertMissing() {
    Map<String, List<Node>> missing = new HashMap<>();
    for (Node parent : aboveLeaves().values()) {
      for (String expected : parent.expected) {
        if (!leaves().containsKey(expected)) {
          missing.computeIfAbsent(expected, policy -> new ArrayList<>()).add(parent);
        }
      }
    }
    missing.forEach((policy, parents) -> insert(new Node(policy, parents)));
  }

  void deleteLeaf(String policy) {
    Node node = leaves().remove(policy);
    if (node != null) {
      node.parents.forEach(parent -> parent.children.remove(node));
      node.children.forEach(child -> child.parents.remove(node));
    }
  }

  void prune() {
    for (int depth = strata.size() - 2; depth > 0; depth--) {
      strata.get(depth).values().removeIf(node -> {
        if (!node.children.isEmpty()) {
          return false;
        }
        node.parents.forEach(parent -> parent.children.remove(node));
        return true;
      });
    }
  }

  /// The valid policies whose only parent is anyPolicy, and anyPolicy itself where it survived.
  Set<String> validPolicies() {
    Set<String> valid = new HashSet<>();
    for (Map<String, Node> stratum : strata) {
      for (Node node : stratum.values()) {
        boolean belowAny = node.parents.size() == 1 && node.parents.iterator().next().policy.equals(ANY);
        if (belowAny && !node.policy.equals(ANY)) {
          valid.add(node.policy);
        }
      }
    }
    if (leaf(ANY) != null) {
      valid.add(ANY);
    }
    return valid;
  }
}
