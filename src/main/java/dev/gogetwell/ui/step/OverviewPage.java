package dev.gogetwell.ui.step;

import dev.gogetwell.engine.PasteStanding;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.ItLetter;
import dev.gogetwell.report.StepSummary;
import dev.gogetwell.ui.finding.ComparisonCard;
import dev.gogetwell.ui.finding.RoutePicture;
import dev.gogetwell.ui.finding.RouteView;
import dev.gogetwell.ui.finding.TextAnswer;
import dev.gogetwell.ui.page.Page;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/// The page below the verdict. While the run goes on: what is awaited, the route, the experiments so far. Afterwards:
/// why, what was ruled out, what could not be tested, and the details for experts. JavaFX thread only.
public final class OverviewPage implements Page {
  private static final int FEED = 6;

  private final Widgets parts;
  private final PageContext context;
  private final VBox node;
  private final List<Slot<LiveRun, ?>> slots = new ArrayList<>();
  private final ExpertDetails details;
  private Optional<Brought> judged = Optional.empty();

  public OverviewPage(PageContext context) {
    this.context = context;
    this.parts = context.parts();
    this.details = new ExpertDetails(parts);
    RouteView route = new RouteView(parts);
    TextAnswer answer = new TextAnswer(parts);
    slots.add(Slot.maybe(this::brought, brought -> answer.inRun(brought.symptom(), brought.standing())));
    slots.add(Slot.of(run -> run.isOver() ? List.<LiveRun.Wait>of() : run.waits(), this::waits));
    slots.add(Slot.maybe(run -> run.isOver() ? Optional.<Finding>empty() : run.verdict().rootCause(), this::why));
    slots.add(Slot.maybe(run -> run.isOver() ? Optional.<RoutePicture>empty() : RoutePicture.of(run), route::draw));
    slots.add(Slot.of(run -> run.isOver() ? List.<Evidence>of() : latest(run), this::feed));
    slots.add(Slot.of(run -> run.isOver() ? run.verdict().causes() : List.<Finding>of(), this::causes));
    slots.add(Slot.of(run -> run.isOver() ? StepSummary.lines(run.steps()) : List.<StepSummary.Line>of(),
        new GlanceView(parts)::draw));
    slots.add(Slot.of(run -> new Answers(run.verdict(), run.isOver()), this::answers));
    slots.add(Slot.maybe(run -> run.isOver() ? RoutePicture.of(run) : Optional.<RoutePicture>empty(), route::draw));
    slots.add(Slot.maybe(OverviewPage::promise, this::promised));
    slots.add(Slot.of(run -> run.verdict().warnings(), this::warnings));
    node = parts.column(20);
    node.getChildren().addAll(slots);
    node.getChildren().add(details.node());
    node.getStyleClass().add("page");
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void refresh(LiveRun run) {
    slots.forEach(slot -> slot.refresh(run));
    details.refresh(run);
  }

  @Override
  public void toggleDetails() {
    details.toggle();
  }

  private record Brought(Symptom symptom, PasteStanding standing) {}

  /// What the user pasted, with what became of it. Once the run is over that stands.
  private Optional<Brought> brought(LiveRun run) {
    if (judged.isEmpty()) {
      Optional<Brought> now = run.symptom().map(symptom -> new Brought(symptom, PasteStanding.of(symptom, run.verdict(),
          run.isOver(), run.evidence(), context.reader()::read)));
      judged = run.isOver() ? now : Optional.empty();
      return now;
    }
    return judged;
  }

  private List<Node> waits(List<LiveRun.Wait> waits) {
    if (waits.isEmpty()) {
      return List.of();
    }
    VBox box = parts.column(6);
    for (LiveRun.Wait wait : waits.subList(0, Math.min(3, waits.size()))) {
      HBox row = parts.row(10, parts.loader(16), parts.flow(
          parts.piece(parts.texts().of("ui.wait.for"), "strong"),
          parts.piece(parts.texts().compute(texts -> " " + texts.get(wait.what()) + "  ")),
          parts.piece(parts.texts().of("ui.wait.at-most", Wording.seconds(wait.atMost())), "muted")));
      box.getChildren().add(row);
    }
    return List.of(box);
  }

  private Node why(Finding finding) {
    HBox head = parts.row(12, parts.label("ui.why.so-far", "head"), parts.filler(),
        parts.badge(parts.texts().of("ui.state.running"), Feather.LOADER, Tone.ACCENT));
    return parts.column(10, head, new ComparisonCard(parts).draw(finding));
  }

  private static List<Evidence> latest(LiveRun run) {
    int size = run.evidence().size();
    return List.copyOf(run.evidence().subList(Math.max(0, size - FEED), size));
  }

  private List<Node> feed(List<Evidence> latest) {
    if (latest.isEmpty()) {
      return List.of();
    }
    GridPane grid = new GridPane(8, 8);
    for (int i = 0; i < latest.size(); i++) {
      Evidence evidence = latest.get(i);
      boolean worked = evidence.measurement().worked();
      grid.add(parts.raw(Wording.seconds(evidence.at()) + " s", "mono", "muted"), 0, i);
      grid.add(parts.icon(worked ? Feather.CHECK : Feather.X, 16, worked ? Tone.SUCCESS : Tone.DANGER), 1, i);
      grid.add(parts.bound(parts.texts().compute(texts -> Wording.evidence(texts, evidence)), "small"), 2, i);
    }
    grid.getColumnConstraints().addAll(fixed(56), fixed(16), growing());
    return List.of(parts.card(12, parts.label("ui.feed.title", "head"), grid));
  }

  private List<Node> causes(List<Finding> causes) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < causes.size(); i++) {
      Finding cause = causes.get(i);
      HBox head = parts.row(10, parts.label("ui.why." + cause.confidence().word(), "head"),
          parts.bound(parts.texts().of("ui.why.tests", cause.comparisons().size()), "small", "muted"));
      VBox box = parts.column(10, head);
      if (i > 0) {
        box.getChildren().add(parts.message(cause.sentence(), "strong"));
      }
      box.getChildren().add(new ComparisonCard(parts).draw(cause));
      box.getStyleClass().add("cause");
      nodes.add(box);
    }
    return nodes;
  }

  private record Answers(List<RuledOut> ruledOut, List<NotTestable> open) {
    Answers(Verdict verdict, boolean over) {
      this(over ? verdict.ruledOut() : List.of(), over ? verdict.notTestable() : List.of());
    }
  }

  private List<Node> answers(Answers answers) {
    List<Node> columns = new ArrayList<>();
    if (!answers.ruledOut().isEmpty()) {
      VBox card = parts.card(12);
      for (RuledOut ruled : answers.ruledOut()) {
        card.getChildren().add(parts.point(Feather.CHECK, Tone.SUCCESS, parts.flow(
            parts.piece(parts.texts().of(ruled.code().messageKey() + ".title"), "small", "strong"),
            parts.piece(parts.texts().compute(texts -> texts.get("ui.colon") + texts.get(ruled.why())), "small",
                "muted"))));
      }
      columns.add(titled("ui.ruled-out", card));
    }
    if (!answers.open().isEmpty()) {
      VBox card = parts.card(12);
      for (NotTestable open : answers.open()) {
        card.getChildren().add(parts.point(Feather.HELP_CIRCLE, Tone.WARNING, parts.flow(
            parts.piece(parts.texts().of(open.what()), "small", "strong"),
            parts.piece(parts.texts().compute(texts -> texts.get("ui.colon") + texts.get(open.why())
                + texts.get("ui.space") + texts.get(open.changesVerdict() ? "ui.open.matters" : "ui.open.no-matter")),
                "small", "muted"))));
      }
      columns.add(titled("ui.not-testable", card));
    }
    if (columns.size() < 2) {
      return columns;
    }
    return List.of(new SideBySide(0.5, 24, 560, columns.getFirst(), columns.getLast()));
  }

  private VBox titled(String key, VBox card) {
    VBox.setVgrow(card, Priority.ALWAYS);
    return parts.column(10, parts.label(key, "head"), card);
  }

  /// What else there is to do.
  ///
  /// @param command what trying a fix would run; empty where nothing can be tried
  /// @param letter whether there is something that IT can be asked for
  private record Promise(List<String> command, boolean letter) {}

  private static Optional<Promise> promise(LiveRun run) {
    return run.report().map(report -> new Promise(report.remedies().stream().anyMatch(Remedy::isAutomatic)
            ? report.target().command() : List.of(), ItLetter.hasRequest(report)))
        .filter(promise -> promise.letter() || !promise.command().isEmpty());
  }

  private Node promised(Promise promise) {
    List<Node> row = new ArrayList<>();
    if (!promise.command().isEmpty()) {
      row.add(parts.grow(tried(promise.command())));
    }
    if (promise.letter()) {
      Button letter = parts.button("ui.letter", Feather.MAIL, context.navigation()::showLetter);
      letter.setId("letter");
      row.add(letter);
    }
    return parts.row(24, row.toArray(Node[]::new));
  }

  private TextFlow tried(List<String> command) {
    return parts.flow(
        parts.piece(parts.texts().of("ui.promise.before"), "small", "muted"),
        parts.rawPiece(" " + String.join(" ", command) + " ", "mono"),
        parts.piece(parts.texts().of("ui.promise.after"), "small", "muted"));
  }

  private List<Node> warnings(List<Finding> warnings) {
    if (warnings.isEmpty()) {
      return List.of();
    }
    VBox card = parts.card(12);
    for (Finding warning : warnings) {
      VBox words = parts.column(2, parts.message(warning.sentence(), "small"));
      // Which setting, which host: a warning without it leaves its reader to search.
      warning.details().forEach(detail -> words.getChildren().add(parts.message(detail, "small", "muted")));
      HBox row = parts.point(Feather.ALERT_TRIANGLE, Tone.WARNING, words);
      if (warning.code() == dev.gogetwell.model.CauseCode.CONFIG_WEAKENED) {
        Button show = parts.link("ui.warning.show", () -> context.navigation().goTo(Place.FIX));
        row.getChildren().add(parts.named(show, parts.texts().compute(texts -> texts.get("ui.spoken",
            texts.get("ui.warning.show"), warning.subject().isEmpty() ? texts.get(warning.sentence())
                : Widgets.inert(warning.subject())))));
      }
      card.getChildren().add(row);
    }
    return List.of(parts.column(10, parts.label("ui.warnings", "head"), card));
  }

  private static ColumnConstraints fixed(double width) {
    ColumnConstraints column = new ColumnConstraints(width);
    column.setMinWidth(width);
    return column;
  }

  private static ColumnConstraints growing() {
    ColumnConstraints column = new ColumnConstraints();
    column.setHgrow(Priority.ALWAYS);
    return column;
  }
}
