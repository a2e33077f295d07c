package dev.gogetwell.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.remedy.CommandText;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every sentence that a stored report tells, in both languages: no raw key, no argument that was not filled in, no name
/// that only this program knows, no value of an enum.
class SentencesTest {
  private static final Pattern UNFILLED = Pattern.compile("\\{\\d");
  /// Evidence, as `E12`; a byte of a fingerprint stands between colons.
  private static final Pattern ID = Pattern.compile("(?<![\\w:])E\\d{1,4}(?![\\w:])");
  private static final Pattern ENUM = Stream.<Enum<?>[]>of(Origin.Kind.values(), EnvironmentSource.Kind.values(),
      FailureKind.values(), HopRole.values(), Verdict.State.values(), StepState.values(), RemedyState.values())
      .flatMap(Arrays::stream).map(Enum::name).distinct().filter(name -> !name.equals("EOF")) // Which go says itself.
      .collect(Collectors.collectingAndThen(Collectors.joining("|", "\\b(?:", ")\\b"), Pattern::compile));

  /// What other programs printed, in words of their own.
  private static final Set<String> QUOTES = Set.of("detail.git-said", "detail.go-said", "detail.server-said");

  private static final Pattern GOS_WORDS = Pattern.compile("current time \\S+ is (?:after|before) \\S+");
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d");

  @ParameterizedTest
  @EnumSource(Language.class)
  void noSentenceOfOursTellsAMomentAsMachinesDo(Language language) throws Exception {
    Texts texts = Texts.load(language);
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      messages(Corpus.read(name)).stream().filter(message -> !QUOTES.contains(message.key()))
          .map(texts::get)
          .filter(sentence -> MOMENT.matcher(GOS_WORDS.matcher(sentence).replaceAll("")).find())
          .forEach(sentence -> slips.add(name + ": " + sentence));
    }
    assertThat(slips).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noSentenceHoldsWhatOnlyThisProgramKnows(Language language) throws Exception {
    Texts texts = Texts.load(language);
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      Report stored = Corpus.read(name);
      Pattern hop = hops(stored);
      for (Message message : messages(stored)) {
        String sentence = texts.get(message);
        if (sentence.contains("«") || UNFILLED.matcher(sentence).find() || ID.matcher(sentence).find()
            || hop.matcher(sentence).find() || !QUOTES.contains(message.key()) && ENUM.matcher(sentence).find()) {
          slips.add(name + ": " + message.key() + ": " + sentence);
        }
      }
    }
    assertThat(slips).isEmpty();
  }

  /// Ids such as `proxy-1`; the one of git is a word as well.
  private static Pattern hops(Report report) {
    return Stream.concat(Stream.of("no such id"), report.route().hops().stream().map(Hop::id).map(Object::toString)
        .filter(id -> id.matches(".*-\\d+")).map(Pattern::quote))
        .collect(Collectors.collectingAndThen(Collectors.joining("|", "(?<![\\w./-])(?:", ")(?![\\w./-])"),
            Pattern::compile));
  }

  /// What is copied must run as it is: a folder that was taken out of a report would be taken for a redirection.
  @ParameterizedTest
  @EnumSource(Language.class)
  void noCommandHoldsAPlaceholder(Language language) throws Exception {
    Texts texts = Texts.load(language);
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      Report stored = Corpus.read(name);
      CommandText commands = new CommandText(stored.settings());
      stored.remedies().stream().map(commands::byHand).flatMap(remedy -> remedy.steps().stream())
          .filter(CommandText::isLine)
          .filter(step -> RecordedSettings.PLACEHOLDER.matcher(texts.get(step)).find())
          .forEach(step -> slips.add(name + ": " + texts.get(step)));
    }
    assertThat(slips).isEmpty();
  }

  private static List<Message> messages(Report report) {
    Verdict verdict = report.verdict();
    List<Message> all = new ArrayList<>();
    Stream.of(verdict.causes(), verdict.consequences(), verdict.warnings()).flatMap(List::stream)
        .forEach(finding -> add(finding, all));
    for (RuledOut ruled : verdict.ruledOut()) {
      all.add(ruled.why());
      all.add(Message.of(ruled.code().messageKey() + ".title"));
    }
    for (NotTestable open : verdict.notTestable()) {
      all.add(open.what());
      all.add(open.why());
    }
    report.steps().stream().map(StepStatus::summary).forEach(all::add);
    report.remedies().forEach(remedy -> {
      all.add(remedy.title());
      all.add(remedy.why());
      all.addAll(remedy.steps());
    });
    return all;
  }

  private static void add(Finding finding, List<Message> all) {
    all.add(finding.sentence());
    all.add(Message.of(finding.code().messageKey() + ".title"));
    all.addAll(finding.details());
    finding.missingControl().ifPresent(all::add);
    for (Comparison comparison : finding.comparisons()) {
      all.add(comparison.changed());
      comparison.cells().forEach(cell -> all.add(cell.label()));
    }
  }
}
