package dev.gogetwell.ui.step;

import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreProblem;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Message;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Who accepts the chain and who does not, each with the store that it reads: "but curl works" is answered by two lines
/// that differ. Only what was measured has a line. JavaFX thread only.
final class ClientTableView {
  private static final int SHOWN_PROBLEMS = 3;

  private ClientTableView() {}

  /// One client.
  ///
  /// @param check what it says of the chain; empty if it was not asked
  /// @param store what it reads; empty if it is not known
  record Line(ChainJudge judge, Optional<ChainCheck> check, Optional<StoreRead> store) {}

  /// The lines in a fixed order, Go first.
  static List<Line> lines(List<ChainCheck> checks, List<StoreRead> stores) {
    List<Line> lines = new ArrayList<>();
    for (ChainJudge judge : List.of(
        ChainJudge.GO, ChainJudge.PLATFORM, ChainJudge.SYSTEM, ChainJudge.GIT, ChainJudge.CURL, ChainJudge.JAVA,
        ChainJudge.PUBLIC_LIST)) {
      Optional<ChainCheck> check = checks.stream().filter(each -> each.judge() == judge).findFirst();
      Optional<StoreRead> store = stores.stream().filter(each -> each.judge() == judge).findFirst();
      if (check.isPresent() || store.isPresent()) {
        lines.add(new Line(judge, check, store));
      }
    }
    return lines;
  }

  static Node draw(Widgets parts, List<Line> lines) {
    VBox rows = parts.card(0);
    rows.setId("clients");
    rows.getStyleClass().add("flush");
    lines.forEach(line -> rows.getChildren().add(row(parts, line)));
    return rows;
  }

  private static Node row(Widgets parts, Line line) {
    VBox words = parts.column(3,
        parts.label("ui.cert.judge." + line.judge().name().toLowerCase(Locale.ROOT), "small", "strong"));
    line.check().flatMap(ChainCheck::failure).ifPresent(failure -> words.getChildren().add(
        parts.bound(parts.texts().compute(texts -> Wording.failure(texts, failure)), "small", "danger")));
    Optional<FailureKind> refused = line.check().flatMap(ChainCheck::failure).map(failure -> failure.kind());
    line.store().ifPresent(store -> store(parts, words, store, refused));
    HBox row = parts.row(12, parts.grow(words), badge(parts, line.check()));
    row.getStyleClass().add("card-row");
    return row;
  }

  private static void store(Widgets parts, VBox words, StoreRead store, Optional<FailureKind> refused) {
    String first = store.locations().isEmpty() ? "" : store.locations().getFirst();
    // Of a list that could not be read nobody can say that it is empty.
    boolean unread = store.count() == 0
        && store.problems().stream().anyMatch(problem -> problem.kind().equals("unreadable"))
        && store.problems().stream().noneMatch(problem -> problem.kind().equals("nothing"));
    words.getChildren().add(store.count() == 0
        ? parts.label(unread ? "ui.cert.unread" : "ui.cert.no-roots", "micro", "danger")
        : parts.bound(parts.texts().compute(texts -> texts.get("ui.cert.roots", store.count())
            + (first.isEmpty() ? "" : " · " + Widgets.inert(first))
            + (store.locations().size() > 1 ? " · "
                + texts.get("ui.cert.more-places", store.locations().size() - 1) : "")), "micro", "muted"));
    store.problems().stream().limit(SHOWN_PROBLEMS).forEach(problem -> {
      // Every list keeps roots whose time is over, and some deny a few; that is worth a warning only where a chain was
      // refused for such a reason.
      boolean harmless = (problem.kind().equals("expired") && !refused.equals(Optional.of(FailureKind.EXPIRED)))
          || (problem.kind().equals("denied") && !refused.equals(Optional.of(FailureKind.UNKNOWN_AUTHORITY)));
      words.getChildren().add(parts.point(harmless ? Feather.INFO : Feather.ALERT_TRIANGLE,
          harmless ? Tone.SUBTLE : Tone.WARNING, parts.message(sentence(problem), "micro")));
    });
    if (store.problems().size() > SHOWN_PROBLEMS) {
      words.getChildren().add(parts.bound(parts.texts().of("ui.cert.more-problems",
          store.problems().size() - SHOWN_PROBLEMS), "micro", "muted"));
    }
  }

  private static Message sentence(StoreProblem problem) {
    return Message.of("cert.health." + problem.kind(), Widgets.inert(problem.location()),
        Widgets.inert(problem.detail()));
  }

  private static Label badge(Widgets parts, Optional<ChainCheck> check) {
    if (check.isEmpty()) {
      return parts.badge(parts.texts().of("ui.cert.not-asked"), Feather.MINUS, Tone.SUBTLE);
    }
    return check.get().worked()
        ? parts.badge(parts.texts().of("ui.cert.accepted"), Feather.CHECK_CIRCLE, Tone.SUCCESS)
        : parts.badge(parts.texts().of("ui.cert.refused"), Feather.X_CIRCLE, Tone.DANGER);
  }
}
