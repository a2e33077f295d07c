package dev.gogetwell.diagnostics;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds findings without eleven arguments in a row. One builder a finding; not shared between threads.
public final class FindingBuilder {
  private final CauseCode code;
  private Severity severity = Severity.CAUSE;
  private Optional<HopId> hop = Optional.empty();
  private Operation operation = Operation.SETTINGS;
  private Confidence confidence = Confidence.LIKELY;
  private boolean proved;
  private String subject = "";
  private final List<EvidenceId> evidence = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();
  private final List<Message> details = new ArrayList<>();
  private Optional<Message> missingControl = Optional.empty();

  private FindingBuilder(CauseCode code) {
    this.code = code;
  }

  /// A finding that explains why an operation on a hop fails.
  public static FindingBuilder cause(CauseCode code, HopId hop, Operation operation, String subject) {
    FindingBuilder finding = new FindingBuilder(code);
    finding.hop = Optional.of(hop);
    finding.operation = operation;
    finding.subject = subject;
    return finding;
  }

  /// A finding about the machine or its settings.
  public static FindingBuilder aboutMachine(CauseCode code, Severity severity, String subject) {
    FindingBuilder finding = new FindingBuilder(code);
    finding.severity = severity;
    finding.subject = subject;
    return finding;
  }

  /// A finding that is worth knowing and explains nothing.
  public FindingBuilder as(Severity other) {
    severity = other;
    return this;
  }

  /// The operation that it is about, where that is not the reading of the settings.
  public FindingBuilder during(Operation other) {
    operation = other;
    return this;
  }

  /// How sure it is without proof.
  public FindingBuilder confidence(Confidence other) {
    confidence = other;
    return this;
  }

  /// An experiment with a passing control shows it.
  public FindingBuilder proved() {
    proved = true;
    confidence = Confidence.CERTAIN;
    return this;
  }

  /// What a reader can check.
  public FindingBuilder seen(Evidence... pieces) {
    return seen(List.of(pieces));
  }

  /// What a reader can check.
  public FindingBuilder seen(List<Evidence> pieces) {
    pieces.forEach(piece -> evidence.add(piece.id()));
    return this;
  }

  /// One changed thing with its control.
  public FindingBuilder compared(Message changed, Comparison.Cell... cells) {
    comparisons.add(new Comparison(changed, List.of(cells)));
    return this;
  }

  /// One more sentence.
  public FindingBuilder detail(String key, Object... args) {
    details.add(Message.of(key, args));
    return this;
  }

  /// Says more.
  public FindingBuilder detail(Message said) {
    details.add(said);
    return this;
  }

  /// What would have made it certain.
  public FindingBuilder withoutControl(String key, Object... args) {
    missingControl = Optional.of(Message.of(key, args));
    confidence = confidence.atMost(Confidence.LIKELY);
    return this;
  }

  /// The finding. Certain means proved: without a control that passed in the same run it is likely at most, whatever
  /// the rule thinks of its evidence.
  public Finding build() {
    boolean controlled = comparisons.stream().flatMap(comparison -> comparison.cells().stream())
        .anyMatch(cell -> cell.control() && cell.passed() > 0);
    return new Finding(code, severity, hop, operation, controlled ? confidence : confidence.atMost(Confidence.LIKELY),
        proved && controlled, subject, evidence.stream().distinct().toList(), comparisons, details, missingControl);
  }
}
