package dev.gogetwell.ui.step;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.part.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Symptom: what was pasted, what it says, and the settings that count with their origin. JavaFX thread only.
public final class SymptomPage extends StepPage {
  private static final List<String> GO_NAMES = List.of("GOPROXY", "GOSUMDB", "GONOSUMDB", "GONOPROXY", "GOPRIVATE",
      "GOINSECURE", "GOVCS", "GOFLAGS", "GOTOOLCHAIN", "GOMODCACHE", "GOENV");

  public SymptomPage(PageContext context) {
    super(context, Place.SYMPTOM, "ui.symptom.title");
    add(Slot.maybe(run -> run.target().pasted(), this::pasted));
    add(Slot.maybe(run -> run.symptom(), this::read));
    add(Slot.maybe(run -> run.settings(), this::settings));
  }

  private Node pasted(String text) {
    Label words = parts().raw(text, "mono");
    VBox box = parts().card(0, words);
    box.getStyleClass().add("terminal");
    return parts().column(10, parts().label("ui.symptom.pasted", "head"), box);
  }

  private Node read(Symptom symptom) {
    VBox card = parts().card(8);
    if (symptom.candidates().isEmpty()) {
      card.getChildren().add(parts().label("ui.start.unknown", "small", "muted"));
    } else {
      card.getChildren().add(candidate(symptom.candidates().getFirst()));
      symptom.notes().stream().map(this::note).forEach(card.getChildren()::add);
      symptom.candidates().stream().skip(1).map(this::candidate).forEach(card.getChildren()::add);
    }
    return parts().column(10, parts().label("ui.symptom.points", "head"), card);
  }

  private Label candidate(Symptom.Candidate candidate) {
    return parts().bound(parts().texts().compute(texts -> texts.get("ui.symptom.candidate",
        texts.get(candidate.code().messageKey() + ".title"),
        texts.get("ui.confidence." + candidate.confidence().word()))), "small");
  }

  /// What else has to be said about the best candidate; its arguments come from the paste.
  private Label note(Message note) {
    Label label = parts().bound(parts().texts().of(note), "small", "muted");
    label.getStyleClass().add("symptom-note");
    label.setPadding(new Insets(0, 0, 0, 16));
    return label;
  }

  private Node settings(Settings settings) {
    GridPane grid = new GridPane(16, 8);
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints value = new ColumnConstraints();
    value.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(name, value);
    int row = 0;
    for (Setting setting : shown(settings)) {
      Label key = parts().raw(setting.name(), "mono", "strong");
      key.setWrapText(false);
      VBox words = parts().column(2,
          parts().raw(setting.value().isEmpty() ? "–" : Wording.withoutCredentials(setting.value()), "mono"),
          origin(setting.origin().kind().name(), setting.origin().where()));
      for (Setting.Hidden hidden : setting.hidden()) {
        words.getChildren().add(parts().bound(parts().texts().of("ui.symptom.hidden",
            Wording.withoutCredentials(hidden.value()), hidden.origin().where()), "micro", "warning"));
      }
      grid.addRow(row++, key, words);
    }
    return parts().column(10, parts().label("ui.symptom.settings", "head"), parts().card(0, grid));
  }

  private Label origin(String kind, String where) {
    String key = "ui.origin." + kind.toLowerCase(Locale.ROOT).replace('_', '-');
    return parts().bound(parts().texts().compute(texts ->
        where.isEmpty() ? texts.get(key) : texts.get("ui.origin.at", texts.get(key), where)), "micro", "muted");
  }

  private static List<Setting> shown(Settings settings) {
    List<Setting> shown = new ArrayList<>();
    for (String name : GO_NAMES) {
      Setting setting = settings.goEnv().get(name);
      if (setting != null && (!setting.value().isEmpty() || !setting.hidden().isEmpty())) {
        shown.add(setting);
      }
    }
    settings.environment().values().stream().sorted(Comparator.comparing(Setting::name)).forEach(shown::add);
    settings.gitConfig().stream().limit(20).forEach(shown::add);
    return shown;
  }
}
