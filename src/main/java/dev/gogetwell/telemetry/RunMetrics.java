package dev.gogetwell.telemetry;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.gorules.x509.CertificateParser;
import dev.gogetwell.gorules.x509.ParsedCertificate;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A run in numbers. What is measured of a hop has the name and the meaning that the blackbox exporter gives it; what
/// only we know begins with `gogetwell_`. A hop that was not asked, or not to its end, has no value: nothing is zero
/// that is not known. Immutable; any thread.
final class RunMetrics {
  private final CertificateParser parser =
      new CertificateParser(new X509Rules(X509Rules.OLDEST_MINOR, X509Rules.LATEST));

  /// A value and what it is of.
  ///
  /// @param value a whole number, or the seconds of a duration
  record Sample(Map<String, String> labels, Number value) {}

  /// A metric: its help, and its values as they came. All are gauges.
  record Metric(String name, String help, List<Sample> samples) {
    private Metric(String name, String help) {
      this(name, help, new ArrayList<>());
    }

    private void add(Map<String, String> labels, Number value) {
      samples.add(new Sample(labels, value));
    }
  }

  /// Those that have a value.
  ///
  /// @param report redacted
  List<Metric> of(Report report) {
    List<Metric> metrics = new ArrayList<>(run(report));
    metrics.addAll(hops(Facts.of(report)));
    metrics.removeIf(metric -> metric.samples().isEmpty());
    return metrics;
  }

  private static List<Metric> run(Report report) {
    Metric states = new Metric("gogetwell_verdict", "The verdict of the last check: 1 for the state that it has.");
    for (Verdict.State state : Verdict.State.values()) {
      states.add(Map.of("state", Labels.word(state)), report.verdict().state() == state ? 1 : 0);
    }
    Metric causes = new Metric("gogetwell_root_cause_info", "The root cause of the last check, and how sure it is.");
    for (Finding cause : report.verdict().rootCause().stream().toList()) {
      causes.add(new TreeMap<>(Map.of("code", cause.code().code(), "confidence", cause.confidence().word())), 1);
    }
    Metric began = new Metric("gogetwell_check_timestamp_seconds", "When the last check began, in unixtime.");
    began.add(Map.of(), report.started().getEpochSecond());
    Metric took = new Metric("gogetwell_check_duration_seconds", "How long the last check took.");
    took.add(Map.of(), seconds(report.took()));
    return List.of(states, causes, began, took);
  }

  /// What the blackbox exporter would have, in its order.
  private static final class Probes {
    private final Metric success = new Metric("probe_success", "Displays whether or not the probe was a success");
    private final Metric took =
        new Metric("probe_duration_seconds", "Returns how long the probe took to complete in seconds");
    private final Metric lookup =
        new Metric("probe_dns_lookup_time_seconds", "Returns the time taken for probe dns lookup in seconds");
    private final Metric phases =
        new Metric("probe_http_duration_seconds", "Duration of http request by phase, summed over all redirects");
    private final Metric status = new Metric("probe_http_status_code", "Response HTTP status code");
    private final Metric version = new Metric("probe_tls_version_info", "Returns the TLS version used or NaN when unknown");
    private final Metric expiry =
        new Metric("probe_ssl_earliest_cert_expiry", "Returns earliest SSL cert expiry in unixtime");

    List<Metric> all() {
      return List.of(success, took, lookup, phases, status, version, expiry);
    }
  }

  private List<Metric> hops(Facts facts) {
    Probes probes = new Probes();
    for (Hop hop : facts.route().hops()) {
      List<Evidence> look = facts.look(hop.id());
      if (facts.looked().contains(hop.id()) && !look.isEmpty()) {
        hop(probes, labels(hop), look);
      }
    }
    return probes.all();
  }

  private void hop(Probes probes, Map<String, String> labels, List<Evidence> look) {
    Evidence first = look.getFirst();
    probes.success.add(labels, look.getLast().measurement().worked() ? 1 : 0);
    probes.took.add(labels, seconds(look.getLast().at().minus(first.at().minus(first.took()))));
    spent(look).forEach((phase, duration) -> {
      probes.phases.add(with(labels, "phase", phase), seconds(duration));
      if (phase.equals("resolve")) {
        probes.lookup.add(labels, seconds(duration));
      }
    });
    last(look, HttpFetch.class).filter(fetch -> fetch.status() > 0)
        .ifPresent(fetch -> probes.status.add(labels, fetch.status()));
    Optional<TlsHandshake> handshake = last(look, TlsHandshake.class);
    handshake.flatMap(TlsHandshake::version).ifPresent(name -> probes.version.add(with(labels, "version", name), 1));
    handshake.map(this::expiry).filter(OptionalLong::isPresent)
        .ifPresent(end -> probes.expiry.add(labels, end.getAsLong()));
  }

  private static Map<String, String> labels(Hop hop) {
    return new TreeMap<>(Map.of("hop", hop.id().value(), "role", Labels.word(hop.role()), "target",
        Labels.target(hop)));
  }

  private static Map<String, String> with(Map<String, String> labels, String name, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(name, value);
    return more;
  }

  private static Map<String, Duration> spent(List<Evidence> look) {
    Map<String, Duration> spent = new TreeMap<>();
    for (Evidence evidence : look) {
      Optional<String> phase = switch (evidence.measurement()) {
        case Measurement.NameLookup _ -> Optional.of("resolve");
        case Measurement.TcpConnect _, Measurement.TunnelRequest _ -> Optional.of("connect");
        case TlsHandshake _ -> Optional.of("tls");
        case HttpFetch _ -> Optional.of("processing");
        case Measurement.ChainCheck _, Measurement.CommandRun _, Measurement.ProtocolSniff _,
            Measurement.StoreRead _, Measurement.ChecksumRecord _ -> Optional.empty();
      };
      phase.ifPresent(name -> spent.merge(name, evidence.took(), Duration::plus));
    }
    return spent;
  }

  private static <M extends Measurement> Optional<M> last(List<Evidence> look, Class<M> kind) {
    return look.reversed().stream().map(Evidence::measurement).filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private OptionalLong expiry(TlsHandshake handshake) {
    return handshake.chain().stream().flatMap(der -> ends(der).stream()).mapToLong(Instant::getEpochSecond).min();
  }

  private Optional<Instant> ends(Der der) {
    try {
      return parser.parse(der.bytes()) instanceof ParsedCertificate.Good good
          ? Optional.of(good.certificate().notAfter().toInstant()) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static double seconds(Duration duration) {
    return Math.max(0, duration.getSeconds() + duration.getNano() / 1e9);
  }
}
