package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.model.Message;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Preferences.Look;
import dev.gogetwell.ui.port.ReportWriter.Form;
import dev.gogetwell.ui.port.ReportWriter.Wish;
import dev.gogetwell.ui.port.ServiceException;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.story.NameFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/// The report page in each of its states: nothing to save yet, being written, written, cut short, somebody else's.
class ReportPageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void close() throws TimeoutException {
    bench.close();
  }

  private static void awaitText(Screen screen, String words) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen.texts()).contains(words));
  }

  private static String letter(Screen screen) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () ->
        screen.stage().getScene().getRoot().lookup("#letter-text") instanceof TextArea area ? area.getText() : "");
  }

  private static void awaitLetter(Screen screen, String words) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(letter(screen)).contains(words));
  }

  @Test
  void everyFormIsSavedWithoutPrivateNamesAndTheReportIsReady() throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), Language.CHINESE);
    Screen screen = bench.open(fakes);
    screen.paste(CompanyProxy.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary("试用修复");
    screen.goTo(Place.REPORT);
    assertThat(screen.texts()).contains("可以导出").doesNotContain("等待");
    for (String form : List.of("save-html", "save-letter", "save-hosts", "save-json")) {
      screen.press(form);
    }

    await().atMost(Duration.ofSeconds(10)).until(() -> fakes.written.size() == 4);
    assertThat(fakes.written).extracting(Wish::form)
        .containsExactlyInAnyOrder(Form.HTML, Form.LETTER, Form.HOSTS, Form.JSON);
    assertThat(fakes.written).allMatch(wish -> wish.redact() && wish.languages().equals(List.of(Language.CHINESE)));
  }

  @Test
  void whileTheRunGoesOnThePageSaysWhatWillBeThereAndACancelledRunIsSaidToLackSomething() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes);
    screen.paste(NameFilter.PASTE);
    fakes.engine.allow(12);
    screen.press("find");
    screen.goTo(Place.REPORT);
    awaitText(screen, "The report is ready when testing is finished.");
    assertThat(screen.texts()).contains("will be shown here");
    assertThat(screen.find("#save-html")).isEmpty();
    assertThat(screen.find("#look-letter")).isEmpty();
    assertThat(fakes.looked).isEmpty();

    await().atMost(PATIENCE).until(() -> screen.window().flow().orElseThrow().run().evidence().size() > 2);
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> screen.find("#first-page").isPresent());
    assertThat(screen.texts()).contains("This run was cancelled: the report says so", "the run was cancelled")
        .doesNotContain("will be shown here");
  }

  @Test
  void whatTakesLongIsSaidWithAClockAndOnlyTheNewestWishCounts() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.held = new CountDownLatch(1);
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.goTo(Place.REPORT);
    await().atMost(PATIENCE).until(() -> screen.find("#writing-paper").isPresent());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen.texts()).contains("Being written")
        .containsPattern("\\d\\.\\d s"));
    screen.press("look-hosts");
    screen.press("look-letter");
    await().atMost(PATIENCE).until(() -> fakes.looked.size() == 3);
    fakes.held.countDown();
    awaitLetter(screen, "Please allow connections to proxy.golang.org");
    assertThat(screen.find("#first-page")).isEmpty();
    assertThat(screen.find("#writing-paper")).isEmpty();
    assertThat(fakes.looked).extracting(Wish::form).containsExactly(Form.HTML, Form.HOSTS, Form.LETTER);
  }

  @Test
  void whatCannotBeWrittenIsSaidAndCanBeTriedAgain() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.trouble = Optional.of(new ServiceException(Message.of("window.error.cannot-save", "x")));
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.goTo(Place.REPORT);
    await().atMost(PATIENCE).until(() -> screen.find("#write-paper-again").isPresent());
    assertThat(screen.find("#first-page")).isEmpty();
    fakes.trouble = Optional.empty();
    screen.press("write-paper-again");
    await().atMost(PATIENCE).until(() -> screen.find("#first-page").isPresent());
  }

  @Test
  void itIsWrittenAnewForAnotherLanguageForNamesAndForAFix() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.goTo(Place.REPORT);
    awaitText(screen, "Cause found · certain");
    assertThat(screen.texts()).doesNotContain("已找到原因", "Fixed and verified");
    screen.press("both-languages");
    awaitText(screen, "已找到原因");
    screen.does(() -> ((CheckBox) screen.find("#redact").orElseThrow()).setSelected(false));
    awaitText(screen, "There is no secret to take out.");
    assertThat(fakes.looked.getLast()).isEqualTo(
        new Wish(Form.HTML, List.of(Language.CHINESE, Language.ENGLISH), false));
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("try R1"));
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("verify"));
    screen.goTo(Place.REPORT);
    awaitText(screen, "Fixed and verified");
    int before = fakes.looked.size();
    screen.goTo(Place.OVERVIEW);
    screen.goTo(Place.REPORT);
    assertThat(fakes.looked).as("nothing has changed, so nothing is written").hasSize(before);
  }

  @Test
  void untilOneIsChosenTheReportSpeaksTheLanguageOfTheWindow() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.goTo(Place.REPORT);
    awaitText(screen, "Cause found · certain");
    screen.does(() -> screen.window().chooseLanguage(Language.CHINESE));
    awaitText(screen, "检查的环境");
    assertThat(fakes.looked.getLast().languages()).containsExactly(Language.CHINESE);
  }

  @Test
  void somebodyElsesReportIsShownForReadingAndItsLetterCanBeCopied() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.runs.mailed = Optional.of(MailedReportTest.mailed(fakes.story.report()));
    Screen screen = bench.open(fakes);
    screen.does(() -> screen.window().openFile(Path.of("mailed.json")));
    await().atMost(PATIENCE).until(() -> screen.find("#foreign-line").isPresent());
    screen.goTo(Place.REPORT);
    await().atMost(PATIENCE).until(() -> screen.find("#first-page").isPresent());
    screen.press("look-letter");
    awaitLetter(screen, "Please allow connections to proxy.golang.org");
    screen.press("copy-letter");
    assertThat(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(letter(screen));
    assertThat(fakes.desk.done()).isEmpty();
  }

  @Test
  void aHealthyRunHasALetterThatSaysWhyItAsksForNothing() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes);
    screen.does(() -> screen.window().open(new LoadedReport(
        Partial.healthy(fakes.story.report()), true, List.of())));
    screen.goTo(Place.REPORT);
    screen.press("look-letter");
    awaitLetter(screen, "In this run nothing is broken");
    assertThat(screen.texts()).contains("asks for nothing");
    screen.press("look-hosts");
    awaitLetter(screen, "For the network desk");
    assertThat(screen.texts()).doesNotContain("asks for nothing");
  }

  @ParameterizedTest
  @CsvSource({"OVERVIEW,1", "OVERVIEW,2", "CERTIFICATE,1"})
  void theButtonForALetterShowsItAndAsksForNoFile(Place from, double scale) throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), Tour.choices(Language.ENGLISH, Look.LIGHT).withScale(scale));
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.goTo(from);
    screen.pressAction("Read the letter to IT");
    awaitLetter(screen, "Please make Go trust the certificates of this network");
    assertThat(screen.window().flow().orElseThrow().screen().place()).isEqualTo(Place.REPORT);
    assertThat(screen.focused().map(Node::getId)).contains("look-letter");
    Bounds shown = screen.focused().map(node -> node.localToScene(node.getBoundsInLocal())).orElseThrow();
    assertThat(shown.getMinY()).isPositive();
    assertThat(shown.getMaxY()).isLessThan(screen.stage().getScene().getHeight() - 40);
    assertThat(fakes.written).isEmpty();
  }

  @Test
  void whereNobodyCanBeAskedForAnythingThereIsNoButtonForALetter() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes);
    screen.does(() -> screen.window().open(new LoadedReport(fakes.story.report(), true, List.of())));
    assertThat(screen.find("#letter")).isPresent();
    screen.does(() -> screen.window().open(new LoadedReport(
        Partial.healthy(fakes.story.report()), true, List.of())));
    assertThat(screen.find("#letter")).isEmpty();
  }

  @Test
  void theLetterIsReachedReadCopiedAndLeftByTheKeysAlone() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.goToByKeyboard(Place.REPORT);
    await().atMost(PATIENCE).until(() -> screen.find("#first-page").isPresent());
    screen.pressByKeyboard("look-report");
    screen.type(KeyCode.RIGHT);
    awaitLetter(screen, "Please allow connections to proxy.golang.org");
    screen.pressByKeyboard("copy-letter");
    assertThat(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(letter(screen));
    screen.type(KeyCode.TAB);
    assertThat(screen.focused().orElseThrow().getId()).isEqualTo("letter-text");
    String whole = letter(screen);
    screen.type(KeyCode.SHORTCUT, KeyCode.A);
    screen.type(KeyCode.SHORTCUT, KeyCode.C);
    assertThat(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(whole);
    screen.type(KeyCode.X);
    screen.type(KeyCode.TAB);
    assertThat(letter(screen)).isEqualTo(whole);
    assertThat(screen.focused().map(node -> node.getId()).orElse("")).isNotEqualTo("letter-text");
  }
}
