package dev.gogetwell.ui.step;

import dev.gogetwell.model.Report;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.port.ReportWriter;
import dev.gogetwell.ui.port.ReportWriter.Form;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/// Report: in which language, what is taken out before saving, and the forms. JavaFX thread only.
public final class ReportPage extends StepPage {
  private final ReportWriter writer;
  private final ToggleGroup languages = new ToggleGroup();
  private final CheckBox redact = new CheckBox();

  public ReportPage(PageContext context, ReportWriter writer) {
    super(context, Place.REPORT, "ui.report.title");
    this.writer = writer;
    redact.setId("redact");
    redact.setSelected(true);
    redact.textProperty().bind(parts().texts().of("ui.report.redact"));
    add(Slot.of(run -> run.report(), this::draw));
  }

  private List<Node> draw(Optional<Report> report) {
    if (report.isEmpty()) {
      return List.of(parts().label("ui.report.not-yet", "muted"));
    }
    VBox options = parts().card(14,
        new Lines(12, parts().label("ui.report.language", "strong"), languageChoice()), redact);
    VBox left = parts().column(16, options, forms());
    return List.of(new SideBySide(0.5, 24, 640, left, new VBox(removals(report.get()))));
  }

  private Node languageChoice() {
    ToggleButton english = choice("English", List.of(Language.ENGLISH));
    ToggleButton chinese = choice("简体中文", List.of(Language.CHINESE));
    ToggleButton both = choice("", List.of(Language.CHINESE, Language.ENGLISH));
    both.textProperty().bind(parts().texts().of("ui.report.both"));
    both.setId("both-languages");
    (parts().texts().language() == Language.ENGLISH ? english : chinese).setSelected(true);
    SegmentedButton bar = new SegmentedButton(english, chinese, both);
    bar.setToggleGroup(languages);
    languages.selectedToggleProperty().addListener((property, before, now) -> {
      if (now == null) {
        before.setSelected(true);
      }
    });
    return bar;
  }

  private ToggleButton choice(String name, List<Language> value) {
    ToggleButton button = new ToggleButton(name);
    button.setUserData(value);
    button.setMinWidth(USE_PREF);
    return button;
  }

  private static final double USE_PREF = javafx.scene.layout.Region.USE_PREF_SIZE;

  @SuppressWarnings("unchecked")
  private List<Language> chosen() {
    return languages.getSelectedToggle() == null
        ? List.of(parts().texts().language()) : (List<Language>) languages.getSelectedToggle().getUserData();
  }

  private Node forms() {
    return parts().column(12,
        form("save-html", "ui.report.html", Feather.FILE_TEXT, Form.HTML, true),
        form("save-letter", "ui.report.letter", Feather.MAIL, Form.LETTER, false),
        form("save-hosts", "ui.report.hosts", Feather.LIST, Form.HOSTS, false),
        form("save-json", "ui.report.json", Feather.CODE, Form.JSON, false));
  }

  private Node form(String id, String key, Feather icon, Form form, boolean first) {
    Button save = parts().button("ui.report.save", Feather.DOWNLOAD,
        () -> context().navigation().save(new ReportWriter.Wish(form, chosen(), redact.isSelected())));
    save.setId(id);
    parts().named(save, parts().texts().compute(texts ->
        texts.get("ui.report.save") + " " + texts.get(key)));
    if (first) {
      save.getStyleClass().add("accent-button");
    }
    HBox row = parts().row(14, parts().icon(icon, 20, Tone.ACCENT), parts().grow(parts().column(2,
        parts().label(key, "strong"), parts().label(key + ".sub", "small", "muted"))), save);
    VBox card = parts().card(0, row);
    return card;
  }

  private Node removals(Report report) {
    VBox card = parts().card(10, parts().row(10, parts().icon(Feather.EYE_OFF, 18, Tone.NEUTRAL),
        parts().grow(parts().label("ui.report.removed", "strong"))));
    List<ReportWriter.Removal> removals = writer.removals(report);
    if (removals.isEmpty()) {
      card.getChildren().add(parts().label("ui.report.nothing-removed", "small", "muted"));
    }
    for (ReportWriter.Removal removal : removals) {
      card.getChildren().add(parts().row(10, parts().grow(parts().message(removal.what(), "small")),
          parts().raw(removal.placeholder(), "mono")));
    }
    return card;
  }
}
