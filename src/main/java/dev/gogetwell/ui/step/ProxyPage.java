package dev.gogetwell.ui.step;

import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Route;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Slot;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// Proxy: which way out go chooses for each host, and whether the proxy opens it. JavaFX thread only.
public final class ProxyPage extends StepPage {
  public ProxyPage(PageContext context) {
    super(context, Place.PROXY, "ui.proxy.title");
    TunnelTalkView talk = new TunnelTalkView(parts());
    add(Slot.maybe(run -> run.route(), this::choices));
    add(Slot.of(TunnelTalk::of, talk::draw));
    addEvidence(evidence -> evidence.measurement().operation() == Operation.TUNNEL);
  }

  private Node choices(Route route) {
    GridPane grid = new GridPane(16, 10);
    for (double width : new double[] {35, 65}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(width);
      grid.getColumnConstraints().add(column);
    }
    int row = 0;
    Set<String> told = new HashSet<>();
    for (Hop hop : route.hops()) {
      if (!told.add(hop.authority() + hop.via())) {
        continue;
      }
      Label way = hop.via()
          .map(proxy -> parts().bound(parts().texts().of("ui.proxy.set-by",
              proxy.scheme() + "://" + proxy.authority(), proxy.setting()), "small"))
          .orElseGet(() -> parts().label("ui.proxy.direct", "small", "muted"));
      grid.addRow(row++, parts().raw(hop.authority(), "mono"), way);
    }
    return parts().column(10, parts().label("ui.proxy.choice", "head"), parts().card(0, grid));
  }
}
