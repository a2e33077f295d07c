package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.port.Preferences.Look;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a screen reader says of every control on every page and in every state that the kept pictures show: something,
/// no key of ours, and of two buttons beside each other not the same.
@Tag("slow")
class SpokenNamesTest {
  private static final Pattern KEY = Pattern.compile("[a-z]+(?:\\.[a-z-]+){2,}|.*[«»\\uFFFD].*|.*\\{\\d.*");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyControlHasANameOfItsOwn(Language language) throws Exception {
    Set<String> wrong = new TreeSet<>();
    List<String> pages = new ArrayList<>();
    new Tour(Tour.choices(language, Look.LIGHT), BroughtFonts.USUAL, (page, screen) -> {
      pages.add(page);
      look(page, screen, wrong);
    }).walk(1000, 700);
    assertThat(pages).hasSizeGreaterThan(25);
    assertThat(wrong).isEmpty();
  }

  private static void look(String page, Screen screen, Set<String> wrong) {
    Map<String, Node> buttons = new HashMap<>();
    for (Node node : screen.visible()) {
      if (!node.isFocusTraversable() || node instanceof ScrollPane) {
        continue;
      }
      String name = name(node);
      if (name.isBlank() || (!node.getStyleClass().contains("host") && KEY.matcher(name).matches())) {
        wrong.add(page + ": " + node + " is called \"" + name + "\"");
      }
      if (node instanceof Button && !node.isDisabled() && buttons.put(name, node) != null) {
        wrong.add(page + ": two are called \"" + name + "\"");
      }
    }
  }

  private static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    if (node instanceof Labeled labeled) {
      return String.valueOf(labeled.getText());
    }
    return node.getAccessibleRoleDescription() == null ? "" : node.getAccessibleRoleDescription();
  }
}
