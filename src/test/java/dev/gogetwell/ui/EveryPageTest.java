package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.story.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryPageTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextIsCutOffAndEverythingHasANameAt1000By700(Language language) throws TimeoutException {
    List<String> wrong = new ArrayList<>();
    walk(new Fakes(Fakes.nameFilter(), language), 1000, 700, wrong);
    walk(new Fakes(Fakes.companyProxy(), language), 1000, 700, wrong);
    assertThat(wrong).isEmpty();
  }

  /// The Chinese window of this size is walked in the wide font, which is the harder proof.
  @ParameterizedTest
  @EnumSource(value = Language.class, names = "ENGLISH")
  void noTextIsCutOffAndNoPageGoesSidewaysAt200Percent(Language language) throws TimeoutException {
    List<String> wrong = new ArrayList<>();
    Choices large = Choices.defaults(language).withScale(2).withReduceMotion(true);
    walk(new Fakes(Fakes.nameFilter(), large), 1180, 780, wrong);
    walk(new Fakes(Fakes.companyProxy(), large), 1180, 780, wrong);
    assertThat(wrong).isEmpty();
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextIsCutOffAndNoPageGoesSidewaysAt200PercentInAWideFont(Language language) throws TimeoutException {
    List<String> wrong = new ArrayList<>();
    Choices large = Choices.defaults(language).withScale(2).withReduceMotion(true);
    walk(new Fakes(Fakes.nameFilter(), large), BroughtFonts.WIDE, 1180, 780, wrong);
    walk(new Fakes(Fakes.companyProxy(), large), BroughtFonts.WIDE, 1180, 780, wrong);
    assertThat(wrong).isEmpty();
  }

  private static void walk(Fakes fakes, double width, double height, List<String> wrong) throws TimeoutException {
    walk(fakes, BroughtFonts.USUAL, width, height, wrong);
  }

  private static void walk(Fakes fakes, BroughtFonts fonts, double width, double height, List<String> wrong)
      throws TimeoutException {
    Story story = fakes.story;
    fakes.runs.save(story.report());
    fakes.runs.save(story.report());
    fakes.memory.kept = fakes.memory.kept.with(Path.of("/home/lin/src/checkout"));
    Screen screen = Screen.open(fakes, fonts, width, height);
    check(screen, "start", wrong);
    for (String button : List.of("practice", "settings", "compare-runs")) {
      screen.press(button);
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#back").isPresent());
      check(screen, button, wrong);
      screen.press("back");
    }
    dependencies(fakes, screen, wrong);
    screen.does(() -> screen.window().openFile(Path.of("from-a-colleague.pcap")));
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#streams").isPresent());
    check(screen, "capture", wrong);
    screen.press("back");
    screen.paste(story.report().target().pasted().orElseThrow());
    check(screen, "start with text", wrong);
    fakes.engine.runAlmost();
    screen.press("find");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.verdict().contains("proxy.golang.org"));
    check(screen, "running", wrong);
    fakes.engine.runFreely();
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.window().flow().orElseThrow().screen().board()
        .isPresent());
    for (Place place : Place.values()) {
      screen.goTo(place);
      check(screen, place.id(), wrong);
    }
    screen.close();
  }

  private static void dependencies(Fakes fakes, Screen screen, List<String> wrong) {
    screen.press("dependencies");
    check(screen, "dependencies", wrong);
    for (HygieneReport report : List.of(FakeDependencies.problems(), FakeDependencies.withoutTool(),
        FakeDependencies.unsettled())) {
      fakes.dependencies.report = report;
      int before = fakes.dependencies.wishes.size();
      screen.press("primary");
      await().atMost(Duration.ofSeconds(10)).until(() -> fakes.dependencies.wishes.size() > before
          && screen.find("#tools").isPresent());
      check(screen, "dependencies with " + report.findings().size(), wrong);
    }
    screen.press("back");
  }

  private static void check(Screen screen, String page, List<String> wrong) {
    for (Node node : screen.visible()) {
      if (node instanceof Labeled labeled && labeled.isTextTruncated() && !mayShorten(labeled)) {
        wrong.add(page + ": cut off: " + labeled.getText() + " " + labeled.getStyleClass());
      }
      if (node instanceof Labeled labeled && labeled.getText() != null && labeled.getText().contains("«")) {
        wrong.add(page + ": no text for " + labeled.getText());
      }
      if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL && !mayGoSideways(bar)) {
        wrong.add(page + ": goes sideways: " + bar.getParent());
      }
      if (node instanceof Labeled && !mayGoSideways(node)
          && node.localToScene(node.getLayoutBounds()).getMaxX() > screen.stage().getScene().getWidth() + 1) {
        wrong.add(page + ": outside of the window: " + node);
      }
      boolean reachable = node.isFocusTraversable() && !(node instanceof javafx.scene.control.ScrollPane);
      if (reachable && name(node).isBlank()) {
        wrong.add(page + ": no name: " + node);
      }
    }
  }

  private static boolean mayShorten(Node node) {
    return within(node, "may-shorten");
  }

  /// A table of addresses, and a text as it was pasted.
  private static boolean mayGoSideways(Node node) {
    return within(node, "wide-table");
  }

  private static boolean within(Node node, String styleClass) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.getStyleClass().contains(styleClass)) {
        return true;
      }
    }
    return false;
  }

  private static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    return switch (node) {
      case Labeled labeled -> String.valueOf(labeled.getText());
      case Pressable pressable -> "";
      default -> node.getAccessibleRoleDescription() == null ? "" : node.getAccessibleRoleDescription();
    };
  }
}
