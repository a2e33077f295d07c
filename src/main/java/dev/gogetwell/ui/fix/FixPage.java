package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.remedy.CommandText;
import dev.gogetwell.ui.page.Page;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.part.CommandLine;
import dev.gogetwell.ui.part.ArrowKeys;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The fix page: ways in order of harm at the left, what the chosen one would write and how the command fares with it
/// at the right. JavaFX thread only.
public final class FixPage implements Page {
  private final Widgets parts;
  private final PageContext context;
  private final Supplier<Optional<RemedyBoard>> boards;
  private final Consumer<String> copy;
  private final SideBySide columns;
  private final VBox node;
  private final List<Slot<View, ?>> slots = new ArrayList<>();
  private final WayList ways;
  private Optional<Remedy> chosen = Optional.empty();
  private boolean all;
  private Optional<LiveRun> shown = Optional.empty();

  /// What the slots look at.
  record View(RemedyBoard board, Optional<Remedy> chosen, boolean all) {}

  /// @param boards the remedies, once the run is over
  public FixPage(PageContext context, Supplier<Optional<RemedyBoard>> boards) {
    this.context = context;
    this.parts = context.parts();
    this.boards = boards;
    this.copy = context.navigation()::copyCommand;
    this.ways = new WayList(parts, this::select, this::showAll);
    VBox left = parts.column(16);
    VBox right = parts.column(14);
    slot(left, Slot.of(view -> halfWay(view.board()), this::halfWay));
    slot(left, Slot.one(view -> ways.rows(view), ways::draw));
    slot(left, Slot.of(view -> view.board().cleanUps().stream()
        .map(r -> new WayList.Row(r, view.board().state(r), false, 0)).toList(), this::cleanUps));
    slot(left, Slot.of(view -> view.board().earlier().left().stream().filter(each -> !each.isHalfWay()).toList(),
        this::earlier));
    slot(right, Slot.maybe(view -> view.all() ? Optional.<Remedy>empty() : view.chosen(), this::title));
    slot(right, Slot.of(view -> view.all() ? view.board().safeOnes() : List.<Remedy>of(), this::drawAll));
    slot(right, Slot.maybe(view -> view.all() ? Optional.<Chosen>empty() : work(view), this::preview));
    slot(right, Slot.maybe(view -> view.all() ? Optional.<Chosen>empty() : work(view), this::actions));
    slot(right, Slot.of(view -> work(view).map(Chosen::work).orElse(RemedyWork.UNTOUCHED),
        new OutcomeView(parts)::draw));
    slot(right, Slot.maybe(FixPage::written, new AfterFixView(parts,
        () -> boards.get().ifPresent(board -> board.terminal().open()), copy)::draw));
    columns = new SideBySide(0.44, 24, 640, left, right);
    ArrowKeys.through(left, "way");
    node = parts.column(0, parts.label("ui.fix.after-run", "muted"));
    node.getStyleClass().add("page");
  }

  private void slot(VBox column, Slot<View, ?> slot) {
    slots.add(slot);
    column.getChildren().add(slot);
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void refresh(LiveRun run) {
    shown = Optional.of(run);
    boards.get().ifPresent(board -> {
      board.earlier().load();
      if (chosen.isEmpty()) {
        chosen = board.recommended().or(() -> board.remedies().stream().findFirst());
        chosen.ifPresent(board::loadPreview);
      }
      if (board.remedies().isEmpty() && board.earlier().left().isEmpty()) {
        node.getChildren().setAll(parts.label("ui.fix.none", "muted"));
        return;
      }
      if (node.getChildren().getFirst() != columns) {
        node.getChildren().setAll(columns);
      }
      View view = new View(board, chosen, all);
      slots.forEach(slot -> slot.refresh(view));
    });
  }

  /// Selects a remedy and computes what it would write.
  public void select(Remedy remedy) {
    chosen = Optional.of(remedy);
    all = false;
    boards.get().ifPresent(board -> board.loadPreview(remedy));
    boolean inList = focusedWay().isPresent();
    shown.ifPresent(this::refresh);
    if (inList) {
      // The list was drawn anew; the keys go on where they were.
      Optional.ofNullable(node.lookup("#way-" + remedy.id())).ifPresent(Node::requestFocus);
    }
  }

  private Optional<Node> focusedWay() {
    return Optional.ofNullable(node.getScene()).map(Scene::getFocusOwner)
        .filter(owner -> owner.getStyleClass().contains("way"));
  }

  /// Shows one preview of all safe remedies together.
  public void showAll() {
    all = true;
    boards.get().ifPresent(board -> board.safeOnes().forEach(board::loadPreview));
    shown.ifPresent(this::refresh);
  }

  private record Chosen(Remedy remedy, RemedyWork work) {}

  private static Optional<AfterFixView.Shown> written(View view) {
    return view.chosen().filter(_ -> !view.all()).map(view.board()::work)
        .filter(work -> work.state() == RemedyState.APPLIED || work.state() == RemedyState.VERIFIED)
        .flatMap(RemedyWork::entry).map(entry -> new AfterFixView.Shown(entry, view.board().terminal().now()));
  }

  private Optional<Chosen> work(View view) {
    return view.chosen().map(remedy -> new Chosen(remedy, view.board().work(remedy)));
  }

  private Node title(Remedy remedy) {
    return parts.column(4, parts.message(remedy.title(), "head"), parts.message(remedy.why(), "small", "muted"));
  }

  private Node preview(Chosen now) {
    VBox box = parts.column(12);
    now.work().preview().ifPresent(preview -> box.getChildren().add(new DiffView(parts, copy).draw(preview)));
    if (now.remedy().isAutomatic() && now.work().preview().isEmpty() && now.work().trouble().isEmpty()) {
      box.getChildren().add(parts.label("ui.fix.computing", "small", "muted"));
    }
    if (!now.remedy().steps().isEmpty()) {
      box.getChildren().add(steps(now.remedy().steps()));
    }
    now.work().trouble().ifPresent(sentence -> box.getChildren().add(
        parts.point(Feather.INFO, Tone.WARNING, parts.message(sentence, "small"))));
    return box;
  }

  private Node steps(List<Message> steps) {
    VBox card = parts.card(10);
    for (int i = 0; i < steps.size(); i++) {
      card.getChildren().add(new HBox(10, WayList.number(parts, i + 1), parts.grow(step(steps.get(i)))));
    }
    return card;
  }

  private Node step(Message step) {
    return CommandText.isLine(step)
        ? new CommandLine(parts, parts.texts().of(step.key(), ""), step.args().getFirst(), copy)
        : parts.message(step, "small");
  }

  private Node actions(Chosen now) {
    Remedy remedy = now.remedy();
    if (!remedy.isAutomatic() || boards.get().isEmpty()) {
      return parts.row(0);
    }
    RemedyBoard board = boards.get().get();
    RemedyState state = now.work().state();
    boolean applied = now.work().entry().isPresent();
    boolean busy = state == RemedyState.TRYING || state == RemedyState.APPLYING;
    if (remedy.harm() == Harm.WEAKENS && !board.cleanUps().contains(remedy) && !applied) {
      return new WeakeningConfirmation(parts).draw(remedy, () -> board.apply(remedy));
    }
    if (remedy.harm() == Harm.TRUST && !applied) {
      return new TrustConfirmation(parts).draw(() -> board.tryOut(remedy), () -> board.apply(remedy));
    }
    Button tryOut = parts.button("ui.fix.try", Feather.PLAY, () -> board.tryOut(remedy));
    tryOut.setId("try");
    tryOut.setDisable(busy || applied);
    Button apply = parts.button(applied ? "ui.remedy.applied" : "ui.fix.apply", Feather.CHECK,
        () -> board.apply(remedy));
    apply.setId("apply");
    apply.setDisable(busy || applied);
    Button undo = parts.button("ui.fix.undo", Feather.ROTATE_CCW, () -> board.undo(remedy));
    undo.setId("undo");
    undo.setDisable(!applied);
    Lines buttons = new Lines(8, tryOut, apply, undo, parts.row(4, parts.key("Ctrl"), parts.key("Z")));
    return parts.column(8, buttons, parts.label(applied ? "ui.fix.undo-any-time"
        : state == RemedyState.UNDONE ? "ui.fix.undone" : "ui.fix.try-changes-nothing", "small", "muted"));
  }

  private List<Node> drawAll(List<Remedy> safe) {
    if (safe.isEmpty() || boards.get().isEmpty()) {
      return List.of();
    }
    RemedyBoard board = boards.get().get();
    VBox box = parts.column(14, parts.label("ui.fix.all", "head"), parts.label("ui.fix.all.sub", "small", "muted"));
    for (Remedy remedy : safe) {
      VBox each = parts.column(8, parts.message(remedy.title(), "strong"));
      board.work(remedy).preview().ifPresent(preview ->
          each.getChildren().add(new DiffView(parts, copy).draw(preview)));
      box.getChildren().add(each);
    }
    Button apply = parts.button("ui.fix.all.apply", Feather.CHECK_SQUARE, () -> board.applyAll(safe), "accent-button");
    apply.setId("apply-all");
    box.getChildren().add(apply);
    return List.of(box);
  }

  private List<Node> cleanUps(List<WayList.Row> rows) {
    return boards.get().filter(_ -> !rows.isEmpty())
        .<List<Node>>map(board -> new CleanUpView(parts, this::select).draw(rows, board)).orElse(List.of());
  }

  private static List<EarlierChanges.Left> halfWay(RemedyBoard board) {
    return board.earlier().left().stream().filter(EarlierChanges.Left::isHalfWay).toList();
  }

  private List<Node> earlier(List<EarlierChanges.Left> left) {
    return boards.get().<List<Node>>map(board -> new EarlierView(parts, board.earlier()).draw(left)).orElse(List.of());
  }

  private List<Node> halfWay(List<EarlierChanges.Left> left) {
    if (left.isEmpty() || boards.get().isEmpty()) {
      return List.of();
    }
    RemedyBoard board = boards.get().get();
    VBox card = parts.card(0);
    card.getStyleClass().add("flush");
    left.forEach(each -> card.getChildren().add(halfWay(each, board)));
    return List.of(card);
  }

  private Node halfWay(EarlierChanges.Left left, RemedyBoard board) {
    Button undo = parts.button("ui.fix.undo", Feather.ROTATE_CCW, () -> board.earlier().takeBack(left.entry()),
        "small-button");
    undo.getStyleClass().add("half-way");
    VBox words = parts.column(2, parts.label("ui.fix.half-way", "strong"),
        parts.message(left.entry().remedy().title(), "small", "muted"));
    left.trouble().ifPresent(sentence -> words.getChildren().add(parts.message(sentence, "small")));
    return CleanUpView.row(parts, words, undo);
  }

  static String stateKey(RemedyState state) {
    return "ui.remedy." + state.name().toLowerCase(Locale.ROOT);
  }

  /// The context, for the list beside.
  PageContext context() {
    return context;
  }
}
