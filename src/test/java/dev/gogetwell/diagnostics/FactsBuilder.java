package dev.gogetwell.diagnostics;

import static dev.gogetwell.diagnostics.Observed.accepted;
import static dev.gogetwell.diagnostics.Observed.brokenHandshake;
import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.fetch;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static dev.gogetwell.diagnostics.Observed.refusal;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static dev.gogetwell.diagnostics.Observed.shaken;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Writes down what a run could have measured, for tests of rules: hops, what each of them showed, experiments,
/// settings.
public final class FactsBuilder extends MachineFacts<FactsBuilder> {
  public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Duration TOOK = Duration.ofSeconds(3);
  public static final String ADDRESS = "203.0.113.7";
  public static final String MODULE = "example.org/mod@v1.2.3";

  private final List<Hop> hops = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final Set<HopId> looked = new HashSet<>();
  private final Set<Experiment> made = new HashSet<>();
  private List<String> mirrors = List.of();
  private List<String> controls = List.of();
  private String module = MODULE;
  private RunScope.Folder folder = RunScope.Folder.MODULE;
  private boolean checksums;
  private Optional<Failure> brokenRoute = Optional.empty();

  @Override
  FactsBuilder self() {
    return this;
  }

  /// Another module than [#MODULE].
  public FactsBuilder module(String other) {
    module = other;
    return this;
  }

  /// A module proxy as entry of GOPROXY.
  public FactsBuilder proxy(String id, Separator separator) {
    return hop(id, HopRole.MODULE_PROXY, Optional.empty(), separator);
  }

  /// A module proxy behind an HTTP proxy.
  public FactsBuilder proxyVia(String id, String scheme) {
    return hop(id, HopRole.MODULE_PROXY,
        Optional.of(new ProxyRef(scheme, "proxy.example.net", 3128, false, "HTTPS_PROXY")), Separator.END);
  }

  /// A setting says that the hop is nobody else's business.
  public FactsBuilder privately(String id) {
    hops.replaceAll(hop -> hop.id().value().equals(id) ? new Hop(hop.id(), hop.role(), hop.url(), hop.host(),
        hop.port(), hop.tls(), hop.via(), hop.entry(), hop.separator(), true) : hop);
    return this;
  }

  /// HTTP without TLS is spoken to the hop.
  public FactsBuilder plainly(String id) {
    hops.replaceAll(hop -> hop.id().value().equals(id) ? new Hop(hop.id(), hop.role(),
        hop.url().replace("https:", "http:"), hop.host(), 80, false, hop.via(), hop.entry(), hop.separator(),
        hop.isPrivate()) : hop);
    return this;
  }

  /// The next entry of GOPROXY, or a hop of the checksum database (which belongs to the entry of the same number).
  public FactsBuilder hop(String id, HopRole role, Optional<ProxyRef> via, Separator separator) {
    boolean checksum = role == HopRole.SUMDB_VIA_PROXY || role == HopRole.SUMDB_DIRECT;
    checksums |= checksum;
    return hop(id, "https://" + id + ".example/x", role, via, separator);
  }

  /// The checksum database itself, asked for the module.
  public FactsBuilder database(String id) {
    checksums = true;
    return hop(id, "https://" + id + ".example/lookup/" + module, HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END);
  }

  /// The second discovery of an entry, in plain text.
  public FactsBuilder plainDiscovery(String id) {
    Hop tls = hops.getLast();
    hops.add(new Hop(new HopId(id), HopRole.VCS_DISCOVERY, tls.url().replace("https:", "http:"), tls.host(), 80, false,
        Optional.empty(), tls.entry(), tls.separator(), false));
    return this;
  }

  private FactsBuilder hop(String id, String url, HopRole role, Optional<ProxyRef> via, Separator separator) {
    boolean checksum = role == HopRole.SUMDB_VIA_PROXY || role == HopRole.SUMDB_DIRECT;
    long before = hops.stream().filter(hop -> checksum == isChecksum(hop)).count();
    int entry = role == HopRole.SUMDB_DIRECT ? -1 : (int) before;
    hops.add(new Hop(new HopId(id), role, url, id + ".example", 443, true, via, entry,
        separator, false));
    return this;
  }

  private static boolean isChecksum(Hop hop) {
    return hop.role() == HopRole.SUMDB_VIA_PROXY || hop.role() == HopRole.SUMDB_DIRECT;
  }

  /// The hop to which an answer of another one leads.
  public FactsBuilder led(String id, String from, Hop.By by) {
    Hop asked = hops.stream().filter(hop -> hop.id().value().equals(from)).findFirst().orElseThrow();
    hops.add(new Hop(new HopId(id), by == Hop.By.REPOSITORY ? HopRole.VCS_GIT : asked.role(),
        "https://" + id + ".example/x", id + ".example", 443, true, Optional.empty(), asked.entry(), asked.separator(),
        asked.isPrivate(), Optional.of(new Hop.Led(asked.id(), by))));
    return this;
  }

  /// A look that is answered by a redirect.
  public FactsBuilder redirects(String hop, String location) {
    return sees(hop, resolved(hop + ".example", ADDRESS)).sees(hop, connected(ADDRESS)).sees(hop, shaken(hop))
        .sees(hop, accepted(ChainJudge.GO, hop)).sees(hop, new HttpFetch("https://" + hop + ".example/x",
            Optional.empty(), 302, "", "", Optional.empty(), List.of("HTTP 302 Found", "location: " + location),
            Optional.empty()));
  }

  /// There is no route at all.
  public FactsBuilder withoutRoute(FailureKind kind, String text) {
    brokenRoute = Optional.of(new Failure(Operation.SETTINGS, kind, text));
    return this;
  }

  /// The hops are there, and the setting of the checksum database cannot be used.
  public FactsBuilder withoutDatabase(FailureKind kind, String text) {
    brokenRoute = Optional.of(new Failure(Operation.SETTINGS, kind, text));
    checksums = true;
    return this;
  }

  /// A measurement of the look at a hop.
  public FactsBuilder sees(String hop, Measurement measurement) {
    looked.add(new HopId(hop));
    return add(Optional.of(hop), Optional.empty(), measurement);
  }

  /// A measurement of an experiment.
  public FactsBuilder sees(String hop, Experiment experiment, String cell, Measurement measurement) {
    return add(Optional.of(hop), Optional.of(new Trial(experiment, Trial.Cell.parse(cell).orElseThrow(), false)),
        measurement);
  }

  private FactsBuilder add(Optional<String> hop, Optional<Trial> trial, Measurement measurement) {
    evidence.add(new Evidence(new EvidenceId("E" + (evidence.size() + 1)), hop.map(HopId::new), trial,
        Duration.ofMillis(evidence.size()), Duration.ofMillis(5), measurement));
    return this;
  }

  /// A whole look in which everything works.
  public FactsBuilder works(String hop) {
    return sees(hop, resolved(hop + ".example", ADDRESS)).sees(hop, connected(ADDRESS)).sees(hop, shaken(hop))
        .sees(hop, accepted(ChainJudge.PUBLIC_LIST, hop)).sees(hop, accepted(ChainJudge.GO, hop))
        .sees(hop, fetched(200, "{}"));
  }

  /// A look that comes as far as a connection and an accepted chain, and is answered like this.
  public FactsBuilder answers(String hop, int status, FailureKind kind) {
    return sees(hop, resolved(hop + ".example", ADDRESS)).sees(hop, connected(ADDRESS)).sees(hop, shaken(hop))
        .sees(hop, accepted(ChainJudge.GO, hop)).sees(hop, fetch(status, kind, status + " answer"));
  }

  /// A look that ends at the connection.
  public FactsBuilder notConnected(String hop, FailureKind kind) {
    return sees(hop, resolved(hop + ".example", ADDRESS)).sees(hop,
        Observed.notConnected(ADDRESS, kind, "connect failed"));
  }

  /// A look that ends in the handshake.
  public FactsBuilder notShaken(String hop, FailureKind kind, String raw) {
    return sees(hop, resolved(hop + ".example", ADDRESS)).sees(hop, connected(ADDRESS))
        .sees(hop, brokenHandshake(hop + ".example", kind, raw));
  }

  /// A look whose chain Go refuses; the public list has the same opinion.
  public FactsBuilder refused(String hop, FailureKind kind, String error, Der... chain) {
    return refused(hop, kind, error, true, chain);
  }

  /// A look whose chain Go refuses.
  public FactsBuilder refused(String hop, FailureKind kind, String error, boolean byThePublicListToo, Der... chain) {
    return sees(hop, resolved(hop + ".example", ADDRESS)).sees(hop, connected(ADDRESS))
        .sees(hop, shaken(hop, chain))
        .sees(hop, byThePublicListToo ? refusal(ChainJudge.PUBLIC_LIST, hop, kind, error)
            : accepted(ChainJudge.PUBLIC_LIST, hop))
        .sees(hop, refusal(ChainJudge.GO, hop, kind, error));
  }

  /// An experiment that has ended.
  public FactsBuilder made(Experiment experiment) {
    made.add(experiment);
    return this;
  }

  /// A mirror that gave the module.
  public FactsBuilder workingMirror(String url) {
    mirrors = List.of(url);
    return made(Experiments.mirror(url)).sees("mirror", Experiments.mirror(url), "mirror", fetched(200, "{}"));
  }

  /// What the user's own go did.
  public FactsBuilder witness(boolean passed, String output) {
    return add(Optional.empty(), Optional.empty(), new CommandRun(Purpose.WITNESS, List.of("go", "get", MODULE),
        passed ? 0 : 1, output,
        passed ? Optional.empty() : Optional.of(new Failure(Operation.COMMAND, FailureKind.COMMAND_FAILED, output))));
  }

  public FactsBuilder mirrors(String... urls) {
    mirrors = List.of(urls);
    return this;
  }

  public FactsBuilder controls(String... hosts) {
    controls = List.of(hosts);
    return this;
  }

  public FactsBuilder folder(RunScope.Folder other) {
    folder = other;
    return this;
  }

  /// The look at this hop was not brought to its end.
  public FactsBuilder cut(String hop) {
    looked.remove(new HopId(hop));
    return this;
  }

  public Facts build() {
    return Facts.of(report());
  }

  /// The report of a run that has not been judged, three seconds after its start.
  public Report report() {
    return report(Report.End.COMPLETE);
  }

  /// The same of a run that ended in this way.
  public Report report(Report.End end) {
    Settings settings = settings();
    boolean noHops = brokenRoute.isPresent() && !checksums;
    Route route = new Route(module, noHops ? List.of() : hops, settings.goEnvValue("GOPROXY"), checksums, brokenRoute);
    Verdict open = new Verdict(Verdict.State.OPEN, List.of(), List.of(), List.of(), List.of(), List.of(),
        Optional.empty(), false, TOOK);
    return new Report("test", NOW.minus(TOOK), TOOK, end,
        target(module), Optional.empty(),
        new RunScope(mirrors, controls, true, true, false, folder), settings, route, evidence, endings(), List.of(),
        open, List.of(), List.of());
  }

  private List<TaskEnding> endings() {
    return Stream.concat(looked.stream().map(RunTask.HopLook::new), made.stream().map(RunTask.Trying::new))
        .map(task -> new TaskEnding(task, TaskEnding.How.COMPLETE, TOOK,
            (int) evidence.stream().filter(task::owns).count(), Optional.empty())).toList();
  }

  /// The codes of findings, for short assertions.
  public static List<CauseCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }
}
