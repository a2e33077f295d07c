package dev.gogetwell.report;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the hosts of two routes answered.
///
/// @param stop the host at which `go` stops in the run that fails, the first one if both do
/// @param differences the other hosts that did not answer alike
/// @param alike how many of the others did
public record ComparedAnswers(
    Optional<ComparedAnswers.Difference> stop, List<ComparedAnswers.Difference> differences, int alike) {
  private static final int MOST_ADDRESSES = 2;

  public ComparedAnswers {
    differences = List.copyOf(differences);
  }

  /// A host in both runs; empty where it is not on the route.
  public record Difference(String authority, Optional<Answer> first, Optional<Answer> second) {
    private boolean same() {
      return first.map(Answer::what).equals(second.map(Answer::what));
    }
  }

  /// How far a run got at a host.
  public enum State {
    WORKED,
    FAILED,
    NOT_ASKED
  }

  /// What a question found out.
  ///
  /// @param failure what was seen where it broke
  /// @param status of the last HTTP answer; 0 for none
  /// @param addresses what the name was looked up as, the first few
  public record Answer(State state, Optional<FailureKind> failure, int status, List<String> addresses) {
    public Answer {
      addresses = List.copyOf(addresses);
    }

    private What what() {
      return new What(state, failure);
    }

    /// The same as words.
    public String words(Texts texts) {
      String said = switch (state) {
        case WORKED -> texts.get("runs.answer.worked");
        case NOT_ASKED -> texts.get("runs.answer.not-asked");
        case FAILED -> failure.map(kind -> texts.get("runs.answer.failed",
            texts.get("ui.failure." + ReportComparison.word(kind)))).orElse(texts.get("runs.answer.stops"));
      };
      String numbers = status > 0 ? "HTTP " + status : "";
      return String.join(" · ", Stream.of(said, numbers, String.join(", ", addresses)).filter(s -> !s.isEmpty())
          .toList());
    }
  }

  private record What(State state, Optional<FailureKind> failure) {}

  static ComparedAnswers of(Report one, Report two) {
    Map<String, Answer> first = answers(one);
    Map<String, Answer> second = answers(two);
    Optional<String> stopped = stop(one).or(() -> stop(two));
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    List<Difference> all = names.stream().filter(name -> !stopped.equals(Optional.of(name)))
        .map(name -> difference(name, first, second)).toList();
    List<Difference> differences = all.stream().filter(each -> !each.same()).toList();
    return new ComparedAnswers(stopped.map(name -> difference(name, first, second)), differences,
        all.size() - differences.size());
  }

  private static Difference difference(String name, Map<String, Answer> first, Map<String, Answer> second) {
    return new Difference(name, Optional.ofNullable(first.get(name)), Optional.ofNullable(second.get(name)));
  }

  private static Optional<String> stop(Report report) {
    return report.verdict().state() == Verdict.State.HEALTHY ? Optional.empty()
        : report.verdict().stoppedAt().flatMap(id -> report.route().hops().stream()
            .filter(hop -> hop.id().equals(id)).findFirst()).map(Hop::authority);
  }

  private static Map<String, Answer> answers(Report report) {
    Map<String, Answer> answers = new TreeMap<>();
    // One host may be asked for modules and for checksums: the worse of the two counts.
    for (Hop hop : report.route().hops()) {
      answers.merge(hop.authority(), answer(report, hop), (a, b) ->
          a.state() == State.FAILED || (a.state() == State.WORKED && b.state() == State.NOT_ASKED) ? a : b);
    }
    return answers;
  }

  private static Answer answer(Report report, Hop hop) {
    List<Measurement> seen = plain(report, hop);
    boolean stopped = report.verdict().state() == Verdict.State.PROBLEM
        && report.verdict().stoppedAt().equals(Optional.of(hop.id()));
    if (seen.isEmpty()) {
      return new Answer(stopped ? State.FAILED : State.NOT_ASKED, Optional.empty(), 0, List.of());
    }
    Operation last = seen.stream().map(Measurement::operation).max(Operation::compareTo).orElseThrow();
    List<Measurement> there = seen.stream().filter(each -> each.operation() == last).toList();
    // Of several addresses one is enough.
    boolean worked = !stopped && there.stream().anyMatch(Measurement::worked);
    Optional<FailureKind> failure = worked ? Optional.empty()
        : there.stream().flatMap(each -> each.failure().stream()).map(Failure::kind).findFirst()
            .or(() -> tried(report, hop));
    return new Answer(worked ? State.WORKED : State.FAILED, failure, status(seen), addresses(seen));
  }

  /// What was seen of the route itself, as `go` sees it: another client’s opinion of a certificate is not go’s.
  private static List<Measurement> plain(Report report, Hop hop) {
    return report.evidence().stream()
        .filter(piece -> piece.hop().equals(Optional.of(hop.id())) && piece.trial().isEmpty())
        .map(Evidence::measurement)
        .filter(seen -> !(seen instanceof Measurement.ChainCheck check)
            || check.judge() == Measurement.ChainJudge.GO)
        .toList();
  }

  /// Where only an experiment saw how it breaks.
  private static Optional<FailureKind> tried(Report report, Hop hop) {
    return report.evidence().stream()
        .filter(piece -> piece.hop().equals(Optional.of(hop.id()))
            && piece.trial().filter(trial -> !trial.control()).isPresent())
        .flatMap(piece -> piece.measurement().failure().stream()).map(Failure::kind).findFirst();
  }

  private static int status(List<Measurement> seen) {
    return seen.stream().mapToInt(each -> each instanceof Measurement.HttpFetch fetch ? fetch.status() : 0)
        .reduce(0, (before, now) -> now == 0 ? before : now);
  }

  private static List<String> addresses(List<Measurement> seen) {
    List<String> addresses = new ArrayList<>();
    for (Measurement each : seen) {
      if (each instanceof Measurement.NameLookup lookup) {
        lookup.addresses().stream().filter(address -> !addresses.contains(address)).forEach(addresses::add);
      }
    }
    return addresses.stream().limit(MOST_ADDRESSES).toList();
  }
}
