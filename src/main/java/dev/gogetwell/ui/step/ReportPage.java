package dev.gogetwell.ui.step;

import dev.gogetwell.model.Report;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.port.ReportWriter.Form;
import dev.gogetwell.ui.port.ReportWriter.Removal;
import dev.gogetwell.ui.port.ReportWriter.Wish;
import dev.gogetwell.ui.run.LiveRun;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Report: in which language, with which names, the forms, and beside them what would be saved. JavaFX thread only.
public final class ReportPage extends StepPage {
  private final ReportChoices choices;
  private final PaperWork work;
  private final PaperPane pane;
  private final Slot<PaperWork, Optional<List<Removal>>> removals;
  private boolean over;

  public ReportPage(PageContext context, ReportWriter writer) {
    super(context, Place.REPORT, "ui.report.title");
    work = new PaperWork(writer, context.background(), this::written);
    choices = new ReportChoices(parts(), this::wanted);
    pane = new PaperPane(context, work, this::wanted);
    removals = Slot.maybe(PaperWork::lastRemoved, this::removals);
    Node ready = new SideBySide(0.42, 24, 640, parts().column(16, choices.node(), forms(), removals), pane.node());
    add(Slot.of(run -> run.report().map(Report::end), this::standing));
    add(Slot.of(LiveRun::isOver, done -> List.of(done ? ready : waiting())));
  }

  /// Why there is nothing to save yet, or what it is without.
  private List<Node> standing(Optional<Report.End> end) {
    return end.filter(how -> how != Report.End.COMPLETE).map(how -> List.of((Node) parts().point(Feather.SLASH,
        Tone.WARNING, parts().label(how == Report.End.CANCELLED ? "ui.paper.cancelled" : "ui.paper.out-of-time",
            "small")))).orElse(List.of());
  }

  private Node waiting() {
    return parts().card(6, parts().row(12, parts().loader(16), parts().grow(parts().label("ui.report.not-yet",
        "strong"))), parts().label("ui.paper.not-yet", "small", "muted"));
  }

  @Override
  public void refresh(LiveRun run) {
    super.refresh(run);
    over = run.isOver();
    wanted();
  }

  @Override
  public void end() {
    pane.end();
  }

  /// Shows this file and gives it the focus; one that cannot be written yet is shown once it can.
  public void look(Form form) {
    pane.look(form);
  }

  /// Writes for the eye what would be saved now.
  private void wanted() {
    if (over) {
      work.want(context().navigation().draft(wish(pane.form())));
    }
  }

  private void written() {
    pane.refresh();
    removals.refresh(work);
    pane.settle();
  }

  private Wish wish(Form form) {
    return new Wish(form, choices.languages(), choices.redacts());
  }

  private Node forms() {
    VBox card = new VBox(
        form("save-html", "ui.report.html", Feather.FILE_TEXT, Form.HTML, true),
        form("save-letter", "ui.report.letter", Feather.MAIL, Form.LETTER, false),
        form("save-hosts", "ui.report.hosts", Feather.LIST, Form.HOSTS, false),
        form("save-json", "ui.report.json", Feather.CODE, Form.JSON, false));
    card.getStyleClass().addAll("card", "flush");
    return card;
  }

  private Node form(String id, String key, Feather icon, Form form, boolean first) {
    Button save = parts().button("ui.report.save", Feather.DOWNLOAD,
        () -> context().navigation().save(wish(form)));
    save.setId(id);
    parts().named(save, parts().texts().compute(texts ->
        texts.get("ui.report.save") + " " + texts.get(key)));
    if (first) {
      save.getStyleClass().add("accent-button");
    }
    HBox row = parts().row(14, parts().icon(icon, 20, Tone.ACCENT), parts().grow(parts().column(2,
        parts().label(key, "strong"), parts().label(key + ".sub", "small", "muted"))), save);
    row.getStyleClass().add("card-row");
    return row;
  }

  private Node removals(List<Removal> removed) {
    VBox card = parts().card(10, parts().row(10, parts().icon(Feather.EYE_OFF, 18, Tone.NEUTRAL),
        parts().grow(parts().label("ui.report.removed", "strong"))));
    if (removed.isEmpty()) {
      card.getChildren().add(parts().label(
          choices.redacts() ? "ui.report.nothing-removed" : "ui.paper.no-secret", "small", "muted"));
    }
    for (Removal removal : removed) {
      card.getChildren().add(parts().row(10, parts().grow(parts().message(removal.what(), "small")),
          parts().raw(removal.placeholder(), "mono")));
    }
    return card;
  }
}
