package dev.gogetwell.ui.timeline;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Operation;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.page.Page;
import dev.gogetwell.ui.page.PageContext;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.SideBySide;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.run.LiveRun;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/// The handshake page: every handshake of the run as a ladder, alone with an inspector, or two side by side with what
/// is equal and what differs. JavaFX thread only.
public final class HandshakePage implements Page {
  private static final double GAP = 16;
  /// Where a ladder beside something else has no room for the names of its messages.
  private static final double ROOM = 620;
  /// Room for the host names of most handshakes.
  private static final double CHOICE = 300;

  private final Widgets parts;
  private final PageContext context;
  private final VBox node;
  private final ComboBox<Evidence> choice = new ComboBox<>();
  private final ToggleButton single = new ToggleButton();
  private final ToggleButton both = new ToggleButton();
  private final Inspector inspector;
  private final LadderView left;
  private final LadderView right;
  private List<Evidence> known = List.of();
  private Optional<HopId> refusedAt = Optional.empty();
  private boolean comparing;

  public HandshakePage(PageContext context) {
    this.context = context;
    this.parts = context.parts();
    this.inspector = new Inspector(parts, Client.GO);
    this.right = new LadderView(parts, Client.GO, rung -> { });
    this.left = new LadderView(parts, Client.GO, rung -> {
      inspector.show(rung);
      if (comparing) {
        right().selectNamed(rung.name());
      }
    });
    left.list().setId("ladder");
    node = parts.column(0, tools(), parts.label("ui.tls.none", "muted"));
    node.getStyleClass().add("page");
    choice.setId("handshake-choice");
    // Its own wish comes late, with its first cell, and would tear the line of tools.
    choice.setPrefWidth(CHOICE);
    choice.setCellFactory(view -> new ChoiceCell());
    choice.setButtonCell(new ChoiceCell());
    parts.named(choice, parts.texts().of("step.handshake"));
    choice.valueProperty().addListener((property, before, now) -> draw());
  }

  private LadderView right() {
    return right;
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public boolean fillsHeight() {
    return true;
  }

  @Override
  public void refresh(LiveRun run) {
    List<Evidence> found = run.evidence().stream()
        .filter(evidence -> evidence.measurement() instanceof TlsHandshake).limit(200).toList();
    Optional<HopId> refused = refusing(run);
    boolean judged = !refused.equals(refusedAt);
    if ((found.size() == known.size() && !judged) || found.isEmpty()) {
      return;
    }
    known = found;
    refusedAt = refused;
    Evidence before = choice.getValue();
    choice.getItems().setAll(found);
    choice.setValue(before != null && found.contains(before) ? before : best(run));
    if (judged) {
      draw();
    }
  }

  /// The hop whose certificate go refuses. On the wire nothing is seen of it, since our probe goes on to the end.
  private static Optional<HopId> refusing(LiveRun run) {
    return run.verdict().rootCause().filter(cause -> cause.operation() == Operation.VERIFY)
        .flatMap(cause -> run.verdict().stoppedAt());
  }

  private boolean refused(Evidence evidence) {
    return evidence.trial().isEmpty() && evidence.hop().isPresent() && evidence.hop().equals(refusedAt);
  }

  /// The handshake that go itself would make at the hop where it stops, else the first.
  private Evidence best(LiveRun run) {
    return known.stream()
        .filter(e -> e.trial().isEmpty() && e.hop().isPresent() && e.hop().equals(run.verdict().stoppedAt()))
        .findFirst().orElse(known.getFirst());
  }

  @Override
  public void toggleCompare() {
    comparing = !comparing && partner().isPresent();
    single.setSelected(!comparing);
    both.setSelected(comparing);
    draw();
  }

  private Node tools() {
    single.textProperty().bind(parts.texts().of("ui.tls.one"));
    both.textProperty().bind(parts.texts().of("ui.tls.compare"));
    both.setId("side-by-side");
    single.setSelected(true);
    single.setMinWidth(Region.USE_PREF_SIZE);
    both.setMinWidth(Region.USE_PREF_SIZE);
    single.setOnAction(press -> set(false));
    both.setOnAction(press -> set(true));
    Lines tools = new Lines(12, new SegmentedButton(single, both), choice, parts.filler(),
        parts.button("ui.tls.copy", Feather.COPY, this::copy, "small-button"));
    tools.getStyleClass().add("page-tools");
    // Without a handshake there is nothing to choose, compare or copy.
    tools.visibleProperty().bind(choice.valueProperty().isNotNull());
    return tools;
  }

  private void set(boolean wanted) {
    comparing = !wanted;
    toggleCompare();
  }

  private void draw() {
    Evidence evidence = choice.getValue();
    if (evidence == null) {
      return;
    }
    TlsHandshake shake = (TlsHandshake) evidence.measurement();
    Ladder ladder = Ladder.of(shake.stream(), refused(evidence));
    left.show(peer(shake), ladder);
    Optional<Evidence> other = partner();
    if (comparing && other.isPresent()) {
      sideBySide(shake, ladder, other.get());
    } else {
      alone(shake);
    }
  }

  private void alone(TlsHandshake shake) {
    SideBySide columns = new SideBySide(0.66, GAP, ROOM, left, inspector.node());
    Button filter = parts.button("ui.tls.copy-filter", Feather.FILTER,
        () -> context.navigation().copyCommand(shake.stream().wiresharkFilter()), "small-button");
    filter.setId("copy-filter");
    Button again = parts.button("ui.tls.record", Feather.DOWNLOAD,
        () -> context.navigation().saveCapture(shake), "small-button");
    again.setId("save-pcapng");
    again.setTooltip(parts.hint(parts.texts().of("ui.tls.record.sub")));
    VBox all = parts.column(10, parts.bound(parts.texts().compute(texts -> subtitle(texts, shake)), "small", "muted"),
        columns, new Lines(16, parts.shortcut("ui.tls.keys.message", "↑", "↓"),
            parts.shortcut("ui.tls.keys.compare", "C"), parts.filler(), filter, again));
    VBox.setVgrow(columns, Priority.ALWAYS);
    show(all);
    inspector.clear();
    left.selectBeforeBreak();
  }

  private void show(Node below) {
    VBox.setVgrow(below, Priority.ALWAYS);
    node.getChildren().set(1, below);
  }

  private void sideBySide(TlsHandshake one, Ladder ladder, Evidence partner) {
    TlsHandshake two = (TlsHandshake) partner.measurement();
    Ladder other = Ladder.of(two.stream(), refused(partner));
    right.show(peer(two), other);
    SideBySide columns = new SideBySide(0.5, GAP, ROOM, left, right);
    VBox all = parts.column(12, new SameAndDifferent(parts).of(one, two), columns);
    List<String> missing = ladder.missing(other);
    if (!missing.isEmpty()) {
      all.getChildren().add(parts.flow(parts.piece(parts.texts().of("ui.tls.missing"), "small", "strong"),
          parts.piece(parts.texts().compute(texts -> texts.get("ui.colon") + String.join(", ", missing)), "small",
              "muted")));
    }
    VBox.setVgrow(columns, Priority.ALWAYS);
    show(all);
  }

  private static String peer(TlsHandshake shake) {
    return shake.serverName().isEmpty() ? shake.endpoint().toString() : shake.serverName();
  }

  /// The other cell of the same experiment that ended differently, else any that did.
  private Optional<Evidence> partner() {
    Evidence mine = choice.getValue();
    if (mine == null) {
      return Optional.empty();
    }
    List<Evidence> others = known.stream()
        .filter(e -> !e.id().equals(mine.id()) && e.measurement().worked() != mine.measurement().worked()).toList();
    TlsHandshake shake = (TlsHandshake) mine.measurement();
    return others.stream().filter(e -> ((TlsHandshake) e.measurement()).serverName().isEmpty()).findFirst()
        .or(() -> others.stream().filter(e -> ((TlsHandshake) e.measurement()).endpoint().equals(shake.endpoint()))
            .findFirst())
        .or(() -> others.stream().findFirst())
        .or(() -> known.stream().filter(e -> !e.id().equals(mine.id())).findFirst());
  }

  /// Whether it went through to the end on the wire: one that go cuts because of the certificate did not.
  private static boolean whole(TlsHandshake shake) {
    return shake.worked() && shake.stream().breakPoint().isEmpty();
  }

  private static String subtitle(Texts texts, TlsHandshake shake) {
    String version = shake.version().orElseGet(() -> texts.get("ui.tls.no-version"));
    return shake.via().map(proxy -> texts.get("ui.tls.via", version, proxy.authority()))
        .orElseGet(() -> texts.get("ui.tls.direct", version, shake.endpoint()));
  }

  private void copy() {
    Evidence evidence = choice.getValue();
    if (evidence != null) {
      context.navigation().copy(LadderText.of(parts.texts(), Client.GO,
          Ladder.of(((TlsHandshake) evidence.measurement()).stream(), refused(evidence))));
    }
  }

  /// A handshake as a line of the choice.
  private final class ChoiceCell extends ListCell<Evidence> {
    @Override
    protected void updateItem(Evidence evidence, boolean empty) {
      super.updateItem(evidence, empty);
      textProperty().unbind();
      if (empty || evidence == null || !(evidence.measurement() instanceof TlsHandshake shake)) {
        setText("");
        return;
      }
      textProperty().bind(parts.texts().compute(texts -> evidence.id() + "  " + texts.get("ui.tls.choice",
          shake.serverName().isEmpty() ? nameless(texts, evidence, shake) : shake.serverName(),
          texts.get(!whole(shake) ? "ui.tls.choice.broken" : refused(evidence) ? "ui.tls.choice.refused"
              : "ui.tls.choice.works"))));
    }

    /// Go sends no name to an address; only an experiment leaves one out.
    private String nameless(Texts texts, Evidence evidence, TlsHandshake shake) {
      return evidence.trial().isEmpty() ? shake.endpoint().toString() : texts.get("ui.tls.choice.nameless");
    }
  }
}
