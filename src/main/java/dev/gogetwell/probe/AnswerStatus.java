package dev.gogetwell.probe;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.util.Optional;

/// What an HTTP status means for go, whoever asked: our own request or the Go probe in a container. Pure; any thread.
final class AnswerStatus {
  private AnswerStatus() {}

  /// Empty for an answer that go takes.
  static Optional<Failure> failure(int status, String reason) {
    FailureKind kind = switch (status) {
      case 404, 410 -> FailureKind.NOT_FOUND;
      case 401 -> FailureKind.UNAUTHORIZED;
      case 403 -> FailureKind.HTTP_FORBIDDEN;
      case 407 -> FailureKind.PROXY_AUTH_REQUIRED;
      case 429 -> FailureKind.RATE_LIMITED;
      default -> status >= 500 ? FailureKind.SERVER_ERROR : FailureKind.HTTP_STATUS;
    };
    return status == 200
        ? Optional.empty() : Optional.of(new Failure(Operation.HTTP, kind, (status + " " + reason).strip()));
  }

  /// Whether an answer with a Location field is followed (net/http/client.go, redirectBehavior).
  static boolean isRedirect(int status) {
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
  }
}
