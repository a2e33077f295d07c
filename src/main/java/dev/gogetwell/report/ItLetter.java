package dev.gogetwell.report;

import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.ShownDate;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One page to the IT department: what is wrong, what we ask for, the proof, and what we do not ask for. Where nothing
/// can be asked of IT, it says so instead. Writes what it is given; redact first. Immutable; any thread.
public final class ItLetter {
  /// The letter has one page.
  private static final int MOST_CELLS = 6;
  private static final int MOST_HOSTS = 6;
  private static final int MOST_DETAIL = 400;

  private final HtmlPage page = new HtmlPage();
  private final Texts texts;
  private final BilingualWriter speech;
  private final ZoneId zone;
  private final Disclosure disclosure;

  /// @param texts the language of the letter
  /// @param zone the zone of its date
  /// @param disclosure whether names were left in what it is written from
  public ItLetter(Texts texts, ZoneId zone, Disclosure disclosure) {
    this.disclosure = disclosure;
    this.texts = texts;
    this.speech = new BilingualWriter(List.of(texts));
    this.zone = zone;
  }

  /// Whether the cause is one that IT can remove; otherwise the letter says that there is nothing to ask.
  public static boolean hasRequest(Report report) {
    return ItRequest.of(report).isPresent();
  }

  /// The parts of a letter, before they become HTML or plain text.
  ///
  /// @param seen in words, where no experiment speaks for itself
  private record Letter(
      String title, List<String> body, List<Ask> asks, List<String> facts, List<Proof> proof, List<String> seen,
      List<String> said, List<String> notAsked) {}

  private record Ask(String what, List<String> details, List<String> fixed) {}

  private record Proof(String label, int passed, int total) {}

  /// The letter as a page that prints like the report.
  public String html(Report report) {
    Letter letter = letter(report);
    Html html = new Html();
    html.open("main", "class", "letter").open("div", "class", "row").open("div");
    html.leaf("b", say("report.letter.to")).close();
    html.open("div", "class", "right muted").text(date(report)).close().close();
    html.leaf("h1", letter.title());
    html.leaf("p", say("report.letter.hello"));
    letter.body().forEach(line -> html.leaf("p", line));
    if (!letter.asks().isEmpty()) {
      html.leaf("h2", say(letter.asks().size() > 1 ? "report.letter.ask-either" : "report.letter.ask"));
      asks(html, letter.asks());
    }
    if (!letter.facts().isEmpty()) {
      // One block: the letter has one page.
      html.leaf("p", say("report.letter.facts") + " · " + String.join(" · ", letter.facts()), "class", "muted");
    }
    if (!letter.proof().isEmpty()) {
      html.leaf("h2", say("report.letter.proof"));
      proof(html, letter.proof());
    }
    paragraphs(html, "report.letter.seen", letter.seen());
    html.open("div", "class", "said mono");
    for (int i = 0; i < letter.said().size(); i++) {
      html.open("div", "class", i == 0 ? "muted" : "").outside(letter.said().get(i), 500).close();
    }
    html.close();
    paragraphs(html, "report.letter.not-asked", letter.notAsked());
    if (!letter.asks().isEmpty()) {
      html.leaf("p", say("report.letter.check", command(report)));
      html.leaf("p", say("report.letter.name"), "class", "sign");
    }
    html.close();
    HtmlPage.Edges edges = new HtmlPage.Edges("GoGetWell", "", say(disclosure.letterFoot()));
    return page.wrap(texts.language().tag(), letter.title(), edges, html);
  }

  private void paragraphs(Html html, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      html.leaf("h2", say(title));
      lines.forEach(line -> html.leaf("p", line));
    }
  }

  private static void asks(Html html, List<Ask> asks) {
    html.open("div", "class", "asks");
    for (int i = 0; i < asks.size(); i++) {
      Ask ask = asks.get(i);
      html.open("div", "class", "ask");
      html.leaf("span", asks.size() == 1 ? "→" : Character.toString('A' + i), "class", "mark").open("div");
      html.leaf("b", ask.what());
      ask.fixed().forEach(line -> html.open("p", "class", "mono").outside(line).close());
      ask.details().forEach(line -> html.leaf("p", line, "class", "muted"));
      html.close().close();
    }
    html.close();
  }

  private void proof(Html html, List<Proof> proof) {
    html.open("table").open("thead").open("tr");
    html.leaf("th", say("report.letter.test"), "scope", "col").leaf("th", say("report.proof.count"), "scope", "col",
        "class", "w-step").close().close().open("tbody");
    for (Proof line : proof) {
      html.open("tr").leaf("td", line.label()).open("td");
      html.leaf("span", line.passed() + "/" + line.total(), "class", line.passed() == line.total() ? "count ok"
          : "count bad").close().close();
    }
    html.close().close();
  }

  /// The letter as plain text, for a mail: what the page says, in its order.
  public String text(Report report) {
    Letter letter = letter(report);
    List<String> lines = new ArrayList<>(List.of(say("report.letter.to"), date(report), "", letter.title(), "",
        say("report.letter.hello")));
    lines.addAll(letter.body());
    if (!letter.asks().isEmpty()) {
      lines.add("");
      lines.add(say(letter.asks().size() > 1 ? "report.letter.ask-either" : "report.letter.ask"));
      for (int i = 0; i < letter.asks().size(); i++) {
        Ask ask = letter.asks().get(i);
        lines.add((letter.asks().size() == 1 ? "- " : (char) ('A' + i) + ". ") + ask.what());
        ask.fixed().forEach(line -> lines.add("   " + Visible.cell(line)));
        ask.details().forEach(line -> lines.add("   " + line));
      }
    }
    section(lines, "report.letter.facts", letter.facts());
    section(lines, "report.letter.proof", letter.proof().stream()
        .map(line -> line.passed() + "/" + line.total() + "  " + line.label()).toList());
    section(lines, "report.letter.seen", letter.seen());
    lines.add("");
    letter.said().forEach(line -> lines.add("   " + Visible.cut(line, 500)));
    if (!letter.notAsked().isEmpty()) {
      lines.add("");
      lines.add(say("report.letter.not-asked"));
      lines.addAll(letter.notAsked());
    }
    if (!letter.asks().isEmpty()) {
      lines.addAll(List.of("", say("report.letter.check", command(report)), "", say("report.letter.name")));
    }
    lines.addAll(List.of("", say(disclosure.letterFoot())));
    return Said.bare(String.join("\n", lines)) + "\n";
  }

  private void section(List<String> lines, String title, List<String> content) {
    if (!content.isEmpty()) {
      lines.add("");
      lines.add(say(title));
      content.forEach(line -> lines.add("   " + line));
    }
  }

  private Letter letter(Report report) {
    Optional<Finding> cause = report.verdict().rootCause();
    Optional<ItRequest> request = ItRequest.of(report);
    if (cause.isEmpty() || request.isEmpty()) {
      List<String> body = new ArrayList<>(List.of(BilingualWriter.in(texts, ItRequest.none(report))));
      cause.ifPresent(c -> body.add(say("report.letter.none.cause", sentence(c))));
      return new Letter(say("report.letter.none.title"), body, List.of(), List.of(), proof(cause), List.of(),
          said(report, cause), List.of());
    }
    Finding root = cause.get();
    ItRequest kind = request.get();
    String subject = subject(report, root);
    List<String> body = new ArrayList<>(List.of(say("report.letter.body"), sentence(root)));
    if (root.confidence() != Confidence.CERTAIN) {
      body.add(say("report.letter.not-proved"));
    }
    List<Ask> asks = new ArrayList<>();
    for (int i = 1; i <= kind.asks(); i++) {
      List<String> fixed = kind.listsHosts(i) ? List.of(String.join(", ", hosts(report, root, kind.meetsAll())))
          : kind == ItRequest.TRUST ? authority(report, root) : List.of();
      asks.add(new Ask(say(kind.key("ask" + i), subject), List.of(say(kind.key("why" + i), subject)), fixed));
    }
    List<String> facts = LetterFacts.of(report, root, zone).stream().map(line -> BilingualWriter.in(texts, line))
        .toList();
    return new Letter(say(kind.key("title"), subject), body, asks, facts, proof(cause), seen(root),
        said(report, cause), List.of(say("report.letter.never")));
  }

  private String subject(Report report, Finding cause) {
    if (ItRequest.isElsewhere(cause)) {
      return Visible.cut(hosts(report, cause, false).getFirst(), 100);
    }
    return Visible.cut(cause.subject().isEmpty()
        ? report.route().hops().stream().findFirst().map(Hop::host).orElse("–") : cause.subject(), 100);
  }

  private String sentence(Finding cause) {
    return BilingualWriter.in(texts, speech.sentence(cause));
  }

  /// The topmost certificate that was shown, with the fingerprint by which IT can tell its own authority.
  private List<String> authority(Report report, Finding cause) {
    return LetterFacts.handshake(report, cause).filter(handshake -> !handshake.chain().isEmpty())
        .map(this::authority).orElse(List.of());
  }

  private List<String> authority(Measurement.TlsHandshake handshake) {
    Der top = handshake.chain().getLast();
    List<String> lines = new ArrayList<>();
    handshake.stream().serverChain().stream()
        .filter(entry -> entry.der().equals(top))
        .flatMap(entry -> entry.fields().stream())
        .findFirst()
        .ifPresent(fields -> lines.add(say("report.letter.trust.shown", fields.subject(), fields.issuer())));
    lines.add("SHA-256 " + ShownCertificate.fingerprint(top.bytes()));
    return lines;
  }

  /// Where the connections end; all of the route where it is no single place, or an inspection meets them all.
  private static List<String> hosts(Report report, Finding cause, boolean all) {
    Optional<Hop> ends = all ? Optional.empty() : cause.hop().flatMap(report.route()::hop);
    return ends.map(hop -> List.of(hop.authority())).orElseGet(() ->
        report.route().hops().stream().map(Hop::authority).distinct().limit(MOST_HOSTS).toList());
  }

  private List<String> seen(Finding cause) {
    return cause.comparisons().isEmpty() ? cause.details().stream()
        .map(detail -> Visible.cut(BilingualWriter.in(texts, detail), MOST_DETAIL)).limit(MOST_CELLS).toList()
        : List.of();
  }

  private List<Proof> proof(Optional<Finding> cause) {
    return cause.stream()
        .flatMap(c -> c.comparisons().stream())
        .flatMap(comparison -> comparison.cells().stream().map(cell -> proof(comparison, cell)))
        .limit(MOST_CELLS)
        .toList();
  }

  private Proof proof(Comparison comparison, Comparison.Cell cell) {
    // It goes on after a colon, so a full stop at its end would be one too many.
    String changed = BilingualWriter.in(texts, comparison.changed()).replaceFirst("[.。]$", "");
    String control = cell.control() ? " " + say("report.proof.control") : "";
    String label = say("report.letter.cell", changed, BilingualWriter.in(texts, cell.label())) + control;
    return new Proof(label, cell.passed(), cell.total());
  }

  private static List<String> said(Report report, Optional<Finding> cause) {
    String error = cause.stream().flatMap(root -> LetterFacts.failures(report, root).stream())
        .flatMap(m -> m.failure().stream())
        .map(Failure::raw)
        .filter(raw -> !raw.isBlank())
        .findFirst()
        .or(() -> report.evidence().stream().map(Evidence::measurement)
            .filter(Measurement.CommandRun.class::isInstance).map(Measurement.CommandRun.class::cast)
            .map(Measurement.CommandRun::output).findFirst())
        .orElse("");
    return error.isBlank() ? List.of("$ " + command(report)) : List.of("$ " + command(report), error);
  }

  private static String command(Report report) {
    return Visible.cut(report.target().command().stream().collect(Collectors.joining(" ")), 200);
  }

  private String date(Report report) {
    return ShownDate.longDay(texts.language(), report.started(), zone);
  }

  private String say(String key, Object... args) {
    return BilingualWriter.in(texts, Message.of(key, args));
  }
}
