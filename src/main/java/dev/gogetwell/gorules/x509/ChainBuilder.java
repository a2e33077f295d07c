package dev.gogetwell.gorules.x509;

import dev.gogetwell.gorules.x509.ChainError.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Certificate.buildChains and Certificate.isValid (crypto/x509/verify.go): every path from the leaf to a root, and the
/// error that Go would report where there is none. One use per verification, one thread.
final class ChainBuilder {
  private static final int MAX_SIGNATURE_CHECKS = 100;
  private static final ChainError LIMIT = ChainError.plain(
      "x509: signature check attempts limit reached while verifying certificate chain");

  private final X509Rules rules;
  private final SignatureCheck signatures;
  private final CertificatePool roots;
  private final CertificatePool intermediates;
  private final Optional<GoTime> now;
  private final List<List<Certificate>> chains = new ArrayList<>();
  private int signatureChecks;

  /// @param now empty where dates are left aside
  ChainBuilder(X509Rules rules, SignatureCheck signatures, CertificatePool roots, CertificatePool intermediates,
      Optional<GoTime> now) {
    this.rules = rules;
    this.signatures = signatures;
    this.roots = roots;
    this.intermediates = intermediates;
    this.now = now;
  }

  /// The place of a certificate in a path.
  enum Role { LEAF, INTERMEDIATE, ROOT }

  /// All chains, leaf first, in Go's order.
  List<List<Certificate>> chains() {
    return chains;
  }

  /// Builds the chains of the leaf; the error, or null where there is a chain.
  @Nullable ChainError build(Certificate leaf) {
    return new Step(leaf, List.of(leaf)).run();
  }

  /// One call of buildChains: the parents of the last certificate of a path.
  private final class Step {
    private final Certificate child;
    private final List<Certificate> path;
    private @Nullable ChainError error;
    private String hint = "";
    private @Nullable Certificate hintCertificate;

    Step(Certificate child, List<Certificate> path) {
      this.child = child;
      this.path = path;
    }

    @Nullable ChainError run() {
      int before = chains.size();
      considerAll(Role.ROOT, roots.potentialParents(child));
      if (!(LIMIT.equals(error) && rules.signatureLimitCountsEveryCandidate())) {
        considerAll(Role.INTERMEDIATE, intermediates.potentialParents(child));
      }
      if (chains.size() > before) {
        return null;
      }
      return error != null ? error : unknownAuthority();
    }

    private void considerAll(Role role, List<Certificate> candidates) {
      for (Certificate candidate : candidates) {
        consider(role, candidate);
        if (LIMIT.equals(error) && rules.signatureLimitCountsEveryCandidate()) {
          return;
        }
      }
    }

    private void consider(Role role, Certificate candidate) {
      boolean limitFirst = rules.signatureLimitCountsEveryCandidate();
      if (limitFirst && limitReached()) {
        return;
      }
      if ((rules.parentsWithoutKeySkipped() && candidate.publicKey() instanceof PublicKey.Unknown)
          || alreadyInChain(candidate, path)) {
        return;
      }
      if (!limitFirst && limitReached()) {
        return;
      }
      String signature = signatures.error(child, candidate);
      if (!signature.isEmpty()) {
        remember(signature, candidate);
        return;
      }
      error = invalidity(candidate, role, path);
      if (error != null) {
        if (rules.invalidParentsAreHints()) {
          remember(error.text(), candidate);
        }
        return;
      }
      List<Certificate> longer = new ArrayList<>(path.size() + 1);
      longer.addAll(path);
      longer.add(candidate);
      if (role == Role.ROOT) {
        chains.add(longer);
      } else {
        error = new Step(candidate, longer).run();
      }
    }

    private boolean limitReached() {
      signatureChecks++;
      if (signatureChecks > MAX_SIGNATURE_CHECKS) {
        error = LIMIT;
        return true;
      }
      return false;
    }

    private void remember(String text, Certificate candidate) {
      if (hintCertificate == null) {
        hint = text;
        hintCertificate = candidate;
      }
    }

    private ChainError unknownAuthority() {
      String text = "x509: certificate signed by unknown authority";
      Certificate rejected = hintCertificate;
      if (rejected == null) {
        return ChainError.of(ChainError.Type.UNKNOWN_AUTHORITY, text);
      }
      String name = rejected.subject().goCommonName();
      if (name.isEmpty()) {
        name = rejected.subject().goOrganization().orElse("serial:" + rejected.serial());
      }
      return ChainError.of(ChainError.Type.UNKNOWN_AUTHORITY, text + " (possibly because of " + GoText.quote(hint)
          + " while trying to verify candidate authority certificate " + GoText.quote(name) + ")");
    }
  }

  /// verify.go:alreadyInChain: same subject, key and alternative names; stops loops of cross-signed authorities.
  private static boolean alreadyInChain(Certificate candidate, List<Certificate> path) {
    for (Certificate member : path) {
      if (!candidate.subject().raw().equals(member.subject().raw())
          || !candidate.rawKey().equals(member.rawKey())) {
        continue;
      }
      String names = candidate.rawAlternativeNames();
      String memberNames = member.rawAlternativeNames();
      if (names == null && memberNames == null) {
        return true;
      }
      if (names == null || memberNames == null) {
        return false;
      }
      if (names.equals(memberNames)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable ChainError outOfDate(Certificate certificate, GoTime now) {
    if (now.isBefore(certificate.notBefore())) {
      return ChainError.invalid(Reason.EXPIRED,
          "current time " + now.rfc3339() + " is before " + certificate.notBefore().rfc3339());
    }
    return !certificate.notAfter().isBefore(now) ? null : ChainError.invalid(Reason.EXPIRED,
        "current time " + now.rfc3339() + " is after " + certificate.notAfter().rfc3339());
  }

  /// verify.go:isValid.
  @Nullable ChainError invalidity(Certificate certificate, Role role, List<Certificate> path) {
    if (certificate.hasUnhandledCriticalExtension()) {
      return ChainError.of(ChainError.Type.UNHANDLED_CRITICAL_EXTENSION, "x509: unhandled critical extension");
    }
    if (!path.isEmpty() && !path.getLast().issuer().raw().equals(certificate.subject().raw())) {
      return ChainError.invalid(Reason.NAME_MISMATCH, "");
    }
    ChainError outOfDate = now.map(time -> outOfDate(certificate, time)).orElse(null);
    if (outOfDate != null) {
      return outOfDate;
    }
    if (role != Role.LEAF && certificate.nameConstraints().present()
        && !rules.constraintsCheckedOnWholeChainAtEnd()) {
      ChainError refused = constrained(certificate, path);
      if (refused != null) {
        return refused;
      }
    }
    if (role == Role.INTERMEDIATE && !(certificate.basicConstraintsValid() && certificate.isAuthority())) {
      return ChainError.invalid(Reason.NOT_AUTHORIZED_TO_SIGN, "");
    }
    boolean limited = certificate.basicConstraintsValid() && certificate.maxPathLength() >= 0;
    if (limited && path.size() - 1 > certificate.maxPathLength()) {
      return ChainError.invalid(Reason.TOO_MANY_INTERMEDIATES, "");
    }
    return null;
  }

  private @Nullable ChainError constrained(Certificate authority, List<Certificate> path) {
    ConstraintCheck check = new ConstraintCheck(rules, authority.nameConstraints());
    List<Certificate> named = rules.constraintsCoverIntermediateNames() ? path
        : List.of(path.getFirst(), authority);
    for (Certificate certificate : named) {
      ChainError refused = check.check(certificate);
      if (refused != null) {
        return refused;
      }
    }
    return null;
  }
}
