package dev.gogetwell.gorules.x509;

import dev.gogetwell.gorules.x509.ChainBuilder.Role;
import dev.gogetwell.gorules.x509.ChainError.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// x509.Certificate.Verify of one Go version on Linux, as a function of (chain, roots, name, time); nothing of the
/// JDK's own path validation is used. Remembers certificates and signatures it has seen, within bounds. Any thread.
public final class ChainVerifier {
  private static final int REMEMBERED_CERTIFICATES = 16_384;
  private static final String UNREADABLE = "tls: failed to parse certificate from server: ";

  private final X509Rules rules;
  private final CertificateParser parser;
  private final SignatureCheck signatures;
  private final ConcurrentHashMap<String, ParsedCertificate> remembered = new ConcurrentHashMap<>();

  /// A verifier with the rules of one Go version.
  public ChainVerifier(X509Rules rules) {
    this.rules = rules;
    this.parser = new CertificateParser(rules);
    this.signatures = new SignatureCheck(rules);
  }

  /// Reads a certificate; the same DER gives the same object while it is remembered.
  public ParsedCertificate parse(byte[] der) {
    String key = GoText.of(der, 0, der.length);
    ParsedCertificate known = remembered.get(key);
    if (known != null) {
      return known;
    }
    if (remembered.size() >= REMEMBERED_CERTIFICATES) {
      remembered.clear();
    }
    ParsedCertificate parsed = parser.parse(der);
    ParsedCertificate earlier = remembered.putIfAbsent(key, parsed);
    return earlier != null ? earlier : parsed;
  }

  /// Prepares trust anchors; what Go cannot read is skipped, as CertPool.AppendCertsFromPEM does.
  public RootSet roots(List<byte[]> ders) {
    return new RootSet(readable(ders), "");
  }

  /// The same for a machine's own store.
  ///
  /// @param loadError Go's text where it could load nothing at all; every chain is refused with it then
  public RootSet systemRoots(List<byte[]> ders, String loadError) {
    return new RootSet(readable(ders), loadError);
  }

  private List<Certificate> readable(List<byte[]> ders) {
    List<Certificate> certificates = new ArrayList<>(ders.size());
    for (byte[] der : ders) {
      if (parse(der) instanceof ParsedCertificate.Good good) {
        certificates.add(good.certificate());
      }
    }
    return certificates;
  }

  /// The verdict of Go. A leaf that cannot be read gives [ChainError.Type#PARSE]; other unreadable certificates are
  /// skipped.
  public ChainVerdict verify(VerifyRequest request) {
    return switch (parse(request.leaf())) {
      case ParsedCertificate.Bad bad ->
          new ChainVerdict(Optional.of(ChainError.of(ChainError.Type.PARSE, bad.error())), List.of());
      case ParsedCertificate.Good good -> verify(good.certificate(), request, Optional.of(request.now()));
    };
  }

  /// Whether Go would accept the chain if all dates are left aside: then only they are the trouble.
  public boolean acceptsApartFromDates(List<byte[]> served, RootSet roots, String host, GoTime now) {
    VerifyRequest request = VerifyRequest.server(served, roots, host, now);
    return parse(request.leaf()) instanceof ParsedCertificate.Good good
        && verify(good.certificate(), request, Optional.empty()).accepted();
  }

  /// The verdict of a handshake of Go, which reads every certificate that the server sent before it verifies any: one
  /// that it cannot read, or with an RSA key that is too large, ends it although nobody needs that certificate
  /// (crypto/tls/handshake_client.go, verifyServerCertificate).
  public ChainVerdict handshake(List<byte[]> served, RootSet roots, String host, GoTime now) {
    for (byte[] der : served) {
      switch (parse(der)) {
        case ParsedCertificate.Bad bad -> {
          return ChainVerdict.refused(ChainError.of(ChainError.Type.PARSE, UNREADABLE + bad.error()));
        }
        case ParsedCertificate.Good good when good.certificate().publicKey() instanceof PublicKey.Rsa rsa
            && rsa.modulus().bitLength() > rules.largestRsaKey() -> {
          return ChainVerdict.refused(ChainError.plain(
              "tls: server sent certificate containing RSA key larger than " + rules.largestRsaKey() + " bits"));
        }
        case ParsedCertificate.Good _ -> { }
      }
    }
    return verify(VerifyRequest.server(served, roots, host, now));
  }

  private ChainVerdict verify(Certificate leaf, VerifyRequest request, Optional<GoTime> now) {
    if (!request.roots().loadError().isEmpty()) {
      return ChainVerdict.refused(ChainError.of(ChainError.Type.SYSTEM_ROOTS, request.roots().loadError()));
    }
    CertificatePool roots = request.roots().pool();
    CertificatePool intermediates = request.intermediates().isEmpty() ? CertificatePool.EMPTY
        : new CertificatePool(readable(request.intermediates()));
    ChainBuilder builder = new ChainBuilder(rules, signatures, roots, intermediates, now);
    ChainError error = builder.invalidity(leaf, Role.LEAF, List.of());
    if (error == null && !request.host().isEmpty()) {
      error = new HostNames(rules).check(leaf, GoText.encode(request.host()));
    }
    List<List<Certificate>> chains = List.of(List.of(leaf));
    if (error == null && !roots.contains(leaf)) {
      error = builder.build(leaf);
      chains = builder.chains();
    }
    return error != null ? ChainVerdict.refused(error) : filtered(chains, KeyUsages.orServer(request.usages()));
  }

  /// What Verify does with the chains that were built: policies (1.24+), key usages, constraints (1.26+). The order and
  /// the texts changed between versions.
  private ChainVerdict filtered(List<List<Certificate>> chains, List<String> usages) {
    boolean anyUsage = KeyUsages.containsAny(usages);
    if (rules.constraintsCheckedOnWholeChainAtEnd()) {
      return filteredTogether(chains, usages, anyUsage);
    }
    List<List<Certificate>> candidates = chains;
    if (rules.policiesChecked() && rules.policiesCheckedBeforeUsages()) {
      candidates = chains.stream().filter(chain -> new PolicyCheck(rules, chain).isValid()).toList();
      if (candidates.isEmpty()) {
        return invalid(Reason.NO_VALID_CHAINS, "all candidate chains have invalid policies");
      }
    }
    if (anyUsage) {
      return new ChainVerdict(Optional.empty(), candidates);
    }
    boolean policiesNow = rules.policiesChecked() && !rules.policiesCheckedBeforeUsages();
    List<List<Certificate>> kept = new ArrayList<>();
    int badUsages = 0;
    int badPolicies = 0;
    for (List<Certificate> chain : candidates) {
      if (!KeyUsages.survive(chain, usages)) {
        badUsages++;
      } else if (policiesNow && !new PolicyCheck(rules, chain).isValid()) {
        badPolicies++;
      } else {
        kept.add(chain);
      }
    }
    int refusedBefore = chains.size() - candidates.size();
    return kept.isEmpty() ? noneLeft(badUsages, badPolicies + refusedBefore, "")
        : new ChainVerdict(Optional.empty(), kept);
  }

  private ChainVerdict filteredTogether(List<List<Certificate>> chains, List<String> usages, boolean anyUsage) {
    ChainConstraints constraints = new ChainConstraints(rules);
    List<List<Certificate>> kept = new ArrayList<>();
    int badUsages = 0;
    int badPolicies = 0;
    @Nullable String constrained = null;
    for (List<Certificate> chain : chains) {
      if (!new PolicyCheck(rules, chain).isValid()) {
        badPolicies++;
      } else if (!anyUsage && !KeyUsages.survive(chain, usages)) {
        badUsages++;
      } else {
        String refused = constraints.check(chain);
        if (refused == null) {
          kept.add(chain);
        } else if (constrained == null) {
          constrained = refused;
        }
      }
    }
    if (!kept.isEmpty()) {
      return new ChainVerdict(Optional.empty(), kept);
    }
    return constrained != null ? invalid(Reason.CA_NOT_AUTHORIZED_FOR_THIS_NAME, constrained)
        : noneLeft(badUsages, badPolicies, "candidate ");
  }

  private static ChainVerdict noneLeft(int badUsages, int badPolicies, String word) {
    if (badUsages > 0 && badPolicies == 0) {
      return invalid(Reason.INCOMPATIBLE_USAGE, "");
    }
    List<String> details = new ArrayList<>();
    if (badUsages > 0) {
      details.add(badUsages + " " + word + "chains with incompatible key usage");
    }
    if (badPolicies > 0) {
      details.add(badPolicies + " " + word + "chains with invalid policies");
    }
    return invalid(Reason.NO_VALID_CHAINS, String.join(", ", details));
  }

  private static ChainVerdict invalid(Reason reason, String detail) {
    return ChainVerdict.refused(ChainError.invalid(reason, detail));
  }
}
