package dev.gogetwell.ui.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.Finding;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.story.NameFilter;
import dev.gogetwell.ui.theme.LiveTexts;
import dev.gogetwell.ui.theme.Motion;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Which colours the counts of an experiment have: red is the trouble, whether few passed or many were counted.
class ComparisonCardTest {
  private static final String RED = Tone.DANGER.styleClass();
  private static final String GREEN = Tone.SUCCESS.styleClass();

  @BeforeAll
  static void startTheToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  /// All dots and figures of the card, in their order, each as what it says and its colour.
  private static List<String> drawn(Finding finding) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> nodes(new ComparisonCard(
        new Widgets(new LiveTexts(Texts::load, Language.ENGLISH), new Motion())).draw(finding))
        .filter(node -> node instanceof Circle || node instanceof Labeled words && words.getText().matches("\\d+/\\d+"))
        .map(node -> (node instanceof Labeled words ? words.getText() : "dot") + " " + colour(node)).toList());
  }

  private static Stream<Node> nodes(Node node) {
    return Stream.concat(Stream.of(node), node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(ComparisonCardTest::nodes) : Stream.of());
  }

  private static String colour(Node node) {
    return node.getStyleClass().stream().filter(Set.of(RED, GREEN)::contains).collect(Collectors.joining("+"));
  }

  @Test
  void whatOneStrangerSignedIsTheTroubleHoweverManyThereAre() throws Exception {
    Finding finding = Corpus.read("cert-mitm").verdict().rootCause().orElseThrow();
    Comparison.Cell signed = finding.comparisons().stream().flatMap(each -> each.cells().stream())
        .filter(Comparison.Cell::countsTrouble).findFirst().orElseThrow();
    assertThat(signed.passed()).as("all of them").isEqualTo(signed.total()).isPositive();
    assertThat(drawn(finding)).isNotEmpty().contains(signed.passed() + "/" + signed.total() + " " + RED)
        .noneMatch(each -> each.endsWith(GREEN));
  }

  @Test
  void elsewhereWhatPassedIsGreenAndWhatFailedRed() {
    assertThat(drawn(NameFilter.story().report().verdict().rootCause().orElseThrow())).contains("dot " + GREEN, "dot " + RED)
        .allMatch(each -> each.startsWith("dot") || each.endsWith(each.startsWith("0/") ? RED : GREEN));
  }
}
