package dev.gogetwell.engine;

import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The answer to a pasted text about a local matter: go's own words say it, and no packet is needed. Pure.
final class SymptomVerdict {
  private SymptomVerdict() {}

  static Optional<Verdict> of(Symptom symptom, Duration at) {
    return symptom.candidates().stream().findFirst().map(candidate -> {
      String subject = symptom.facts().module().or(() -> symptom.facts().host()).orElse("");
      Finding finding = new Finding(candidate.code(), Severity.CAUSE, Optional.empty(), Operation.LOCAL,
          candidate.confidence().atMost(Confidence.LIKELY), false, subject, List.of(), List.of(),
          List.of(Message.of("detail.go-said", symptom.excerpt())), Optional.empty());
      return new Verdict(Verdict.State.PROBLEM, List.of(finding), List.of(), List.of(), List.of(), List.of(),
          Optional.empty(), false, at);
    });
  }
}
