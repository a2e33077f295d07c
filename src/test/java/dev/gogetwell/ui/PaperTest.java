package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.app.window.RealReports;
import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.PageWords;
import dev.gogetwell.report.Reports;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Paper;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.port.ServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.util.WaitForAsyncUtils;

/// What the report page shows is what its buttons save and what its copy button puts on the clipboard, word for word,
/// as the program itself writes it.
class PaperTest {
  /// What of a line of a mail is there only because it has no tables.
  private static final Pattern LAYOUT = Pattern.compile("^(?:[AB]\\. |- |\\d+/\\d+ {2})");
  /// A line of the letter to the firewall desk, which is several cells on the page.
  private static final Pattern CELLS = Pattern.compile("^(?:go|git|ssh.*?)[:：]");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension
  final CssWatch css = new CssWatch();

  @TempDir Path folder;
  private Optional<Screen> open = Optional.empty();

  /// Saves where the test looks, whatever name the dialog answered.
  private record IntoFolder(ReportWriter real, Path folder) implements ReportWriter {
    @Override
    public Paper look(Draft draft) throws ServiceException {
      return real.look(draft);
    }

    @Override
    public void write(Draft draft, Path file) throws ServiceException {
      real.write(draft, folder.resolve(file));
    }

    @Override
    public void write(List<dev.gogetwell.model.Der> certificates, Path file) throws ServiceException {
      real.write(certificates, folder.resolve(file));
    }

    @Override
    public void write(String text, Path file) throws ServiceException {
      real.write(text, folder.resolve(file));
    }
  }

  private Screen show(Report report, boolean own) throws TimeoutException {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.reports = Optional.of(new IntoFolder(RealReports.of(folder), folder));
    Screen screen = Screen.open(fakes, 1180, 780);
    open = Optional.of(screen);
    screen.does(() -> screen.window().open(new LoadedReport(report, own, List.of())));
    screen.goTo(Place.REPORT);
    await().atMost(PATIENCE).until(() -> screen.find("#first-page").isPresent());
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private static String shownPage(Screen screen) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
      List<String> texts = new ArrayList<>();
      collect(screen.stage().getScene().getRoot().lookup("#first-page"), texts);
      return PageWords.squeezed(String.join("", texts)).replace("·", "");
    });
  }

  private static void collect(Node node, List<String> texts) {
    if (node instanceof Text text && !(node instanceof FontIcon)) {
      texts.add(text.getText());
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }

  private static String shownLetter(Screen screen) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () ->
        screen.stage().getScene().getRoot().lookup("#letter-text") instanceof TextArea area ? area.getText() : "");
  }

  private String saved(Screen screen, String button, String name) throws Exception {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    screen.press(button);
    await().atMost(PATIENCE).until(() -> Files.exists(file) && Files.readString(file).endsWith("</html>\n"));
    return Files.readString(file);
  }

  private void theFirstPageIsTheOneThatIsSaved(Screen screen) throws Exception {
    String file = PageWords.squeezed(String.join("", PageWords.firstPage(
        saved(screen, "save-html", "gogetwell-report.html")))).replace("·", "");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(shownPage(screen)).isEqualTo(file));
  }

  private void theLetterIsTheOneThatIsSaved(Screen screen, String look, String save, String name) throws Exception {
    List<String> lines = PageWords.letter(saved(screen, save, name));
    String page = PageWords.squeezed(String.join("", lines));
    screen.press(look);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(PageWords.squeezed(shownLetter(screen)))
        .endsWith(PageWords.squeezed(lines.getLast())).contains(PageWords.squeezed(lines.get(2))));
    assertThat(shownLetter(screen).lines().map(String::strip).map(line -> LAYOUT.matcher(line).replaceFirst(""))
        .filter(line -> !line.startsWith("TCP ")).flatMap(line -> CELLS.matcher(line).find()
            ? Stream.of(line.split("[;；:：] ?")) : Stream.of(line))
        .filter(line -> !page.contains(PageWords.squeezed(line)))).isEmpty();
    screen.press("copy-letter");
    assertThat(copied()).isEqualTo(shownLetter(screen)).isNotBlank();
  }

  private static String copied() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString());
  }

  private void everythingIsAsSaved(Screen screen) throws Exception {
    screen.press("look-report");
    await().atMost(PATIENCE).until(() -> screen.find("#first-page").isPresent());
    theFirstPageIsTheOneThatIsSaved(screen);
    theLetterIsTheOneThatIsSaved(screen, "look-letter", "save-letter", "letter-to-it.html");
    theLetterIsTheOneThatIsSaved(screen, "look-hosts", "save-hosts", "letter-to-firewall-desk.html");
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"cert-mitm,true", "goproxy-off,true", "pattern-with-scheme,false"})
  void whatIsShownIsWhatIsSavedInEveryLanguageAndWithNamesOrWithout(String network, boolean own) throws Exception {
    Screen screen = show(Corpus.read(network), own);
    everythingIsAsSaved(screen);
    screen.press("both-languages");
    everythingIsAsSaved(screen);
    screen.does(() -> ((CheckBox) screen.find("#redact").orElseThrow()).setSelected(false));
    everythingIsAsSaved(screen);
  }

  @Test
  void aHostileReportIsShownAsItIsSavedAndStaysText() throws Exception {
    Screen screen = show(Reports.inspectingProxy(text -> "<b>&amp;\u202e\u2066 \u05d0\u05d1 " + text + "\u0000"
        + "y".repeat(10_000)), false);
    everythingIsAsSaved(screen);
    assertThat(shownLetter(screen)).contains("[U+0000]").doesNotContain("\u202e", "\u2066", "\u0000")
        .hasSizeLessThan(70_000);
    screen.press("look-report");
    await().atMost(PATIENCE).until(() -> screen.find("#first-page").isPresent());
    assertThat(shownPage(screen)).contains("[U+0000]").doesNotContain("\u202e", "\u2066", "\u0000");
    assertThat(screen.all(".scroll-bar")).filteredOn(bar -> bar.isVisible()
        && ((ScrollBar) bar).getOrientation() == javafx.geometry.Orientation.HORIZONTAL).isEmpty();
  }

  @Test
  void namesStayInWhatIsCopiedOnlyIfTheyStayInWhatIsShown() throws Exception {
    Report report = Corpus.read("cert-mitm");
    String name = report.route().hops().getFirst().host();
    Screen screen = show(with(report, "hanako@" + name), true);
    screen.press("look-letter");
    await().atMost(PATIENCE).until(() -> shownLetter(screen).contains("private module names were removed"));
    screen.press("copy-letter");
    assertThat(copied()).contains("<user>@" + name).doesNotContain("hanako");
    screen.does(() -> ((CheckBox) screen.find("#redact").orElseThrow()).setSelected(false));
    await().atMost(PATIENCE).until(() -> shownLetter(screen).contains("names kept on request"));
    screen.press("copy-letter");
    assertThat(copied()).contains("hanako@" + name).isEqualTo(shownLetter(screen));
    assertThat(screen.texts()).contains("Names of people, computers and private modules stay in");
  }

  /// The same with another command.
  private static Report with(Report report, String word) {
    var target = new dev.gogetwell.model.Target(report.target().module(), report.target().project(),
        List.of("go", "get", word), report.target().pasted());
    return new Report(report.toolVersion(), report.started(), report.took(), report.end(), target, report.symptom(),
        report.scope(), report.settings(), report.route(), report.evidence(), report.endings(), report.steps(),
        report.verdict(), report.remedies(), report.hostsContacted());
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1600})
  void theWholeLetterIsThereWithoutAScrollBarOfItsOwn(int width) throws Exception {
    Screen screen = show(Corpus.read("cert-mitm"), true);
    screen.does(() -> screen.stage().setWidth(width));
    screen.press("look-letter");
    await().atMost(PATIENCE).until(() -> !shownLetter(screen).isEmpty());
    await().atMost(PATIENCE).untilAsserted(() -> WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
      TextArea area = (TextArea) screen.stage().getScene().getRoot().lookup("#letter-text");
      screen.stage().getScene().getRoot().layout();
      Text text = (Text) area.lookup(".text");
      assertThat(text.getBoundsInParent().getHeight()).isPositive().isLessThan(area.getHeight())
          .isGreaterThan(area.getHeight() - 60);
      return true;
    }));
  }
}
