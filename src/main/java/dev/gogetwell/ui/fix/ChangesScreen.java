package dev.gogetwell.ui.fix;

import dev.gogetwell.model.Message;
import dev.gogetwell.remedy.ChangeLog;
import dev.gogetwell.remedy.JournalEntry;
import dev.gogetwell.remedy.PastChange;
import dev.gogetwell.remedy.RemedyException;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Everything that this program ever wrote for this user: when, where, the lines before and after, and what became of
/// it. Undoing shows first what it writes. JavaFX thread only.
public final class ChangesScreen {
  /// How much of a diff is worth showing.
  private static final int SHOWN = 80;

  private final Widgets parts;
  private final Background background;
  private final Callable<ChangeLog> log;
  private final BorderPane node = new BorderPane();
  private final VBox list;
  private final Redactor redactor = Redactor.generic();
  private List<PastChange> changes = List.of();
  private Optional<String> undoing = Optional.empty();
  private Optional<Trouble> trouble = Optional.empty();

  /// Why a change was not taken back.
  private record Trouble(String id, Message sentence) {}

  /// @param log what was written; asked in the background
  /// @param home back to the start
  public ChangesScreen(Widgets parts, Background background, Callable<ChangeLog> log, Runnable home) {
    this.parts = parts;
    this.background = background;
    this.log = log;
    this.list = parts.column(16, parts.label("ui.changes.reading", "muted"));
    list.setId("changes-list");
    Button back = parts.button("ui.practice.back", Feather.ARROW_LEFT, home, "flat");
    back.setId("back");
    HBox bar = parts.row(16, back);
    bar.getStyleClass().add("top-bar");
    node.setTop(bar);
    VBox page = parts.column(20, parts.column(4, parts.label("ui.changes.title", "page-title"),
        parts.label("ui.changes.sub", "muted")), list);
    page.getStyleClass().add("start-page");
    node.setCenter(parts.scrolling(page));
    load(ChangeLog::all);
  }

  /// The screen.
  public Node node() {
    return node;
  }

  private interface Asked {
    List<PastChange> of(ChangeLog log) throws RemedyException;
  }

  private void load(Asked asked) {
    background.run(() -> asked.of(log.call()), all -> {
      changes = all;
      draw();
    }, failure -> {
      trouble = Optional.of(new Trouble(undoing.orElse(""), sentence(failure)));
      undoing = Optional.empty();
      draw();
    });
  }

  private static Message sentence(Exception failure) {
    return failure instanceof RemedyException refused
        ? refused.what() : Message.of("ui.fix.stopped", failure.getClass().getSimpleName());
  }

  private void draw() {
    list.getChildren().clear();
    trouble.filter(each -> each.id().isEmpty()).ifPresent(each -> list.getChildren().add(
        parts.point(Feather.ALERT_TRIANGLE, Tone.WARNING, parts.message(each.sentence()))));
    if (changes.isEmpty() && trouble.isEmpty()) {
      list.getChildren().add(parts.label("ui.changes.none", "muted"));
    }
    changes.forEach(change -> list.getChildren().add(card(change)));
  }

  private Node card(PastChange change) {
    JournalEntry entry = change.entry();
    VBox card = parts.card(10, new Lines(10, parts.message(entry.remedy().title(), "head"), badge(change.state())),
        parts.bound(parts.texts().compute(texts -> Wording.dateTime(texts, entry.applied())), "small", "muted"));
    card.getStyleClass().add("past-change");
    if (change.files().stream().anyMatch(file -> file.diff().isPresent())) {
      change.files().forEach(file -> card.getChildren().add(file(file, PastChange.Diff::written)));
    } else {
      card.getChildren().add(settings(entry));
      change.files().forEach(file -> card.getChildren().add(parts.raw(file.path(), "mono", "muted")));
      if (change.canBeUndone()) {
        card.getChildren().add(parts.label("ui.changes.touched", "small", "warning"));
      }
    }
    if (change.canBeUndone()) {
      entry.acts().forEach(act -> card.getChildren().add(parts.message(act, "small", "muted")));
      card.getChildren().add(undoing.equals(Optional.of(entry.id())) ? preview(change) : offer(entry));
    }
    trouble.filter(each -> each.id().equals(entry.id())).ifPresent(each -> card.getChildren().add(
        parts.point(Feather.ALERT_TRIANGLE, Tone.WARNING, parts.message(each.sentence(), "small"))));
    return card;
  }

  private Node badge(PastChange.State state) {
    var text = parts.texts().of("ui.changes.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return switch (state) {
      case IN_FORCE -> parts.badge(text, Feather.CHECK, Tone.SUCCESS);
      case HALF_WAY -> parts.badge(text, Feather.ALERT_TRIANGLE, Tone.WARNING);
      case UNDONE -> parts.badge(text, Feather.ROTATE_CCW, Tone.NEUTRAL);
    };
  }

  private Node offer(JournalEntry entry) {
    Button undo = parts.button("ui.changes.undo", Feather.ROTATE_CCW, () -> show(Optional.of(entry.id())),
        "small-button", "undo-change");
    return parts.row(8, undo);
  }

  /// What undoing writes, and the button that does it.
  private Node preview(PastChange change) {
    VBox box = parts.column(10, parts.label("ui.changes.writes", "strong"));
    change.files().forEach(file -> box.getChildren().add(file(file, PastChange.Diff::undoing)));
    Button now = parts.button("ui.changes.undo-now", Feather.ROTATE_CCW, () -> takeBack(change.entry()),
        "small-button", "accent-button");
    now.setId("undo-now");
    box.getChildren().add(new Lines(8, now,
        parts.button("ui.changes.leave", Feather.X, () -> show(Optional.empty()), "small-button")));
    return box;
  }

  private void show(Optional<String> wanted) {
    undoing = wanted;
    trouble = Optional.empty();
    draw();
    Optional.ofNullable(list.lookup(wanted.isPresent() ? "#undo-now" : ".undo-change")).ifPresent(Node::requestFocus);
  }

  private void takeBack(JournalEntry entry) {
    load(written -> {
      written.undo(entry);
      return written.all();
    });
  }

  private Node file(PastChange.PastFile file, Function<PastChange.Diff, List<String>> side) {
    HBox head = new HBox(parts.grow(parts.raw(file.path(), "mono")));
    head.getStyleClass().add("diff-head");
    VBox box = new VBox(head);
    box.getStyleClass().addAll("card", "flush", "diff");
    List<String> lines = file.diff().map(side).orElse(List.of()).stream()
        .filter(line -> !line.startsWith("---") && !line.startsWith("+++") && !line.startsWith("@@")).toList();
    lines.stream().limit(SHOWN).forEach(line -> box.getChildren().add(line(line)));
    if (lines.size() > SHOWN) {
      box.getChildren().add(parts.bound(parts.texts().of("ui.fix.more-lines", lines.size() - SHOWN), "small", "muted",
          "diff-line"));
    }
    return box;
  }

  /// The settings alone, where the bytes that were written stand there no more.
  private Node settings(JournalEntry entry) {
    VBox box = new VBox();
    box.getStyleClass().addAll("card", "flush", "diff");
    entry.lines().forEach(line -> {
      line.before().ifPresent(value -> box.getChildren().add(line("-" + line.name() + "=" + value)));
      line.after().ifPresent(value -> box.getChildren().add(line("+" + line.name() + "=" + value)));
    });
    return box;
  }

  /// Passwords are taken out: a screen is shared and photographed.
  private Label line(String text) {
    Label label = parts.raw(text.isEmpty() ? " " : redactor.command(text), "mono", "diff-line");
    label.setMaxWidth(Double.MAX_VALUE);
    if (text.startsWith("+")) {
      label.getStyleClass().add("added");
    } else if (text.startsWith("-")) {
      label.getStyleClass().add("removed");
    }
    return label;
  }
}
