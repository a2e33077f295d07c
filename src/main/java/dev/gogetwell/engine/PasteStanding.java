package dev.gogetwell.engine;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How the sentence that the user brought stands in the run that was made for it: whatever a run finds, he wants to
/// know what became of his own error. Pure; any thread.
///
/// @param kind the answer
/// @param cause what the run found instead or behind it; for CONFIRMED the very cause that the text points to
public record PasteStanding(Kind kind, Optional<Finding> cause) {
  /// The possible answers.
  public enum Kind {
    /// The run goes on.
    TESTING,
    /// Nobody knows the text, so there is nothing to confirm: the run stands for itself.
    UNREAD,
    /// Nothing was measured, because the words of the text are enough.
    BY_TEXT,
    /// The run found what the text points to.
    CONFIRMED,
    /// The run found it too, and another cause that go meets first.
    ALSO,
    /// go said the same in this run, or what the text points to follows from the cause.
    EXPLAINED,
    /// The run looked closer at the same step of the same host.
    NARROWED,
    /// The run found another trouble and did not meet this one.
    OTHER,
    /// Nothing is broken any more.
    GONE,
    /// The run could neither confirm nor refute it.
    OPEN
  }

  /// How `pasted` stands now.
  ///
  /// @param over whether nothing more will be measured
  /// @param evidence what the run saw, for what go itself said in it
  /// @param reader reads what a tool printed
  public static PasteStanding of(Symptom pasted, Verdict verdict, boolean over, List<Evidence> evidence,
      Function<String, Optional<Symptom>> reader) {
    if (pasted.candidates().isEmpty() && (!over || verdict.state() == Verdict.State.PROBLEM)) {
      return new PasteStanding(Kind.UNREAD, verdict.rootCause());
    }
    if (!over) {
      return new PasteStanding(Kind.TESTING, verdict.rootCause());
    }
    return switch (verdict.state()) {
      case HEALTHY -> new PasteStanding(Kind.GONE, Optional.empty());
      case OPEN, CANNOT_TELL -> new PasteStanding(Kind.OPEN, Optional.empty());
      case PROBLEM -> broken(pasted, verdict, evidence, reader);
    };
  }

  private static PasteStanding broken(Symptom pasted, Verdict verdict, List<Evidence> evidence,
      Function<String, Optional<Symptom>> reader) {
    Finding root = verdict.causes().getFirst();
    Set<CauseCode> pointedTo = codes(pasted);
    if (pasted.isLocal()) {
      return new PasteStanding(Kind.BY_TEXT, Optional.of(root));
    }
    if (pointedTo.contains(root.code())) {
      return new PasteStanding(Kind.CONFIRMED, Optional.of(root));
    }
    if (among(verdict.causes(), pointedTo)) {
      return new PasteStanding(Kind.ALSO, Optional.of(root));
    }
    if (among(verdict.consequences(), pointedTo) || repeated(pasted, evidence, reader)) {
      return new PasteStanding(Kind.EXPLAINED, Optional.of(root));
    }
    return new PasteStanding(samePlace(pasted, root) ? Kind.NARROWED : Kind.OTHER, Optional.of(root));
  }

  private static Set<CauseCode> codes(Symptom symptom) {
    return symptom.candidates().stream().map(Symptom.Candidate::code).collect(Collectors.toSet());
  }

  private static boolean among(List<Finding> findings, Set<CauseCode> codes) {
    return findings.stream().anyMatch(finding -> codes.contains(finding.code()));
  }

  /// Whether go, asked anew, complained of the same about the same host. A text that names no host may be of any.
  private static boolean repeated(Symptom pasted, List<Evidence> evidence,
      Function<String, Optional<Symptom>> reader) {
    return best(pasted).isPresent() && evidence.stream().map(Evidence::measurement)
        .filter(seen -> !seen.worked() && seen instanceof CommandRun run && run.purpose() == Purpose.WITNESS)
        .flatMap(seen -> reader.apply(((CommandRun) seen).output()).stream())
        .anyMatch(said -> best(said).equals(best(pasted)) && sameHost(pasted, said.facts().host()));
  }

  private static Optional<CauseCode> best(Symptom symptom) {
    return symptom.candidates().stream().findFirst().map(Symptom.Candidate::code);
  }

  private static boolean samePlace(Symptom pasted, Finding root) {
    return best(pasted).filter(code -> code.layer().equals(root.code().layer())).isPresent()
        && sameHost(pasted, Optional.of(root.subject()));
  }

  private static boolean sameHost(Symptom pasted, Optional<String> host) {
    Optional<String> named = pasted.facts().host();
    return named.isEmpty() || host.isEmpty() || named.get().equalsIgnoreCase(host.get());
  }
}
