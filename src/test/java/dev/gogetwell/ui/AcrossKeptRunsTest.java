package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.report.ShownCertificate;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The ways through the window that begin with a run of earlier. Its name begins as it does for the reason that
/// [AcrossTheWindowTest] gives.
class AcrossKeptRunsTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void close() throws TimeoutException {
    bench.close();
  }

  @Test
  void aRecentRunIsOpenedAgainWithItsVerdictAndItsRemedies() throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), Language.ENGLISH);
    Screen screen = bench.reopenARun(fakes);
    assertThat(screen.verdict()).contains("proxy.golang.org");
    screen.goTo(Place.CERTIFICATE);
    assertThat(screen.texts()).contains("FortiGate CA", "x509.UnknownAuthorityError");
  }

  @Test
  void theAuthorityOfAnInspectionIsSavedOnlyAfterItsFingerprintWasShown() throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), Language.ENGLISH);
    Screen screen = bench.reopenARun(fakes);
    screen.goTo(Place.CERTIFICATE);
    assertThat(screen.find("#save-authority")).isEmpty();
    screen.press("save-pem");
    assertThat(screen.texts()).containsPattern("(\\n([0-9A-F]{2}:){4}){14}\\n([0-9A-F]{2}:){3}[0-9A-F]{2}\\n")
        .contains("Compare this SHA-256 with your IT before anybody trusts it. Saving the file trusts nobody.");
    assertThat(fakes.savedCertificates).isEmpty();
    screen.press("save-authority");
    await().atMost(Duration.ofSeconds(10)).until(() -> !fakes.savedCertificates.isEmpty());
    assertThat(fakes.savedCertificates.getFirst()).singleElement().satisfies(authority ->
        assertThat(ShownCertificate.of(authority).orElseThrow().name()).isEqualTo("FortiGate CA"));
    screen.press("save-pem");
    screen.press("save-chain");
    await().atMost(Duration.ofSeconds(10)).until(() -> fakes.savedCertificates.size() == 2);
    assertThat(fakes.savedCertificates.getLast()).hasSize(2);
  }

  @Test
  void aFingerprintIsCopiedInOnePieceThoughItIsShownInGroups() throws Exception {
    Screen screen = bench.reopenARun(new Fakes(Fakes.companyProxy(), Language.ENGLISH));
    screen.goTo(Place.CERTIFICATE);
    screen.does(() -> screen.all(".button").stream().map(Button.class::cast)
        .filter(button -> "Copy the SHA-256 of FortiGate CA".equals(button.getAccessibleText())).findFirst()
        .orElseThrow().fire());
    assertThat(WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString()))
        .matches("([0-9a-f]{2}:){31}[0-9a-f]{2}");
  }

  @Test
  void theTwoNewestRunsAreComparedAtOnce() throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), Language.ENGLISH);
    fakes.runs.save(CompanyProxy.story().report());
    fakes.runs.save(NameFilter.story().report());
    Screen screen = bench.open(fakes);
    screen.press("compare-runs");
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
        assertThat(screen.texts()).contains("Unknown authority", "Cut after ClientHello", "HTTPS_PROXY"));
  }

  @Test
  void whereThereIsOneRunTheOtherIsToBeChosen() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.runs.save(fakes.story.report());
    Screen screen = bench.open(fakes);
    screen.press("compare-runs");
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(screen.texts())
        .contains("Two runs are needed.", "Choose a run"));
  }

  @Test
  void aReportFromAFileIsComparedWithOnesOwnRun() throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), Language.ENGLISH);
    fakes.runs.save(CompanyProxy.story().report());
    fakes.runs.mailed = Optional.of(MailedReportTest.mailed(NameFilter.story().report()));
    Screen screen = bench.open(fakes);
    screen.press("compare-runs");
    screen.press("compare-left-file");
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(screen.texts())
        .contains("Both runs fail, each for another reason.", "Somebody else’s report", "Your run here"));
  }
}
