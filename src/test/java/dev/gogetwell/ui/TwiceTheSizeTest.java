package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Preferences.Look;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The smallest window at 200 %: half of the room that the pages were drawn for.
class TwiceTheSizeTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private Optional<Screen> open = Optional.empty();

  private Screen open(Fakes fakes) throws TimeoutException {
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    return screen;
  }

  private static Fakes large(Language language) {
    return new Fakes(Fakes.companyProxy(), Tour.choices(language, Look.DARK).withScale(2));
  }

  private Screen openTheMail(Fakes fakes) throws TimeoutException {
    fakes.runs.mailed = Optional.of(MailedReportTest.mailed(fakes.story.report()));
    Screen screen = open(fakes);
    screen.does(() -> screen.window().openFile(Path.of("mailed.json")));
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#foreign-line").isPresent());
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  @Test
  void noHeadingAndNoNameOfASettingIsBrokenInsideAWord() throws TimeoutException {
    Fakes fakes = large(Language.ENGLISH);
    Screen screen = open(fakes);
    screen.press("settings");
    List<String> broken = new ArrayList<>(brokenWords(screen));
    screen.press("back");
    fakes.engine.runFreely();
    screen.paste(fakes.story.report().target().pasted().orElseThrow());
    screen.press("find");
    screen.awaitPrimary("Try the fix");
    screen.press("primary");
    screen.awaitPrimary("Read and confirm…");
    for (Place place : Place.values()) {
      screen.goTo(place);
      broken.addAll(brokenWords(screen));
    }
    assertThat(broken).isEmpty();
  }

  private static List<String> brokenWords(Screen screen) {
    return screen.visible().stream().filter(Label.class::isInstance).map(Label.class::cast)
        .filter(label -> label.isWrapText() && label.getText() != null
            && Stream.of("verdict", "head", "strong", "page-title").anyMatch(label.getStyleClass()::contains))
        .flatMap(label -> Arrays.stream(label.getText().split("\\s")).filter(word -> width(word, label) > room(label)))
        .toList();
  }

  private static double width(String word, Label label) {
    Text drawn = new Text(word);
    drawn.setFont(label.getFont());
    return drawn.getLayoutBounds().getWidth();
  }

  private static double room(Label label) {
    return label.getWidth() - label.getInsets().getLeft() - label.getInsets().getRight() + 1;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theVerdictLeavesRoomForThePage(Language language) throws TimeoutException {
    Screen screen = openTheMail(large(language));
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
        assertThat(place(screen.find(".verdict-bar").orElseThrow()).getHeight()).isBetween(100.0, 280.0));
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void whatIsShownIsSeenInTheListOfSteps(Place place) throws TimeoutException {
    Screen screen = openTheMail(large(Language.ENGLISH));
    screen.does(() -> screen.window().flow().orElseThrow().screen().show(place));
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
      Bounds list = place(screen.find(".rail .scroll-pane").orElseThrow());
      assertThat(list.contains(place(screen.find("#rail-" + place.id()).orElseThrow()))).isTrue();
    });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theBarOfTheStartStaysOneLine(Language language) throws TimeoutException {
    Screen screen = open(large(language));
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
        assertThat(place(screen.find("#settings").orElseThrow()).getCenterY())
            .isCloseTo(place(screen.find("#open-run").orElseThrow()).getCenterY(), offset(6.0)));
  }

  @Test
  void theTwoRunsThatAreComparedCanBeTold() throws TimeoutException {
    Fakes fakes = large(Language.ENGLISH);
    fakes.runs.save(fakes.story.report());
    fakes.runs.save(fakes.story.report());
    Screen screen = open(fakes);
    screen.press("compare-runs");
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
      Bounds before = place(screen.find("#compare-left").orElseThrow());
      Bounds after = place(screen.find("#compare-right").orElseThrow());
      assertThat(before.getWidth()).isGreaterThan(500);
      assertThat(after.getMinY() - before.getMaxY()).as("no hole between them").isBetween(0.0, 120.0);
    });
  }

  @Test
  void aListOfModuleProxiesGoesOnBehindASeparatorOnly() throws TimeoutException {
    Screen screen = open(large(Language.ENGLISH));
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(screen.all("#environment .mono").stream()
        .map(node -> ((Label) node).getText())).contains("https://proxy.golang.org,", "direct"));
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}
