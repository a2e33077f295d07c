package dev.gogetwell.probe;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// An error of Go as the probe tells it: the chain of `errors.Unwrap`, outermost first, each with its type and text.
/// Immutable; any thread.
record GoErrors(List<Link> chain) {
  /// The reason of x509.CertificateInvalidError that means the dates (crypto/x509/verify.go, Expired).
  private static final int EXPIRED = 1;
  private static final Set<Long> REFUSED = Set.of(111L, 61L, 10061L);
  private static final Set<Long> RESET = Set.of(104L, 54L, 10054L, 32L, 10053L);
  private static final Set<Long> FORBIDDEN = Set.of(1L, 13L, 10013L);

  GoErrors {
    chain = List.copyOf(chain);
  }

  /// One error.
  ///
  /// @param number the number of a syscall.Errno, 0 for other types
  /// @param reason of a certificate error, -1 for other types
  record Link(String type, String text, long number, int reason) {}

  /// Go's refusal of the certificate chain, if that is what happened.
  Optional<Link> refusedCertificate() {
    return chain.stream().filter(link -> link.type().replace("*", "").startsWith("x509.")).findFirst();
  }

  /// The whole as Go would print it.
  String text() {
    return chain.isEmpty() ? "" : chain.getFirst().text();
  }

  /// The failure in our vocabulary, with Go's own words.
  Failure failure(Operation operation) {
    return new Failure(operation, kind(operation), text());
  }

  /// The failure of the certificate check.
  static FailureKind kind(Link refused) {
    return switch (refused.type().replace("*", "")) {
      case "x509.UnknownAuthorityError", "x509.SystemRootsError" -> FailureKind.UNKNOWN_AUTHORITY;
      case "x509.HostnameError" -> FailureKind.NAME_MISMATCH;
      case "x509.CertificateInvalidError" -> refused.reason() != EXPIRED ? FailureKind.BAD_CERTIFICATE
          : refused.text().contains(" is before ") ? FailureKind.NOT_YET_VALID : FailureKind.EXPIRED;
      default -> FailureKind.BAD_CERTIFICATE;
    };
  }

  private FailureKind kind(Operation operation) {
    Optional<Link> refused = refusedCertificate();
    if (refused.isPresent()) {
      return kind(refused.get());
    }
    String all = text().toLowerCase(Locale.ROOT);
    if (operation == Operation.RESOLVE || has("*net.DNSError")) {
      return lookup(all);
    }
    if (has("tls.RecordHeaderError") || all.contains("first record does not look like a tls handshake")) {
      return FailureKind.NOT_TLS;
    }
    if (all.contains("remote error: tls:")) {
      return FailureKind.ALERT;
    }
    return transport(all);
  }

  private static FailureKind lookup(String text) {
    if (text.contains("no such host")) {
      return FailureKind.NO_SUCH_HOST;
    }
    if (text.contains("server misbehaving")) {
      return FailureKind.SERVER_FAILURE;
    }
    if (text.contains("i/o timeout") || text.contains("deadline exceeded")) {
      return FailureKind.TIMEOUT;
    }
    return text.contains("refused") || text.contains("unreachable") || text.contains("temporary failure")
        ? FailureKind.RESOLVER_UNREACHABLE : FailureKind.OTHER;
  }

  private FailureKind transport(String text) {
    if (numbered(REFUSED) || text.contains("connection refused") || text.contains("actively refused")) {
      return FailureKind.REFUSED;
    }
    if (numbered(RESET) || text.contains("connection reset") || text.contains("forcibly closed")
        || text.contains("broken pipe")) {
      return FailureKind.RESET;
    }
    if (text.contains("timeout") || text.contains("deadline exceeded") || text.contains("timed out")) {
      return FailureKind.TIMEOUT;
    }
    if (text.contains("unreachable") || text.contains("no route to host")) {
      return FailureKind.UNREACHABLE;
    }
    if (numbered(FORBIDDEN) || text.contains("permission denied") || text.contains("not permitted")) {
      return FailureKind.FORBIDDEN_LOCALLY;
    }
    if (text.endsWith("eof")) {
      return FailureKind.EOF;
    }
    if (text.contains("context canceled")) {
      return FailureKind.CANCELLED;
    }
    return text.contains("tls:") ? FailureKind.PROTOCOL : FailureKind.OTHER;
  }

  private boolean has(String type) {
    return chain.stream().anyMatch(link -> link.type().equals(type));
  }

  private boolean numbered(Set<Long> numbers) {
    return chain.stream().anyMatch(link -> numbers.contains(link.number()));
  }
}
