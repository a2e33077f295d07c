package dev.gogetwell.gorules.x509;

import dev.gogetwell.gorules.x509.CertificatePolicies.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Certificate policies of Go since 1.24, where any policy is acceptable to the user (crypto/x509/verify.go:
/// policiesValid; RFC 5280 section 6.1 as changed by RFC 9618). One use per chain, one thread.
final class PolicyCheck {
  private final X509Rules rules;
  private final List<Certificate> chain;
  private @Nullable PolicyGraph graph = new PolicyGraph();
  private long inhibitAny;
  private long explicit;
  private long mapping;

  PolicyCheck(X509Rules rules, List<Certificate> chain) {
    this.rules = rules;
    this.chain = chain;
    this.inhibitAny = chain.size();
    this.explicit = chain.size();
    this.mapping = chain.size();
  }

  boolean isValid() {
    if (chain.size() == 1) {
      return true;
    }
    int last = chain.size() - 2; // the trust anchor itself is not checked
    for (int i = last; i >= 0; i--) {
      if (!processPolicies(chain.get(i), i, last)) {
        return false;
      }
      if (i != 0) {
        count(chain.get(i));
      }
    }
    if (explicit > 0) {
      explicit--;
    }
    if (chain.getFirst().policies().requireExplicit() == 0) {
      explicit = 0;
    }
    return explicit != 0 || (graph != null && !graph.validPolicies().isEmpty());
  }

  private boolean processPolicies(Certificate certificate, int index, int last) {
    List<String> policies = certificate.policies().policies();
    if (policies.isEmpty()) {
      graph = null;
    }
    PolicyGraph current = graph;
    if (current == null) {
      return explicit != 0;
    }
    current.deepen();
    for (String policy : policies) {
      if (!policy.equals(PolicyGraph.ANY)) {
        insert(current, policy);
      }
    }
    boolean notLast = last + 1 - index < last + 1;
    if (policies.contains(PolicyGraph.ANY) && (inhibitAny > 0 || (notLast && certificate.isSelfIssued()))) {
      current.insertMissing();
    }
    current.prune();
    return index == 0 || map(current, certificate.policies().mappings());
  }

  private static void insert(PolicyGraph graph, String policy) {
    List<PolicyGraph.Node> parents = graph.parentsExpecting(policy);
    PolicyGraph.Node any = parents.isEmpty() ? graph.parentWithAny() : null;
    if (any != null) {
      parents = List.of(any);
    }
    if (!parents.isEmpty()) {
      graph.insert(new PolicyGraph.Node(policy, parents));
    }
  }

  /// RFC 5280 section 6.1.4 (b).
  private boolean map(PolicyGraph current, List<Mapping> mappings) {
    if (mappings.isEmpty()) {
      return true;
    }
    Map<String, List<String>> bySource = new HashMap<>();
    for (Mapping entry : mappings) {
      if (mapping > 0) {
        if (entry.issuer().equals(PolicyGraph.ANY) || entry.subject().equals(PolicyGraph.ANY)) {
          return false;
        }
        bySource.computeIfAbsent(entry.issuer(), issuer -> new ArrayList<>()).add(entry.subject());
      } else {
        current.deleteLeaf(entry.issuer());
        if (!rules.policyMappingsPrunedOnce()) {
          current.prune();
        }
      }
    }
    if (rules.policyMappingsPrunedOnce()) {
      current.prune();
    }
    bySource.forEach((issuer, subjects) -> {
      PolicyGraph.Node leaf = current.leaf(issuer);
      PolicyGraph.Node any = current.leaf(PolicyGraph.ANY);
      if (leaf != null) {
        leaf.expect(subjects);
      } else if (any != null) {
        PolicyGraph.Node node = new PolicyGraph.Node(issuer, List.of(any));
        node.expect(subjects);
        current.insert(node);
      }
    });
    return true;
  }

  /// RFC 5280 section 6.1.4 (h), (i), (j).
  private void count(Certificate certificate) {
    if (!certificate.isSelfIssued()) {
      explicit = Math.max(0, explicit - 1);
      mapping = Math.max(0, mapping - 1);
      inhibitAny = Math.max(0, inhibitAny - 1);
    }
    CertificatePolicies policies = certificate.policies();
    explicit = limited(explicit, policies.requireExplicit());
    mapping = limited(mapping, policies.inhibitMapping());
    inhibitAny = limited(inhibitAny, policies.inhibitAny());
  }

  private static long limited(long counter, long limit) {
    return limit >= 0 ? Math.min(counter, limit) : counter;
  }
}
