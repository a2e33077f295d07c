package dev.gogetwell.report;

import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Visible;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The first page of a report in its words: the verdict, the facts, one line a step, and what follows. Made once and
/// shown twice, in the file and in the window, so that the two cannot say different things. Holds what it was given;
/// redact first. Immutable; any thread.
///
/// @param state what the verdict looks like
/// @param headline what was found, in one sentence
/// @param words how sure that is
/// @param end how the run ended; empty where it came to its own end
/// @param fixed said where a fix was verified
/// @param facts what the run was about
/// @param steps how each step fared
/// @param parts what the file has behind its first page, by its numbers
public record FirstPage(Verdict.State state, Said headline, Said words, Optional<Said> end, Optional<Said> fixed,
    List<Fact> facts, List<StepLine> steps, List<Part> parts) {
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);

  private static final int COMMAND = 200;
  private static final List<String> PROXIES = List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy",
      "ALL_PROXY");

  public FirstPage {
    facts = List.copyOf(facts);
    steps = List.copyOf(steps);
    parts = List.copyOf(parts);
  }

  /// One fact.
  ///
  /// @param kind what the value is in words of ours; empty where it is only a value
  /// @param value a value from outside, visible and cut; may be empty beside a kind
  /// @param code whether it is something to be read letter by letter
  public record Fact(Said label, Optional<Said> kind, String value, boolean code) {}

  /// How a step fared.
  public record StepLine(StepState state, Said name, Said word, Said summary) {}

  /// A numbered part of the file.
  ///
  /// @param id its anchor
  /// @param title in the leading language
  public record Part(String id, String title) {}

  static FirstPage of(BilingualWriter speech, Report report, List<FixRecord> fixes, List<Section> sections,
      ZoneId zone) {
    Verdict verdict = report.verdict();
    Message headline = verdict.rootCause().map(speech::sentence)
        .orElseGet(() -> Message.of("report.headline." + JsonForm.word(verdict.state())));
    Optional<Said> end = verdict.stillTesting() || report.end() != Report.End.COMPLETE
        ? Optional.of(speech.said("report.end." + JsonForm.word(report.end()))) : Optional.empty();
    Optional<Said> fixed = fixes.stream().anyMatch(fix -> fix.state() == RemedyState.VERIFIED)
        ? Optional.of(speech.said("report.verdict.fixed")) : Optional.empty();
    return new FirstPage(verdict.state(), speech.said(headline), speech.said(words(verdict)), end, fixed,
        facts(speech, report, zone), steps(speech, report), sections.stream()
            .map(part -> new Part(part.id(), speech.lead("report.section." + part.id()))).toList());
  }

  private static Message words(Verdict verdict) {
    return verdict.rootCause()
        .map(cause -> Message.of("report.verdict." + cause.confidence().word() + (cause.proved() ? "-proved" : "")))
        .orElseGet(() -> Message.of("report.state." + JsonForm.word(verdict.state())));
  }

  private static List<Fact> facts(BilingualWriter speech, Report report, ZoneId zone) {
    List<Fact> facts = new ArrayList<>();
    facts.add(code(speech, "report.fact.code",
        report.verdict().rootCause().map(Finding::code).map(Object::toString).orElse("–")));
    facts.add(new Fact(speech.said("report.fact.environment"),
        Optional.of(speech.said("report.source." + JsonForm.word(report.settings().source().kind()))),
        Visible.cell(report.settings().source().detail()), false));
    facts.add(fact(speech, "report.fact.tools", report.settings().go().map(t -> t.version()).orElse("–") + " / "
        + report.settings().git().map(t -> t.version()).orElse("–")));
    facts.add(fact(speech, "report.fact.system", report.settings().os()));
    facts.add(code(speech, "report.fact.goproxy", report.route().goproxy()));
    facts.add(code(speech, "report.fact.proxy", proxy(report)));
    facts.add(code(speech, "report.fact.module", report.target().module().isEmpty() ? "–" : report.target().module()));
    facts.add(code(speech, "report.fact.command", Visible.cut(String.join(" ", report.target().command()), COMMAND)));
    facts.add(fact(speech, "report.fact.when", TIME.format(report.started().atZone(zone))));
    facts.add(fact(speech, "report.fact.took", "%.1f s".formatted(report.took().toMillis() / 1000.0)));
    return facts;
  }

  private static Fact fact(BilingualWriter speech, String key, String value) {
    return new Fact(speech.said(key), Optional.empty(), Visible.cell(value), false);
  }

  private static Fact code(BilingualWriter speech, String key, String value) {
    return new Fact(speech.said(key), Optional.empty(), Visible.cell(value), true);
  }

  private static String proxy(Report report) {
    for (String name : PROXIES) {
      Setting setting = report.settings().environment().get(name);
      if (setting != null && !setting.value().isEmpty()) {
        return setting.value();
      }
    }
    return "–";
  }

  /// Those two that are left out are pages of the window, not places where something can break.
  private static List<StepLine> steps(BilingualWriter speech, Report report) {
    return report.steps().stream().filter(step -> step.step() != Step.FIX && step.step() != Step.REPORT)
        .map(step -> line(speech, step)).toList();
  }

  private static StepLine line(BilingualWriter speech, StepStatus step) {
    return new StepLine(step.state(), speech.said("report.step." + JsonForm.word(step.step())),
        speech.said("report.step-state." + JsonForm.word(step.state())), speech.said(StepSummary.afterwards(step)));
  }
}
