package dev.gogetwell.probe;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Verifies a served chain as one client would. Any thread.
@FunctionalInterface
public interface ClientVerifier {
  /// What `judge` says of `chain` for `host`, now.
  ChainCheck verify(ChainJudge judge, List<Der> chain, String host);

  /// What the operating system's own verifier says of it; empty where there is none or it did not answer.
  default Optional<ChainCheck> ofPlatform(List<Der> chain, String host) {
    return Optional.empty();
  }

  /// The clients that can be asked.
  default Set<ChainJudge> judges() {
    return Set.of(ChainJudge.GO, ChainJudge.PUBLIC_LIST);
  }
}
