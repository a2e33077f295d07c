package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.story.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryPageTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextIsCutOffAndEverythingHasANameAt1000By700(Language language) throws TimeoutException {
    List<String> wrong = new ArrayList<>();
    walk(Fakes.nameFilter(), language, wrong);
    walk(Fakes.companyProxy(), language, wrong);
    assertThat(wrong).isEmpty();
  }

  private static void walk(Story story, Language language, List<String> wrong) throws TimeoutException {
    Fakes fakes = new Fakes(story, language);
    fakes.runs.save(story.report());
    fakes.runs.save(story.report());
    Screen screen = Screen.open(fakes, 1000, 700);
    check(screen, "start", wrong);
    for (String button : List.of("practice", "settings", "compare-runs")) {
      screen.press(button);
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#back").isPresent());
      check(screen, button, wrong);
      screen.press("back");
    }
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

  private static void check(Screen screen, String page, List<String> wrong) {
    for (Node node : screen.visible()) {
      if (node instanceof Labeled labeled && labeled.isTextTruncated() && !mayShorten(labeled)) {
        wrong.add(page + ": cut off: " + labeled.getText() + " " + labeled.getStyleClass());
      }
      if (node instanceof Labeled labeled && labeled.getText() != null && labeled.getText().contains("«")) {
        wrong.add(page + ": no text for " + labeled.getText());
      }
      boolean reachable = node.isFocusTraversable() && !(node instanceof javafx.scene.control.ScrollPane);
      if (reachable && name(node).isBlank()) {
        wrong.add(page + ": no name: " + node);
      }
    }
  }

  private static boolean mayShorten(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.getStyleClass().contains("may-shorten")) {
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
