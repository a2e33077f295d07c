package dev.gogetwell.ui.dependencies;

import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.hygiene.ToolOutcome;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.remedy.DependencyRemedies;
import dev.gogetwell.ui.fix.RemedyBoard;
import dev.gogetwell.ui.fix.RemedyOffer;
import dev.gogetwell.ui.part.CommandLine;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Dependencies.Looked;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.theme.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What can be done after a look besides what the findings say: install a tool that is missing, mend a setting, give
/// the tools more time. JavaFX thread only.
final class LookOffers {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String INSTALL = "go install golang.org/x/vuln/cmd/govulncheck@latest";

  private final Widgets parts;
  private final Background background;
  private final Again again;
  private final Consumer<String> copy;
  private Optional<RemedyBoard> board = Optional.empty();

  /// Looks once more.
  @FunctionalInterface
  interface Again {
    /// Asks the tools anew.
    ///
    /// @param install whether the user wants the missing tool
    void look(Duration limit, boolean install);
  }

  /// @param copy puts a command on the clipboard
  LookOffers(Widgets parts, Background background, Again again, Consumer<String> copy) {
    this.parts = parts;
    this.background = background;
    this.again = again;
    this.copy = copy;
  }

  /// Where the settings are mended, once it was drawn.
  Optional<RemedyBoard> board() {
    return board;
  }

  List<Node> draw(Looked looked) {
    List<Node> offers = new ArrayList<>();
    if (isMissing(looked, "govulncheck")) {
      offers.add(install(looked));
    }
    if (isMissing(looked, "go")) {
      offers.add(parts.point(Feather.ALERT_TRIANGLE, Tone.WARNING, parts.label("ui.deps.no-go")));
    }
    List<Node> remedies = remedies(looked);
    if (!remedies.isEmpty()) {
      VBox mendable = parts.column(10, parts.label("ui.deps.mendable", "head"));
      mendable.getChildren().addAll(remedies);
      offers.add(mendable);
    }
    if (looked.report().tools().stream().anyMatch(tool -> tool.state() == ToolOutcome.State.TIMED_OUT)) {
      Button more = parts.button("ui.deps.longer.look", Feather.CLOCK, () -> again.look(LONG, false), "small-button");
      more.setId("look-longer");
      offers.add(parts.card(10, parts.label("ui.deps.longer", "strong"), parts.row(8, more)));
    }
    return offers;
  }

  /// @param program the first word of the command
  private static boolean isMissing(Looked looked, String program) {
    return looked.report().tools().stream().anyMatch(tool -> tool.state() == ToolOutcome.State.MISSING
        && (tool.tool() + " ").startsWith(program + " "));
  }

  /// Settings that this program can mend, with preview, try and undo.
  private List<Node> remedies(Looked looked) {
    List<HygieneFinding> findings = looked.report().findings();
    List<String> hosts = findings.stream().filter(one -> one.rule() == HygieneRule.PRIVATE_UNCOVERED)
        .map(one -> one.what().args().getLast()).toList();
    List<Remedy> fitting = DependencyRemedies.of(looked.settings(), hosts,
        findings.stream().anyMatch(one -> one.rule() == HygieneRule.TOOLCHAIN_REFUSED));
    RemedyBoard made = new RemedyBoard(fitting, looked.desk(), background, true);
    board = Optional.of(made);
    return fitting.stream().map(one -> new RemedyOffer(parts, made, one, copy).node()).toList();
  }

  private Node install(Looked looked) {
    boolean tried = looked.report().tools().stream().anyMatch(tool -> tool.tool().equals(INSTALL) && !tool.answered());
    Button install = parts.button("ui.deps.install.do", Feather.DOWNLOAD, () -> again.look(LONG, true),
        "small-button", "accent-button");
    install.setId("install-tool");
    VBox card = parts.card(10, parts.label("ui.deps.install", "strong"), parts.bound(
        parts.texts().of("ui.deps.install.sub", looked.tools()), "small"));
    if (tried) {
      card.getChildren().add(parts.point(Feather.ALERT_TRIANGLE, Tone.WARNING,
          parts.label("ui.deps.install.failed", "small")));
    }
    card.getChildren().addAll(new CommandLine(parts, parts.texts().of("ui.deps.install.by-hand"), INSTALL, copy),
        parts.row(8, install));
    card.setId("install-card");
    return card;
  }
}
