package dev.gogetwell.ui;

import static dev.gogetwell.ui.WindowBench.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The ways through the window that the focus takes, and what stands on its pages. Its name begins as it does for the
/// reason that [AcrossTheWindowTest] gives.
class AcrossTheFocusTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void close() throws TimeoutException {
    bench.close();
  }

  @Test
  void belowEightHundredEightyPixelsTheRailIsIconsWithNames() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.open(fakes, 860);
    screen.paste(NameFilter.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary("Try the fix");
    assertThat(screen.visible()).noneMatch(node -> node.getStyleClass().contains("step-name"));
    assertThat(screen.find("#rail-dns").orElseThrow().getAccessibleText()).startsWith("DNS");
    screen.goTo(Place.DNS);
    assertThat(screen.window().flow().orElseThrow().screen().place()).isEqualTo(Place.DNS);
    screen.does(() -> screen.stage().setWidth(1000));
    assertThat(screen.visible()).anyMatch(node -> node.getStyleClass().contains("step-name"));
  }

  @Test
  void arrowsGoThroughTheWaysAndThroughTheTableOfAnswers() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = bench.openAndFindTheCause(fakes);
    screen.goTo(Place.FIX);
    screen.does(() -> screen.stage().getScene().getRoot().lookup("#way-R1").requestFocus());
    screen.type(KeyCode.DOWN);
    assertThat(screen.focused().map(Node::getId)).contains("way-R2");
    screen.type(KeyCode.ENTER);
    assertThat(screen.focused().map(Node::getId)).contains("way-R2");
    screen.type(KeyCode.UP);
    assertThat(screen.focused().map(Node::getId)).contains("way-R1");

    screen.goTo(Place.DNS);
    screen.does(() -> screen.all(".table-cell").stream().filter(Node::isFocusTraversable).findFirst().orElseThrow()
        .requestFocus());
    Node first = screen.focused().orElseThrow();
    screen.type(KeyCode.RIGHT);
    assertThat(screen.focused().orElseThrow()).isNotSameAs(first);
    assertThat(screen.focused().orElseThrow().getAccessibleText()).isNotBlank();
    screen.type(KeyCode.LEFT);
    assertThat(screen.focused()).containsSame(first);
  }

  @Test
  void f6GoesRoundThroughVerdictPageAndRail() throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), Language.ENGLISH);
    Screen screen = bench.openAndFindTheCause(fakes);
    assertThat(screen.focused().map(Node::getId)).contains("primary");
    screen.type(KeyCode.F6);
    assertThat(screen.focused().map(Node::getId)).isNotEqualTo(Optional.of("primary"));
    screen.type(KeyCode.F6);
    assertThat(screen.focused().map(Node::getId)).contains("rail-overview");
    screen.type(KeyCode.DOWN);
    assertThat(screen.focused().map(Node::getId)).contains("rail-symptom");
    screen.type(KeyCode.F6);
    assertThat(screen.focused().map(Node::getId)).contains("primary");
    screen.type(KeyCode.D);
    assertThat(screen.find("#evidence")).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatElseHasToBeSaidAboutAPasteIsSaidOnItsPage(Language language) throws Exception {
    Fakes fakes = new Fakes(Fakes.companyProxy(), language);
    Screen screen = bench.open(fakes);
    screen.paste(CompanyProxy.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary(word(language, "Try the fix", "试用修复"));
    screen.goToByKeyboard(Place.SYMPTOM);
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find(".symptom-note").isPresent());
    assertThat(((Label) screen.find(".symptom-note").orElseThrow()).getText()).startsWith("proxy.golang.org ")
        .contains(word(language, "replaces the certificate", "重新签发"));
  }
}
