package dev.gogetwell.report;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.TaskEnding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The route as a picture: who is asked, in which order, where it breaks, and what stands between two entries.
final class RouteDrawing {
  private static final int WIDTH = 682;
  private static final int BOX = 146;
  private static final int GO = 82;
  private static final int ARROW = 36;
  private static final int RULE = 84;
  private static final int ROW = 76;
  private static final int HEIGHT = 58;
  private static final int MOST_BOXES = 24;

  private final BilingualWriter speech;

  RouteDrawing(BilingualWriter speech) {
    this.speech = speech;
  }

  private enum State {
    PLAIN("box"),
    FINE("box fine"),
    BROKEN("box broken"),
    NOT_REACHED("box dashed"),
    /// The run was broken off there.
    UNFINISHED("box dashed");

    private final String style;

    State(String style) {
      this.style = style;
    }
  }

  /// @param before what stands before it: an arrow, or the separator of GOPROXY
  private record Node(String name, String role, State state, int width, Optional<Separator> before) {}

  void draw(Html html, Report report) {
    List<Node> nodes = nodes(report);
    int rows = rows(nodes);
    int height = rows * ROW - (ROW - HEIGHT) + 14;
    html.open("svg", "class", "drawing", "viewBox", "0 0 " + WIDTH + " " + height, "role", "img", "aria-label",
        speech.plain("report.section.route"));
    int x = 1;
    int y = 6;
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      int gap = gap(node, i);
      if (i > 0 && x + gap + node.width() > WIDTH) {
        x = GO + 1 - ARROW;
        y += ROW;
        gap = Math.max(gap, ARROW);
      }
      connector(html, node, i, x, gap, y);
      x += gap;
      box(html, node, x, y);
      x += node.width();
    }
    html.close();
  }

  private static int gap(Node node, int index) {
    return index == 0 ? 0 : node.before().isPresent() ? RULE : ARROW;
  }

  private static int rows(List<Node> nodes) {
    int rows = 1;
    int x = 1;
    for (int i = 0; i < nodes.size(); i++) {
      int gap = gap(nodes.get(i), i);
      if (i > 0 && x + gap + nodes.get(i).width() > WIDTH) {
        rows++;
        x = GO + 1 - ARROW;
      }
      x += gap + nodes.get(i).width();
    }
    return rows;
  }

  private void connector(Html html, Node node, int index, int x, int gap, int y) {
    if (index == 0) {
      return;
    }
    int middle = y + HEIGHT / 2;
    boolean dashed = node.state() == State.NOT_REACHED;
    html.open("path", "class", dashed ? "line dashed" : "line",
        "d", "M" + (x + 1) + " " + middle + "H" + (x + gap - (dashed ? 2 : 7)));
    if (!dashed) {
      html.open("path", "class", "head", "d", "M" + (x + gap - 8) + " " + (middle - 4) + "l7 4-7 4z");
    }
    node.before().ifPresent(separator -> {
      html.open("rect", "class", "pill", "x", "" + (x + 14), "y", "" + (middle - 11), "width", "" + (gap - 30),
          "height", "22", "rx", "11");
      String key = separator == Separator.PIPE ? "report.route.pipe" : "report.route.comma";
      html.leaf("text", speech.lead(key), "class", "t-warn", "x", "" + (x + gap / 2 - 1), "y", "" + (middle + 4),
          "text-anchor", "middle");
    });
  }

  private void box(Html html, Node node, int x, int y) {
    html.open("rect", "class", node.state().style, "x", "" + x, "y", "" + y, "width", "" + node.width(),
        "height", "" + HEIGHT, "rx", "6");
    String middle = "" + (x + node.width() / 2);
    String room = SvgText.fit(node.name(), node.width() - 12, 11);
    html.leaf("text", room, "class", "strong", "x", middle, "y", "" + (y + 20), "text-anchor", "middle");
    html.leaf("text", SvgText.fit(node.role(), node.width() - 10, 9.5), "class", "small", "x", middle,
        "y", "" + (y + 35), "text-anchor", "middle");
    String style = switch (node.state()) {
      case FINE -> "small t-ok";
      case BROKEN -> "small t-bad";
      default -> "small t-muted";
    };
    String state = switch (node.state()) {
      case FINE -> "✓ " + speech.lead("report.route.fine");
      case BROKEN -> "✕ " + speech.lead("report.route.broken");
      case NOT_REACHED -> "– " + speech.lead("report.route.not-reached");
      case UNFINISHED -> "– " + speech.lead("report.route.unfinished");
      case PLAIN -> speech.lead("report.route.this-machine");
    };
    html.leaf("text", SvgText.fit(state, node.width() - 10, 9.5), "class", style, "x", middle, "y", "" + (y + 50),
        "text-anchor", "middle");
  }

  private List<Node> nodes(Report report) {
    List<Node> nodes = new ArrayList<>();
    String version = report.settings().go().map(tool -> tool.version()).orElse("");
    nodes.add(new Node("go", version, State.PLAIN, GO, Optional.empty()));
    List<Hop> hops = onePerEntry(report.route().hops());
    Optional<ProxyRef> via = hops.stream().flatMap(hop -> hop.via().stream()).findFirst();
    State ofProxy = via.isPresent() ? proxyState(report) : State.FINE;
    via.ifPresent(proxy -> nodes.add(new Node(proxy.host(),
        speech.lead("report.route.proxy", proxy.setting()), ofProxy, BOX, Optional.empty())));
    boolean stopped = false;
    Optional<Hop> last = Optional.empty();
    for (Hop hop : withLed(hops, report)) {
      State state = stopped ? State.NOT_REACHED : state(report, hop);
      Optional<Separator> before = last.map(Hop::separator).filter(s -> s != Separator.END && hop.led().isEmpty());
      // Where the proxy breaks, what stands behind it was never asked.
      boolean behind = state == State.BROKEN && ofProxy == State.BROKEN && hop.via().isPresent();
      nodes.add(new Node(hop.host(), role(hop), behind ? State.NOT_REACHED : state, BOX, before));
      stopped |= state == State.BROKEN && report.verdict().stoppedAt().isPresent();
      last = Optional.of(hop);
      if (nodes.size() == MOST_BOXES) {
        break;
      }
    }
    return nodes;
  }

  private static List<Hop> onePerEntry(List<Hop> hops) {
    Set<Integer> entries = new HashSet<>();
    return hops.stream()
        .filter(hop -> hop.role() == HopRole.MODULE_PROXY || hop.role() == HopRole.VCS_DISCOVERY
            || hop.role() == HopRole.VCS_GIT)
        .filter(hop -> entries.add(hop.entry()))
        .toList();
  }

  /// Behind each hop those other hosts to which its answers led.
  private static List<Hop> withLed(List<Hop> entries, Report report) {
    List<Hop> all = new ArrayList<>();
    for (Hop entry : entries) {
      List<Hop> way = new ArrayList<>(List.of(entry));
      for (Hop hop : report.route().hops()) {
        boolean fromHere = hop.led().filter(led -> way.stream().anyMatch(on -> on.id().equals(led.from()))).isPresent();
        if (fromHere && way.size() < MOST_BOXES && way.stream().noneMatch(on -> on.authority().equals(hop.authority()))) {
          way.add(hop);
        }
      }
      all.addAll(way);
    }
    return all;
  }

  private String role(Hop hop) {
    return hop.led().isPresent() ? speech.lead("report.route.led-" + hop.led().get().by().name()
        .toLowerCase(java.util.Locale.ROOT)) : hop.entry() >= 0 && hop.role() == HopRole.MODULE_PROXY
        ? speech.lead("report.route.entry", hop.entry() + 1) : speech.lead("report.route.direct");
  }

  private static State state(Report report, Hop hop) {
    if (report.verdict().stoppedAt().equals(Optional.of(hop.id()))) {
      return State.BROKEN;
    }
    List<Evidence> seen = seen(report, hop.id());
    return seen.isEmpty() ? State.NOT_REACHED
        : !seen.getLast().measurement().worked() ? State.BROKEN
        : isWhole(report, hop) ? State.FINE : State.UNFINISHED;
  }

  /// A run that was broken off may have left a look half done: what worked so far is no good news about the rest.
  private static boolean isWhole(Report report, Hop hop) {
    return report.end() == Report.End.COMPLETE || report.endings().stream().anyMatch(ending ->
        ending.task().equals(new RunTask.HopLook(hop.id())) && ending.how() == TaskEnding.How.COMPLETE);
  }

  private static State proxyState(Report report) {
    boolean broken = report.verdict().causes().stream().anyMatch(c -> c.code().layer().equals("proxy"));
    return broken ? State.BROKEN : State.FINE;
  }

  private static List<Evidence> seen(Report report, HopId hop) {
    return report.evidence().stream()
        .filter(e -> e.hop().equals(Optional.of(hop)) && e.trial().isEmpty())
        .toList();
  }
}
