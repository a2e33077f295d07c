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
/// asked, which only the user's own tools do: `go` (crypto/x509/root_windows.go, systemVerify) and a git with schannel.
/// Pure.
final class PlatformWord {
  private static final String STORE = "Windows-ROOT";
  private static final List<String> REFUSALS =
      List.of("x509: certificate signed by unknown authority", "SEC_E_UNTRUSTED_ROOT");

  private PlatformWord() {}

  /// Whether the refusing client leaves the decision to Windows.
  static boolean decides(Refusal refusal) {
    return refusal.storeRead().filter(read -> read.locations().stream().anyMatch(place -> place.startsWith(STORE)))
        .isPresent();
  }

  /// Whether Windows, asked by the user's own Go, accepts the chain that its readable list refuses.
  static boolean accepts(Facts facts, Refusal refusal) {
    return decides(refusal) && byGo(facts, refusal).anyMatch(e -> e.measurement().worked());
  }

  /// Where Windows was heard to refuse the chain for its authority.
  static Optional<Evidence> refusing(Facts facts, Refusal refusal) {
    return byGo(facts, refusal).filter(e -> e.measurement().failure()
            .filter(failure -> failure.kind() == FailureKind.UNKNOWN_AUTHORITY).isPresent()).findFirst()
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
