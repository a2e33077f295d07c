package dev.gogetwell.ci;

import dev.gogetwell.ci.JobVerdict.Place;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.SourceLine;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.symptom.CodeErrors;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Makes a verdict of the log of a failed job. What go and git said of a download comes first; only where there is
/// nothing of it does an error of the compiler or a failing test count. One log a call; any thread.
public final class JobLogReader {
  private final SymptomReader symptoms;
  private final Texts texts;
  private final UnaryOperator<String> redaction;

  /// @param texts the language of the verdict
  /// @param redaction takes out what must not be told, before anything is escaped
  public JobLogReader(SymptomReader symptoms, Texts texts, UnaryOperator<String> redaction) {
    this.symptoms = symptoms;
    this.texts = texts;
    this.redaction = redaction;
  }

  /// What the log says; never fails.
  public JobVerdict read(String log) {
    Symptom symptom = symptoms.read(log);
    boolean known = !symptom.candidates().isEmpty();
    if (known && !isOwnCode(symptom)) {
      return of(symptom);
    }
    List<SourceLine> errors = CodeErrors.in(log);
    if (known && errors.isEmpty()) {
      return of(symptom);
    }
    return errors.isEmpty() ? unknown(symptom) : ofCode(symptom, errors);
  }

  /// What does not compile is taken for a dependency where somebody asks about a download; in a job a place in the
  /// repository is its own code.
  private static boolean isOwnCode(Symptom symptom) {
    return symptom.candidates().getFirst().code() == CauseCode.MODULE_BUILD_CONSTRAINTS
        && CodeErrors.of(symptom.excerpt()).flatMap(JobLogReader::place).isPresent();
  }

  private JobVerdict of(Symptom symptom) {
    Symptom.Candidate best = symptom.candidates().getFirst();
    JobKind kind = kind(symptom.candidates());
    String key = best.code().messageKey();
    String subject = symptom.facts().host().or(symptom.facts()::module).orElse(texts.get("symptom.that-host"));
    Optional<Place> place = kind == JobKind.CODE ? CodeErrors.of(symptom.excerpt()).flatMap(JobLogReader::place)
        : Optional.empty();
    return new JobVerdict(kind, Optional.of(best.code()), best.confidence(), texts.get(key + ".title"),
        safe(texts.get(key + ".sentence", subject)), advice(kind), texts.get(key + ".next"), safe(symptom.excerpt()),
        symptom.notes().stream().map(note -> safe(texts.get(note))).toList(),
        symptom.candidates().stream().skip(1).map(Symptom.Candidate::code).toList(), place, symptom.wasCut());
  }

  /// A cause that is only possible, beside another as possible one against which somebody else has to act, decides
  /// nothing.
  private static JobKind kind(List<Symptom.Candidate> candidates) {
    JobKind kind = JobKind.of(candidates.getFirst().code());
    boolean open = candidates.getFirst().confidence() == Confidence.POSSIBLE && candidates.stream().skip(1)
        .map(Symptom.Candidate::code).map(JobKind::of).anyMatch(other -> other != kind);
    return open ? JobKind.UNCLEAR : kind;
  }

  private JobVerdict ofCode(Symptom symptom, List<SourceLine> errors) {
    SourceLine first = errors.stream().filter(error -> !error.file().isEmpty()).findFirst().orElse(errors.getFirst());
    return new JobVerdict(JobKind.CODE, Optional.empty(), Confidence.LIKELY, texts.get("ci.code.title"),
        texts.get("ci.code.sentence"), advice(JobKind.CODE), "", safe(first.text()), List.of(), List.of(),
        place(first), symptom.wasCut());
  }

  private JobVerdict unknown(Symptom symptom) {
    List<CauseCode> none = List.of();
    return new JobVerdict(JobKind.UNCLEAR, Optional.empty(), Confidence.POSSIBLE, texts.get("ci.unknown.title"),
        texts.get("symptom.unknown"), advice(JobKind.UNCLEAR), texts.get("symptom.unknown.next"), "", List.of(), none,
        Optional.empty(), symptom.wasCut());
  }

  private String advice(JobKind kind) {
    return texts.get("ci.advice." + kind.word());
  }

  private String safe(String text) {
    return redaction.apply(text);
  }

  /// Only a place inside of the repository: another one is nobody's to annotate.
  static Optional<Place> place(SourceLine line) {
    String file = line.file().startsWith("./") ? line.file().substring(2) : line.file();
    boolean inside = !file.isEmpty() && !file.startsWith("/") && !file.contains("//") && !file.contains(":")
        && !file.contains("@") && List.of(file.split("/")).stream().noneMatch(".."::equals);
    return inside && line.line() > 0 ? Optional.of(new Place(file, line.line(), line.column())) : Optional.empty();
  }
}
