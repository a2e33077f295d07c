package dev.gogetwell.ui;

import static dev.gogetwell.ui.WindowBench.runToTheFirstVerdict;
import static dev.gogetwell.ui.WindowBench.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Preferences.Look;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.story.NameFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/// The ways through the window. They take longest of this package, and classes are begun in the order of their names:
/// so one JVM is at them while the other does the rest.
class AcrossTheWindowTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void close() throws TimeoutException {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aPastedErrorLeadsToAVerifiedFixAndAReportByKeyboardAlone(Language language) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), language);
    Screen screen = bench.open(fakes);
    screen.pasteByKeyboard(NameFilter.PASTE);
    fakes.engine.runFreely();
    screen.type(KeyCode.CONTROL, KeyCode.ENTER);

    screen.awaitPrimary(word(language, "Try the fix", "试用修复"));
    assertThat(screen.verdict()).contains("proxy.golang.org");
    assertThat(screen.focused().map(Node::getId)).contains("primary");
    screen.type(KeyCode.SPACE);
    screen.awaitPrimary(word(language, "Apply the fix", "应用修复"));
    assertThat(fakes.desk.done()).containsExactly("try R1");
    screen.type(KeyCode.SPACE);
    screen.awaitVerdict(word(language, "Fixed. Your command works now.", "修好了"));
    assertThat(fakes.desk.done()).containsExactly("try R1", "apply R1", "verify");
    assertThat(screen.texts()).contains(word(language, "exit code 0", "退出码 0"));

    screen.type(KeyCode.CONTROL, KeyCode.Z);
    await().atMost(Duration.ofSeconds(10)).until(() -> fakes.desk.done().contains("undo R1"));
    assertThat(fakes.desk.journal()).isEmpty();

    screen.goToByKeyboard(Place.REPORT);
    screen.pressByKeyboard("save-html");
    await().atMost(Duration.ofSeconds(10)).until(() -> !fakes.written.isEmpty());
    assertThat(fakes.written.getFirst().form()).isEqualTo(ReportWriter.Form.HTML);
    assertThat(fakes.written.getFirst().redact()).isTrue();
    assertThat(fakes.fixes.get()).singleElement()
        .satisfies(fix -> assertThat(fix.state()).isEqualTo(RemedyState.UNDONE));
  }

  @Test
  void theSavedReportTellsWhatWasWrittenAndThatTheCommandPassed() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.press("primary");
    screen.awaitPrimary("Apply the fix");
    screen.press("primary");
    screen.awaitPrimary("Save report");
    screen.press("primary");
    screen.press("save-html");
    await().atMost(Duration.ofSeconds(10)).until(() -> !fakes.written.isEmpty());
    assertThat(fakes.fixes.get()).singleElement().satisfies(fix -> {
      assertThat(fix.remedy()).isEqualTo("R1");
      assertThat(fix.state()).isEqualTo(RemedyState.VERIFIED);
      assertThat(fix.at()).isPresent();
      assertThat(fix.edits()).isNotEmpty();
      assertThat(fix.outcome().orElseThrow().passed()).isTrue();
    });
  }

  @Test
  void aCaptureFileIsOpenedAsATimelineAtItsBrokenConnection() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes);
    screen.does(() -> screen.window().openFile(Path.of("from-a-colleague.pcap")));
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#streams").isPresent());
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(screen.texts()).contains(
        "from-a-colleague.pcap", "Connections in this file: 2", "go.dev", "proxy.golang.org",
        "TCP RST: connection cut"));
    assertThat(screen.texts()).as("of a file nobody knows that it was go").contains("The client", "From the client, ")
        .doesNotContain("From Go", "Go opens");
    screen.type(KeyCode.UP);
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
        assertThat(screen.texts()).contains("ServerHello").doesNotContain("TCP RST: connection cut"));
    screen.press("copy-filter");
    assertThat(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString()))
        .as("a filter is for the programs of this computer, and finds nothing with a placeholder in it")
        .isEqualTo("ip.addr == 192.168.1.20 && tcp.port == 50212 && ip.addr == 142.250.66.81 && tcp.port == 443"
            + " && tls");
    screen.press("back");
    assertThat(screen.focused().map(Node::getId)).contains("paste");
  }

  @Test
  void aProjectIsExaminedByWhatItsOwnRequirementsNeed() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes);
    screen.does(() -> screen.window().checkProject(Path.of("our project")));
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.window().flow().isPresent());
    assertThat(screen.window().flow().orElseThrow().run().target()).satisfies(target -> {
      assertThat(target.project()).contains("our project");
      assertThat(target.command()).containsExactly("go", "mod", "download");
    });
  }

  @Test
  void languageAndLookCanBeChangedInTheMiddleOfARun() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes);
    runToTheFirstVerdict(fakes, screen);
    assertThat(screen.primary()).isEqualTo("Cancel");

    screen.does(() -> screen.window().chooseLanguage(Language.CHINESE));
    screen.does(() -> screen.window().chooseLook(Look.DARK));
    assertThat(screen.primary()).isEqualTo("取消");
    assertThat(screen.texts()).contains("go 走的路线").doesNotContain("The route go takes");

    screen.does(() -> screen.window().chooseLook(Look.HIGH_CONTRAST));
    fakes.engine.runFreely();
    screen.awaitPrimary("试用修复");
  }

  @Test
  void escapeEndsTheRunWithin300MillisecondsAndKeepsWhatIsKnown() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes);
    // The best of three: another program that holds the processor is no property of this one, a slow path is.
    Duration best = cancelAfterTheFirstVerdict(fakes, screen);
    for (int i = 1; i < 3 && best.compareTo(Duration.ofMillis(300)) > 0; i++) {
      screen.does(() -> screen.window().showStart());
      Duration next = cancelAfterTheFirstVerdict(fakes, screen);
      best = next.compareTo(best) < 0 ? next : best;
    }
    assertThat(best).isBetween(Duration.ZERO, Duration.ofMillis(300));
    assertThat(screen.window().flow().orElseThrow().run().verdict().state()).isEqualTo(Verdict.State.PROBLEM);
    assertThat(screen.verdict()).contains("proxy.golang.org");
  }

  /// Measured inside the window, from the key to the verdict bar that says so, not from the robot that types.
  private static Duration cancelAfterTheFirstVerdict(Fakes fakes, Screen screen) {
    runToTheFirstVerdict(fakes, screen);
    AtomicLong asked = new AtomicLong();
    AtomicLong shown = new AtomicLong();
    LiveRun run = screen.window().flow().orElseThrow().run();
    screen.does(() -> {
      screen.stage().getScene().addEventFilter(KeyEvent.KEY_PRESSED, press -> asked.set(System.nanoTime()));
      ((Button) screen.stage().getScene().lookup("#primary")).textProperty()
          .addListener((property, before, now) -> shown.compareAndSet(0, System.nanoTime()));
    });
    screen.type(KeyCode.ESCAPE);
    await().atMost(Duration.ofSeconds(5)).until(() -> run.isOver() && shown.get() != 0);
    return Duration.ofNanos(shown.get() - asked.get());
  }

  @Test
  void aRightGuessIsSaidAtTheEndOfPracticeAndTheNetworkIsStopped() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes);
    screen.press("practice");
    screen.press("scenario-tls-reset");
    screen.does(() -> screen.all(".radio-button").stream().map(RadioButton.class::cast)
        .filter(button -> button.getText().equals("Host name blocked (SNI)")).findFirst().orElseThrow()
        .setSelected(true));
    screen.press("start-practice");
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
        assertThat(screen.texts()).contains("You guessed right."));
    screen.press("leave-practice");
    assertThat(screen.texts()).contains("1 of 1");
    assertThat(screen.find("#stars").orElseThrow().getAccessibleText()).isEqualTo("1 of 1");
    await().atMost(Duration.ofSeconds(10)).untilTrue(fakes.practiceClosed);
  }

  @Test
  void onThePageOfTheFixesNoButtonOffersToShowThem() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Report report = fakes.story.report();
    Screen screen = bench.open(fakes);
    screen.does(() -> screen.window().open(new LoadedReport(report.judged(report.verdict(), report.steps(),
        report.remedies().stream().filter(each -> each.changes().isEmpty()).toList()), true, List.of())));
    screen.awaitPrimary("Show the fixes");
    screen.press("primary");
    screen.awaitPrimary("Save report");
    screen.goTo(Place.OVERVIEW);
    screen.awaitPrimary("Show the fixes");
  }

  @Test
  void aWeakeningWayIsWrittenOnlyAfterItsCostWasTyped() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.goTo(Place.FIX);
    screen.does(() -> ((TitledPane) screen.stage().getScene().getRoot().lookup("#weakening")).setExpanded(true));
    screen.press("way-R4");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#confirm-weakening").isPresent());
    assertThat(screen.find("#try")).isEmpty();
    assertThat(((Button) screen.find("#confirm-weakening").orElseThrow()).isDisabled()).isTrue();
    screen.does(() -> ((TextField) screen.stage().getScene().getRoot().lookup("#confirm-text")).setText("yes"));
    assertThat(((Button) screen.find("#confirm-weakening").orElseThrow()).isDisabled()).isTrue();
    screen.does(() -> ((TextField) screen.stage().getScene().getRoot().lookup("#confirm-text"))
        .setText("forged code is accepted"));
    screen.press("confirm-weakening");
    await().atMost(Duration.ofSeconds(10)).until(() -> fakes.desk.done().contains("apply R4"));
  }

  @Test
  void aNewAuthorityIsTrustedOnlyOnItsOwnPageAfterItsFingerprintWasCompared() throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), Language.ENGLISH);
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.press("primary");
    screen.awaitPrimary("Read and confirm…");
    screen.press("primary");
    assertThat(screen.texts()).contains(CompanyProxy.FINGERPRINT, "can issue certificates for any site");
    assertThat(screen.find("#fix-all")).isEmpty();
    assertThat(((Button) screen.find("#confirm-trust").orElseThrow()).isDisabled()).isTrue();
    assertThat(fakes.desk.done()).containsExactly("try R1");
    screen.press("fingerprint-compared");
    screen.press("confirm-trust");
    await().atMost(Duration.ofSeconds(10)).until(() -> fakes.desk.done().contains("apply R1"));
    screen.goTo(Place.FIX);
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(screen.texts()).as("a variable was set")
        .contains("Programs that are open keep their old variables"));
  }

  @Test
  void aCrashInTheMiddleOfARunOffersToSaveWhatIsKnown() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes);
    runToTheFirstVerdict(fakes, screen);
    screen.does(() -> Thread.currentThread().getUncaughtExceptionHandler()
        .uncaughtException(Thread.currentThread(), new IllegalStateException("a bug for this test")));
    screen.pressAction("Save run…");
    await().atMost(Duration.ofSeconds(10)).until(() -> !fakes.written.isEmpty());
    assertThat(fakes.written.getFirst().form()).isEqualTo(ReportWriter.Form.JSON);
    assertThat(screen.window().flow().orElseThrow().run().isOver()).isTrue();
  }
}
