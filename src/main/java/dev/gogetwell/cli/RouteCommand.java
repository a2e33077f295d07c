package dev.gogetwell.cli;

import dev.gogetwell.cli.Terminal.Style;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.gorules.GoRefusals;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Target;
import dev.gogetwell.report.Redactor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `gogetwell route`: the hops in the order of `go`, walked and measured: what was asked, which entry decided, and why.
/// Contacts the hosts of the route only. One run, one thread.
@Command(name = "route", mixinStandardHelpOptions = true)
public final class RouteCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<CheckServices> services;
  private final JsonMapper json = JsonMapper.builder().build();

  @Parameters(index = "0", arity = "0..1", paramLabel = "MODULE[@VERSION]", descriptionKey = "module")
  private Optional<String> module = Optional.empty();

  /// An archive behind ten redirects, each two blanks farther to the right.
  private static final int DEEPEST = 26;

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> document = Optional.empty();

  @Option(names = "--timeout", paramLabel = "20s", converter = Durations.class)
  private Duration timeout = Duration.ofSeconds(20);

  /// A command that writes to `terminal`.
  public RouteCommand(Terminal terminal, Supplier<CheckServices> services) {
    this.terminal = terminal;
    this.services = services;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    if (module.isPresent()) {
      ModuleArgument.check(module.get());
    }
    Target target = Targets.typed(module, Optional.empty(), Optional.empty());
    Report report = services.get().walked(target, timeout);
    Redactor redactor = new Redactor(services.get().secrets(report));
    Report safe = redactor.redact(report);
    Facts facts = Facts.of(safe);
    RouteOutcome walk = RouteOutcome.of(facts);
    Optional<String> refused = refused(report).map(redactor::text);
    Told told = new Told(facts, walk, refused, refused.isPresent() ? RouteOutcome.End.STOPS : walk.end());
    if (document.isPresent()) {
      new GivenFile(terminal).json(document.get(),
          json.writerWithDefaultPrettyPrinter().writeValueAsString(describe(safe, told)));
    }
    if (!GivenFile.isAlone(document)) {
      print(safe, told);
    }
    return told.end() == RouteOutcome.End.ARRIVES ? ExitCode.OK : ExitCode.PROBLEM;
  }

  /// What `go` says before it asks anybody, or when it reads a setting on the way. A setting of the checksum database
  /// matters only if it comes so far, and if it does not, the stop is there already.
  private static Optional<String> refused(Report report) {
    return GoRefusals.beforeTheFirstRequest(report.settings())
        .or(() -> report.route().broken().map(failure -> failure.raw()));
  }

  /// What is told.
  ///
  /// @param refused what `go` says before it asks anybody
  /// @param end how it ends
  private record Told(Facts facts, RouteOutcome walk, Optional<String> refused, RouteOutcome.End end) {}

  private ObjectNode describe(Report report, Told told) {
    ObjectNode root = json.createObjectNode().put("schema", "gogetwell-route-1")
        .put("module", report.route().module()).put("goproxy", report.route().goproxy())
        .put("needsChecksumDatabase", report.route().needsChecksumDatabase())
        .put("end", told.end().name().toLowerCase(Locale.ROOT));
    told.refused().ifPresent(text -> root.put("broken", text));
    told.walk().stoppedAt().ifPresent(hop -> root.put("stoppedAt", hop.value()));
    told.walk().server().ifPresent(hop -> root.put("decidedBy", hop.value()));
    List<Hop> asked = told.refused().isPresent() ? List.of() : RouteOutcome.asked(told.facts());
    ArrayNode hops = root.putArray("hops");
    for (Hop hop : report.route().hops()) {
      ObjectNode node = hops.addObject().put("id", hop.id().value()).put("role", name(hop.role()))
          .put("url", hop.url()).put("host", hop.host()).put("port", hop.port()).put("entry", hop.entry())
          .put("separator", name(hop.separator())).put("private", hop.isPrivate());
      hop.led().ifPresent(led -> node.put("ledFrom", led.from().value()).put("ledBy", name(led.by())));
      hop.via().ifPresent(via -> node.put("via", via.scheme() + "://" + via.authority()).put("viaSetting", via.setting()));
      node.put("outcome", outcome(told, hop)).put("asked", asked.contains(hop));
      ArrayNode requests = node.putArray("requests");
      for (Evidence evidence : look(report, hop)) {
        ObjectNode request = requests.addObject().put("operation", name(evidence.measurement().operation()))
            .put("ms", evidence.took().toMillis()).put("ok", evidence.measurement().worked());
        if (evidence.measurement() instanceof Measurement.HttpFetch fetch) {
          request.put("url", fetch.url()).put("status", fetch.status());
        }
        evidence.measurement().failure().ifPresent(failure ->
            request.put("failure", name(failure.kind())).put("raw", failure.raw()));
      }
    }
    return root;
  }

  private void print(Report report, Told told) {
    terminal.out().println(terminal.paint(Style.BOLD, "GOPROXY=" + report.route().goproxy()));
    told.refused().ifPresent(text -> terminal.out().println("  " + text));
    report.route().hops().stream().filter(hop -> hop.led().isEmpty()).forEach(hop -> {
      print(report, told, hop, "  ");
      if (hop.entry() >= 0) {
        switch (hop.separator()) {
          case COMMA -> terminal.out().println("    , " + terminal.paint(Style.DIM,
              terminal.texts().get("route.comma")));
          case PIPE -> terminal.out().println("    | " + terminal.paint(Style.DIM, terminal.texts().get("route.pipe")));
          case END -> { }
        }
      }
    });
    terminal.out().println(terminal.texts().get("route.end." + told.end().name().toLowerCase(Locale.ROOT)));
  }

  /// A hop, and below it what its answers led to.
  private void print(Report report, Told told, Hop hop, String indent) {
    String outcome = outcome(told, hop);
    Style style = switch (outcome) {
      case "works" -> Style.GOOD;
      case "stops" -> Style.BAD;
      default -> Style.DIM;
    };
    Function<String, String> dim = text -> terminal.paint(Style.DIM, text);
    terminal.out().println(indent + terminal.paint(style, terminal.texts().get("route.outcome." + outcome)) + "  "
        + hop.url() + hop.led().map(led -> dim.apply("  " + terminal.texts().get("route.led." + name(led.by()))))
            .orElse("") + hop.via().map(via -> dim.apply("  " + terminal.texts().get("route.via", via.authority())))
            .orElse(""));
    look(report, hop).stream().flatMap(e -> e.measurement().failure().stream()).findFirst().ifPresent(failure ->
        terminal.out().println(indent + "    " + dim.apply(failure.raw())));
    if (indent.length() < DEEPEST) {
      report.route().hops().stream().filter(next -> next.led().filter(led -> led.from().equals(hop.id())).isPresent())
          .forEach(next -> print(report, told, next, indent + "  "));
    }
  }

  private static String outcome(Told told, Hop hop) {
    if (Optional.of(hop.id()).equals(told.walk().stoppedAt())) {
      return "stops";
    }
    return told.facts().works(hop.id()) ? "works" : told.facts().breakOf(hop.id()).isPresent() ? "fails" : "open";
  }

  private static List<Evidence> look(Report report, Hop hop) {
    return report.evidence().stream().filter(e -> e.trial().isEmpty() && e.hop().equals(Optional.of(hop.id())))
        .toList();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
