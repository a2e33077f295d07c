package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.CommandRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What Windows itself says of a chain. The list of its roots that can be read is not all that it believes, since it
/// fetches others when they are needed; so a root that is missing from the list proves nothing before Windows was
/// asked. This program asks it without the network ([ChainJudge#PLATFORM]), which is enough for a "yes" and for a chain
/// that somebody denied; with the network only the user's own tools ask: `go` (crypto/x509/root_windows.go,
/// systemVerify) and a git with schannel. Of a list that could not be read as a whole the same holds. Pure.
final class PlatformWord {
  private static final String STORE = "Windows-";
  private static final String DENIED = "EXPLICIT_DISTRUST";
  private static final List<String> REFUSALS =
      List.of("x509: certificate signed by unknown authority", "SEC_E_UNTRUSTED_ROOT");

  private PlatformWord() {}

  /// Whether the refusing client leaves the decision to Windows.
  static boolean decides(Refusal refusal) {
    return refusal.storeRead().filter(read -> read.locations().stream().anyMatch(place -> place.startsWith(STORE)))
        .isPresent();
  }

  /// Whether a part of the system's list stayed unread, so that a root may stand there all the same.
  static boolean isPartlyUnread(Facts facts, Refusal refusal) {
    return !facts.settings().os().equals("linux") && refusal.storeRead().filter(read -> read.count() > 0
        && read.problems().stream().anyMatch(problem -> problem.kind().equals("unreadable"))).isPresent();
  }

  /// Whether Windows accepts the chain that its readable list refuses: asked by us, or by the user's own Go.
  static boolean accepts(Facts facts, Refusal refusal) {
    return decides(refusal) && ((refusal.judge() == ChainJudge.GO && refusal.accepts(ChainJudge.PLATFORM))
        || byGo(facts, refusal).anyMatch(e -> e.measurement().worked()));
  }

  /// Where Windows was heard to refuse the chain because somebody denied a certificate of it.
  static Optional<Evidence> denying(Refusal refusal) {
    return refusal.opinion(ChainJudge.PLATFORM).filter(e -> e.measurement().failure()
        .filter(failure -> failure.raw().contains(DENIED)).isPresent());
  }

  /// Where Windows was heard to refuse the chain for its authority.
  static Optional<Evidence> refusing(Facts facts, Refusal refusal) {
    return byGo(facts, refusal).filter(e -> e.measurement().failedWith(FailureKind.UNKNOWN_AUTHORITY)).findFirst()
        .or(() -> facts.witness().filter(e -> !e.measurement().worked()
            && ((CommandRun) e.measurement()).output().lines().anyMatch(line -> line.contains(refusal.host())
                && REFUSALS.stream().anyMatch(line::contains))));
  }

  private static Stream<Evidence> byGo(Facts facts, Refusal refusal) {
    return refusal.judge() != ChainJudge.GO ? Stream.empty()
        : facts.of(new Experiment.AskGo(refusal.broken().hop().id())).stream()
            .filter(e -> e.measurement() instanceof ChainCheck);
  }
}
