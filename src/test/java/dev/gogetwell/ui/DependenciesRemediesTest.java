package dev.gogetwell.ui;

import static dev.gogetwell.ui.DependenciesBench.PATIENCE;
import static dev.gogetwell.ui.DependenciesBench.awaitText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.ToolOutcome;
import dev.gogetwell.ui.port.Dependencies.Wish;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the page of the dependencies offers to do: install a tool, or try and write a setting.
class DependenciesRemediesTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final DependenciesBench bench = new DependenciesBench();
  private final Fakes fakes = bench.fakes;

  @AfterEach
  void close() throws TimeoutException {
    bench.close();
  }

  @Test
  void aMissingToolIsInstalledOnlyByTheButtonThatSaysSo() throws Exception {
    fakes.dependencies.report = FakeDependencies.withoutTool();
    Screen screen = bench.looked();
    assertThat(screen.verdict()).isEqualTo("Nothing to do, as far as was looked");
    assertThat(screen.texts()).contains("Known vulnerabilities were not looked for", FakeDependencies.TOOLS.toString(),
        "go install golang.org/x/vuln/cmd/govulncheck@latest", "A tool did not answer in time");
    screen.press("look-longer");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.wishes.size() == 2 && screen.find("#tools").isPresent());
    assertThat(fakes.dependencies.wishes.get(1).limit()).isEqualTo(Duration.ofMinutes(10));
    assertThat(fakes.dependencies.wishes).noneMatch(Wish::install);
    screen.press("install-tool");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.wishes.size() == 3);
    assertThat(fakes.dependencies.wishes.getLast().install()).isTrue();
  }

  @Test
  void anInstallationThatFailedIsSaidBesideTheOffer() throws Exception {
    fakes.dependencies.report = new HygieneReport("a.test/a", "go1.26.8", List.of(), List.of(
        FakeDependencies.tool("go install golang.org/x/vuln/cmd/govulncheck@latest", ToolOutcome.State.FAILED, 9),
        FakeDependencies.tool("govulncheck -format json ./...", ToolOutcome.State.MISSING, 0)), List.of(), List.of());
    Screen screen = bench.looked();
    assertThat(screen.texts()).contains("It could not be installed; what go said stands under Tools.");
    assertThat(screen.find("#install-tool")).isPresent();
  }

  @Test
  void aSettingIsMendedByPreviewTryWriteAndUndo() throws Exception {
    fakes.dependencies.report = FakeDependencies.unsettled();
    Screen screen = bench.looked();
    awaitText(screen, "Name git.example.corp in GOPRIVATE", "Let go fetch the version that the project wants");
    assertThat(fakes.dependencies.desk.done()).as("looking writes nothing").isEmpty();
    screen.press("try-R1");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.desk.done().contains("try R1"));
    awaitText(screen, "Tried: your command works with this change");
    screen.press("apply-R1");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.desk.done().contains("verify"));
    await().atMost(PATIENCE).until(() -> !screen.find("#undo-R1").orElseThrow().isDisabled());
    screen.press("undo-R1");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.desk.done().contains("undo R1"));
  }

  @Test
  void leavingThePageEndsWhatIsBeingTried() throws Exception {
    fakes.dependencies.report = FakeDependencies.unsettled();
    CountDownLatch ended = fakes.dependencies.desk.hangInTry();
    Screen screen = bench.looked();
    await().atMost(PATIENCE).until(() -> screen.find("#offer-R1 .diff").isPresent());
    screen.press("try-R1");
    awaitText(screen, "Your command is running");
    screen.press("back");
    assertThat(ended.await(10, TimeUnit.SECONDS)).as("the command was interrupted").isTrue();
  }

  @Test
  void closingTheWindowWhileSomethingIsTriedAsksOnce() throws Exception {
    fakes.dependencies.report = FakeDependencies.unsettled();
    CountDownLatch ended = fakes.dependencies.desk.hangInTry();
    Screen screen = bench.looked();
    assertThat(screen.requestClose().isConsumed()).as("nothing is going on").isFalse();
    await().atMost(PATIENCE).until(() -> screen.find("#offer-R1 .diff").isPresent());
    screen.press("try-R1");
    awaitText(screen, "Your command is running");
    assertThat(screen.requestClose().isConsumed()).isTrue();
    assertThat(screen.requestClose().isConsumed()).as("who asks again means it").isFalse();
    screen.press("back");
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
