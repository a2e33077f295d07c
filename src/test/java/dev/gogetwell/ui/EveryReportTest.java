package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.shell.RunScreen;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/// Every page of stored reports, as it stands on the screen and as a screen reader says it: no raw key, no argument
/// that was not filled in, no name that only this program knows, no sign that was lost. Each report's turn comes at
/// every tenth name; with `-Dgogetwell.pages=all` all of them, which takes minutes.
@Tag("slow")
class EveryReportTest {
  private static final boolean ALL = "all".equals(System.getProperty("gogetwell.pages"));
  private static final int STEP = 10;
  private static final Pattern UNFILLED = Pattern.compile("\\{\\d");
  private static final Pattern ENUM = Pattern.compile("\\b[A-Z]{3,}(?:_[A-Z]+)+\\b");
  /// Variables of the environment are spelled like values of an enum, and so are the errors of HTTP/2 in go's words.
  private static final Pattern VARIABLE = Pattern.compile("(?:HTTPS?|NO|ALL|SSL|GIT|CURL|XDG|PROXY)_[A-Z_]+"
      + "|TLS_[A-Z0-9_]+|(?<=stream ID \\d{1,9}; |ErrCode[=:])[A-Z_]+");

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextHoldsWhatOnlyThisProgramKnows(Language language) throws Exception {
    Screen screen = Screen.open(new Fakes(Fakes.nameFilter(), language), 1000, 700);
    Set<String> slips = new TreeSet<>();
    for (String name : names()) {
      Report report = Corpus.read(name);
      Pattern hop = hops(report);
      screen.does(() -> screen.window().open(MailedReportTest.mailed(report)));
      for (Place place : Place.values()) {
        texts(screen, place).stream().filter(text -> isSlip(text, hop))
            .forEach(text -> slips.add(place.id() + ": " + name + ": " + text));
      }
    }
    screen.close();
    assertThat(slips).isEmpty();
  }

  private static List<String> names() throws IOException {
    List<String> all = Corpus.names();
    return IntStream.range(0, all.size()).filter(i -> ALL || i % STEP == 0).mapToObj(all::get).toList();
  }

  private static boolean isSlip(String text, Pattern hop) {
    return text.contains("«") || text.contains("\uFFFD") || UNFILLED.matcher(text).find() || hop.matcher(text).find()
        || ENUM.matcher(VARIABLE.matcher(text).replaceAll("")).find();
  }

  /// Ids such as `proxy-1`.
  private static Pattern hops(Report report) {
    return Stream.concat(Stream.of("no such id"), report.route().hops().stream().map(Hop::id).map(Object::toString)
        .filter(id -> id.matches(".*-\\d+")).map(Pattern::quote))
        .collect(Collectors.collectingAndThen(Collectors.joining("|", "(?<![\\w./-])(?:", ")(?![\\w./-])"),
            Pattern::compile));
  }

  private static Set<String> texts(Screen screen, Place place) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
      RunScreen run = screen.window().flow().orElseThrow().screen();
      run.show(place);
      run.applyCss();
      run.layout();
      Set<String> texts = new LinkedHashSet<>();
      collect(run, texts);
      return texts;
    });
  }

  private static void collect(Node node, Set<String> texts) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      texts.add(labeled.getText());
    } else if (node instanceof Text text) {
      texts.add(text.getText());
    }
    if (node.getAccessibleText() != null) {
      texts.add(node.getAccessibleText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }
}
