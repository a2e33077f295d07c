package dev.gogetwell.gorules;

import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.OptionalInt;

/// When `go` moves on to the next entry of GOPROXY, and which of several failures it prints.
/// Source: cmd/go/internal/modfetch/proxy.go:TryProxies. Stateless; any thread.
public final class FallThrough {
  private FallThrough() {}

  /// What came of one entry.
  public enum Outcome {
    /// 200.
    FOUND,
    /// 404, 410, `off`, an unknown revision: "does not exist", the only failure a comma forgives.
    NOT_FOUND,
    /// Everything else: another status, timeout, certificate, refused connection.
    OTHER_FAILURE
  }

  /// One tried entry.
  public record Attempt(boolean direct, Separator separator, Outcome outcome) {}

  /// What an HTTP status means (cmd/go/internal/web/api.go:HTTPError.Is).
  public static Outcome ofStatus(int status) {
    return switch (status) {
      case 200 -> Outcome.FOUND;
      case 404, 410 -> Outcome.NOT_FOUND;
      default -> Outcome.OTHER_FAILURE;
    };
  }

  /// Whether `go` asks the next entry.
  public static boolean goesOn(Separator separator, Outcome outcome) {
    return switch (outcome) {
      case FOUND -> false;
      case NOT_FOUND -> separator != Separator.END;
      case OTHER_FAILURE -> separator == Separator.PIPE;
    };
  }

  /// The index of the attempt whose error `go` prints; empty if one succeeded or none was made. Only the attempts
  /// that `go` makes are looked at: what stands behind a stop is ignored.
  public static OptionalInt printed(List<Attempt> attempts) {
    int best = -1;
    int rank = 0;
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      if (attempt.outcome() == Outcome.FOUND) {
        return OptionalInt.empty();
      }
      boolean notFound = attempt.outcome() == Outcome.NOT_FOUND;
      if (attempt.direct()) {
        best = i;
        rank = 2;
      } else if (rank <= 1 && !notFound) {
        best = i;
        rank = 1;
      } else if (rank == 0) {
        best = i;
      }
      if (!goesOn(attempt.separator(), attempt.outcome())) {
        break;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }
}
