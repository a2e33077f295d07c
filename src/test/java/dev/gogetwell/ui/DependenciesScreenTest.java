package dev.gogetwell.ui;

import static dev.gogetwell.ui.DependenciesBench.PATIENCE;
import static dev.gogetwell.ui.DependenciesBench.PROJECT;
import static dev.gogetwell.ui.DependenciesBench.awaitText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.hygiene.ModuleRow;
import dev.gogetwell.hygiene.ToolOutcome;
import dev.gogetwell.model.Message;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Dependencies.Wish;
import dev.gogetwell.ui.port.ServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The page of the dependencies on the real window.
class DependenciesScreenTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final DependenciesBench bench = new DependenciesBench();
  private final Fakes fakes = bench.fakes;

  @AfterEach
  void close() throws TimeoutException {
    bench.close();
  }

  @Test
  void withoutAProjectThePageSaysWhatToDoAndAsksNobody() throws Exception {
    Screen screen = bench.openPage(Optional.empty());
    assertThat(screen.verdict()).isEqualTo("Choose a project first");
    assertThat(screen.primary()).isEqualTo("Choose a project…");
    screen.press("primary");
    assertThat(screen.verdict()).as("nothing was chosen").isEqualTo("Choose a project first");
    assertThat(fakes.dependencies.wishes).isEmpty();
  }

  @Test
  void nothingRunsBeforeTheButtonIsPressedAndNothingIsInstalledByIt() throws Exception {
    Screen screen = bench.openPage(Optional.of(PROJECT));
    assertThat(screen.texts()).contains("/home/lin/src/checkout", "Works on a copy and changes nothing.");
    assertThat(fakes.dependencies.wishes).isEmpty();
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> screen.find("#tools").isPresent());
    assertThat(fakes.dependencies.wishes).containsExactly(
        new Wish(PROJECT, Duration.ofMinutes(3), false, Optional.empty(), Optional.empty()));
  }

  @Test
  void whatToDoFirstStandsFirstWithItsCommandAndItsWay() throws Exception {
    Screen screen = bench.looked();
    String texts = screen.texts();
    assertThat(screen.verdict()).isEqualTo("Something ought to be done");
    assertThat(texts).containsSubsequence("Do this first: it breaks builds or opens a hole",
        "Known hole in code that is called", "GO-2024-2687", "go.mod:9", "go get golang.org/x/net@v0.23.0",
        "shop.example.com/checkout", "your module", "github.com/quay/claircore", "v1.5.2", "golang.org/x/net",
        "Then this: sooner or later it will", "Version taken back by its author", "Worth knowing", "go mod tidy",
        "Tools", "go mod verify", "Modules (6)");
    assertThat(screen.all(".requirement-way")).hasSize(2).allSatisfy(way ->
        assertThat(way.getAccessibleText()).startsWith("Required by: shop.example.com/checkout → "));
  }

  @Test
  void aCommandIsCopiedAsItRunsHere() throws Exception {
    Screen screen = bench.looked();
    screen.does(() -> ((Button) screen.find("#findings-error .copy-command").orElseThrow()).fire());
    String copied = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString());
    assertThat(copied).isEqualTo("go get golang.org/x/net@v0.23.0");
  }

  @Test
  void aLookThatHangsHasAClockAndIsEndedByEscape() throws Exception {
    fakes.dependencies.held = new CountDownLatch(1);
    Screen screen = bench.openPage(Optional.of(PROJECT));
    screen.type(KeyCode.SPACE);
    awaitText(screen, "Looking at the dependencies", "go list -m -e -u -retracted -json all");
    String first = screen.textOf("clock");
    assertThat(first).contains("at most 180 s");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen.textOf("clock")).isNotEqualTo(first));
    screen.type(KeyCode.ESCAPE);
    assertThat(screen.verdict()).isEqualTo("Ended before it was done");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.ended.contains("interrupted"));
    assertThat(screen.find("#tools")).isEmpty();
    assertThat(screen.find("#paste")).as("Escape ended the look and not the page").isEmpty();

    fakes.dependencies.held = new CountDownLatch(0);
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> screen.find("#tools").isPresent());
    screen.type(KeyCode.ESCAPE);
    await().atMost(PATIENCE).until(() -> screen.find("#paste").isPresent());
  }

  @Test
  void leavingThePageEndsTheLookAndComingBackShowsWhatWasFound() throws Exception {
    Screen screen = bench.looked();
    screen.press("back");
    await().atMost(PATIENCE).until(() -> screen.find("#paste").isPresent());
    screen.press("dependencies");
    assertThat(screen.verdict()).isEqualTo("Something ought to be done");
    fakes.dependencies.held = new CountDownLatch(1);
    screen.press("primary");
    awaitText(screen, "Looking at the dependencies");
    screen.press("back");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.ended.contains("interrupted"));
  }

  @Test
  void whatCannotBeLookedAtIsASentence() throws Exception {
    fakes.dependencies.trouble = Optional.of(new ServiceException(Message.of("cli.project.no-module", PROJECT)));
    Screen screen = bench.openPage(Optional.of(PROJECT));
    screen.press("primary");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen.verdict()).isEqualTo("It could not be looked at"));
    assertThat(screen.textOf("verdict-notes")).contains(PROJECT.toString());
    assertThat(screen.primary()).isEqualTo("Look again");
  }

  @Test
  void withoutGoThePageSaysThatNothingCouldBeAsked() throws Exception {
    HygieneReport none = FakeDependencies.clean();
    fakes.dependencies.report = new HygieneReport("", "", List.of(), List.of(FakeDependencies.tool("go",
        ToolOutcome.State.MISSING, 0)), List.of(), none.privates());
    Screen screen = bench.looked();
    assertThat(screen.verdict()).isEqualTo("Nothing could be looked at");
    assertThat(screen.texts()).contains("go was not found in the environment checked");
    assertThat(screen.find("#install-tool")).as("without go nothing can be installed").isEmpty();
  }

  @Test
  void nothingFoundIsSaidSo() throws Exception {
    fakes.dependencies.report = FakeDependencies.clean();
    Screen screen = bench.looked();
    assertThat(screen.verdict()).isEqualTo("Nothing to do");
    assertThat(screen.all(".finding")).isEmpty();
  }

  @Test
  void everythingIsReachedByTheKeyboard() throws Exception {
    Screen screen = bench.looked();
    screen.pressByKeyboard("save-sarif");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.written.contains("SARIF dependencies.sarif"));
    screen.pressByKeyboard("save-html");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.written.contains("HTML dependencies.html"));
    for (int i = 0; i < 60 && !screen.focused().map(Node::getId).orElse("").equals("modules"); i++) {
      screen.type(KeyCode.TAB);
    }
    assertThat(screen.focused().map(Node::getId)).contains("modules");
  }

  @Test
  void aPolicyAndADatabaseAreAskedForAndCanBeLeftOutAgain() throws Exception {
    Screen screen = bench.openPage(Optional.of(PROJECT));
    screen.press("choose-policy");
    assertThat(screen.texts()).contains("mailed.json");
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.wishes.size() == 1 && screen.find("#tools").isPresent());
    assertThat(fakes.dependencies.wishes.getFirst().policy()).contains(Path.of("mailed.json"));
    screen.press("clear-policy");
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> fakes.dependencies.wishes.size() == 2);
    assertThat(fakes.dependencies.wishes.getLast().policy()).isEmpty();
  }

  @Test
  void tenThousandModulesAndFindingsAreShownAtOnceAndFiltered() throws Exception {
    List<ModuleRow> rows = IntStream.range(0, 10_000).mapToObj(i -> FakeDependencies.row("example.test/m" + i, "v1.0.0",
        true, "", "MIT")).toList();
    List<HygieneFinding> findings = IntStream.range(0, 10_000).mapToObj(i -> FakeDependencies.finding(
        HygieneRule.LICENCE_NOT_ALLOWED, i, "example.test/m" + i + "@v1.0.0", Optional.empty(), List.of(),
        "example.test/m" + i + "@v1.0.0", "MIT")).toList();
    fakes.dependencies.report = new HygieneReport("a.test/a", "go1.26.8", findings,
        FakeDependencies.clean().tools(), rows, List.of());
    Screen screen = bench.looked();
    long begin = System.nanoTime();
    screen.visible();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    assertThat(screen.all(".finding")).hasSize(8);
    screen.does(() -> ((Button) screen.find(".more-findings").orElseThrow()).fire());
    assertThat(screen.all(".finding")).hasSize(16);
    assertThat(screen.all("#modules .table-row-cell").size()).as("rows that are drawn").isLessThan(40);
    screen.does(() -> ((TextField) screen.find("#module-filter").orElseThrow()).setText("m9999"));
    assertThat(table(screen).getItems()).hasSize(1);
    screen.does(() -> ((TextField) screen.find("#module-filter").orElseThrow()).setText(""));
    long sorting = System.nanoTime();
    screen.does(() -> table(screen).getSortOrder().add(table(screen).getColumns().getLast()));
    assertThat(Duration.ofNanos(System.nanoTime() - sorting)).isLessThan(Duration.ofSeconds(5));
    assertThat(table(screen).getItems()).hasSize(10_000);
  }

  @SuppressWarnings("unchecked")
  private static TableView<ModuleRow> table(Screen screen) {
    return (TableView<ModuleRow>) screen.find("#modules").orElseThrow();
  }

  @Test
  void theReportOfARunHasWhatWasFoundInTheSameProject() throws Exception {
    Screen screen = bench.looked();
    fakes.engine.runFreely();
    screen.does(() -> screen.window().checkProject(PROJECT));
    await().atMost(PATIENCE).until(() -> screen.window().flow().orElseThrow().screen().board().isPresent());
    screen.goTo(Place.REPORT);
    screen.press("save-html");
    await().atMost(PATIENCE).until(() -> !fakes.written.isEmpty());
    assertThat(fakes.appended.get().map(found -> found.report().module())).contains("shop.example.com/checkout");
  }

  @Test
  void theLanguageChangesInTheMiddleOfThePage() throws Exception {
    Screen screen = bench.looked();
    screen.does(() -> screen.window().chooseLanguage(Language.CHINESE));
    assertThat(screen.verdict()).isEqualTo("有需要处理的问题");
    assertThat(screen.texts()).contains("先做这些", "调用的代码有已知漏洞", "依赖路径", "你的模块")
        .doesNotContain("«", "Worth knowing", "Required by");
  }
}
