package dev.gogetwell.ui.step;

import dev.gogetwell.model.Resolver;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.ArrowKeys;
import dev.gogetwell.ui.part.Slot;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// DNS: every host against every resolver, each address with what became of it. JavaFX thread only.
public final class DnsPage extends StepPage {
  /// What an IPv4 address and the word below it need.
  private static final double COLUMN = 144;

  public DnsPage(PageContext context) {
    super(context, Place.DNS, "ui.dns.title");
    add(Slot.of(run -> new Shown(DnsTable.of(run), run.isOver()), shown ->
        shown.table().rows().isEmpty() ? List.of(nothing(shown.over())) : draw(shown.table())));
  }

  private record Shown(DnsTable table, boolean over) {}

  private List<Node> draw(DnsTable table) {
    GridPane grid = new GridPane();
    double share = 78.0 / Math.max(1, table.resolvers().size());
    grid.getColumnConstraints().add(percent(22));
    Widgets parts = parts();
    grid.add(cell(parts.label("ui.dns.host", "micro", "muted")), 0, 0);
    for (int i = 0; i < table.resolvers().size(); i++) {
      grid.getColumnConstraints().add(percent(share));
      var resolver = table.resolvers().get(i);
      VBox head = parts.column(0, parts.label("ui.dns." + resolver.kind().name().toLowerCase(Locale.ROOT), "micro",
          "muted"));
      if (!resolver.address().isEmpty()) {
        head.getChildren().add(parts.raw(resolver.address(), "micro", "subtle"));
      }
      grid.add(cell(head), i + 1, 0);
    }
    for (int row = 0; row < table.rows().size(); row++) {
      DnsTable.Row line = table.rows().get(row);
      grid.add(cell(parts.raw(line.host(), "small", "strong")), 0, row + 1);
      for (int i = 0; i < table.resolvers().size(); i++) {
        Optional<DnsTable.Answer> here = Optional.ofNullable(line.answers().get(table.resolvers().get(i)));
        Node given = cell(answer(here));
        if (here.filter(told -> leadsNowhere(told.fate())).isPresent()) {
          given.getStyleClass().add("broken");
        }
        parts.named(given, spoken(line, table.resolvers().get(i)));
        grid.add(given, i + 1, row + 1);
      }
    }
    ArrowKeys.through(grid, 1, 1);
    VBox card = parts.card(0, scrolling(grid, table.resolvers().size()));
    card.getStyleClass().add("flush");
    return List.of(card, parts.point(Feather.INFO, Tone.NEUTRAL, parts.bound(parts.texts().compute(texts ->
        String.join(texts.get("ui.space"), texts.get("ui.dns.read"), table.split()
            .map(host -> texts.get("ui.dns.split", host)).orElseGet(() -> texts.get("ui.dns.same")))), "small",
        "muted")));
  }

  private ScrollPane scrolling(GridPane grid, int resolvers) {
    // A table of addresses has a least width; it scrolls alone where that is missing, not the page.
    grid.setMinWidth(COLUMN * (1 + resolvers));
    ScrollPane scroll = parts().scrolling(grid);
    scroll.setVbarPolicy(ScrollBarPolicy.NEVER);
    scroll.hbarPolicyProperty().bind(Bindings.when(scroll.widthProperty().lessThan(grid.getMinWidth()))
        .then(ScrollBarPolicy.ALWAYS).otherwise(ScrollBarPolicy.NEVER));
    scroll.getStyleClass().add("wide-table");
    return scroll;
  }

  /// What a screen reader says of one cell: the host, who was asked, the answer.
  private ObservableValue<String> spoken(DnsTable.Row line, Resolver resolver) {
    return parts().texts().compute(texts -> line.host() + " · "
        + texts.get("ui.dns." + resolver.kind().name().toLowerCase(Locale.ROOT)) + " " + resolver.address() + " · "
        + Optional.ofNullable(line.answers().get(resolver)).map(given -> given.lookup().failure()
            .map(failure -> Wording.failure(texts, failure))
            .orElseGet(() -> String.join(", ", given.lookup().addresses())) + " · "
            + Wording.duration(texts, given.took()) + " · " + texts.get(key(given.fate()))).orElse("–"));
  }

  private Node answer(Optional<DnsTable.Answer> answer) {
    if (answer.isEmpty()) {
      return parts().raw("–", "small", "subtle");
    }
    DnsTable.Answer given = answer.get();
    VBox box = parts().column(0);
    given.lookup().failure().ifPresentOrElse(
        failure -> box.getChildren().add(parts().bound(parts().texts().compute(texts ->
            Wording.failure(texts, failure)), "small", "danger")),
        () -> given.lookup().addresses().stream().limit(3)
            .forEach(address -> box.getChildren().add(parts().raw(address, "mono"))));
    if (given.lookup().worked()) {
      box.getChildren().add(fate(given.fate()));
    }
    box.getChildren().add(parts().bound(parts().texts().compute(texts -> Wording.duration(texts, given.took())), "micro",
        "subtle"));
    return box;
  }

  private static boolean leadsNowhere(DnsTable.Fate fate) {
    return fate == DnsTable.Fate.BROKEN || fate == DnsTable.Fate.REFUSED;
  }

  private static String key(DnsTable.Fate fate) {
    return switch (fate) {
      case PASSES -> "ui.dns.certificate-passes";
      case REFUSED -> "ui.dns.certificate-refused";
      case BROKEN -> "ui.dns.broken";
      case CUT -> "ui.dns.cut";
      case UNTESTED -> "ui.dns.untested";
    };
  }

  private Node fate(DnsTable.Fate fate) {
    return switch (fate) {
      case PASSES -> fate(key(fate), Feather.CHECK, Tone.SUCCESS);
      case REFUSED, BROKEN -> fate(key(fate), Feather.X, Tone.DANGER);
      case CUT, UNTESTED -> fate(key(fate), Feather.HELP_CIRCLE, Tone.SUBTLE);
    };
  }

  private HBox fate(String key, Feather icon, Tone tone) {
    Label words = parts().label(key, "micro", tone.styleClass());
    return parts().row(4, parts().icon(icon, 12, tone), parts().grow(words));
  }

  private static Node cell(Node content) {
    VBox cell = new VBox(content);
    cell.getStyleClass().add("table-cell");
    return cell;
  }

  private static ColumnConstraints percent(double width) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(width);
    return column;
  }
}
