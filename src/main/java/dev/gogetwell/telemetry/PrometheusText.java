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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A run in the text format of Prometheus, for the textfile collector of a node exporter. What is measured of a hop has the
/// name and the meaning that the blackbox exporter gives it; what only we know begins with `gogetwell_`. A hop that was
/// not asked, or not to its end, has no value: nothing is zero that is not known. Immutable; any thread.
public final class PrometheusText {
  private final CertificateParser parser =
      new CertificateParser(new X509Rules(X509Rules.OLDEST_MINOR, X509Rules.LATEST));

  /// A metric: its help, and its lines as they came.
  private record Metric(String name, String help, List<String> lines) {}

  /// The whole file.
  ///
  /// @param report redacted
  public String write(Report report) {
    List<Metric> metrics = new ArrayList<>(run(report));
    metrics.addAll(hops(Facts.of(report)));
    StringBuilder out = new StringBuilder();
    for (Metric metric : metrics) {
      if (!metric.lines().isEmpty()) {
        out.append("# HELP ").append(metric.name()).append(' ').append(metric.help()).append('\n');
        out.append("# TYPE ").append(metric.name()).append(" gauge\n");
        metric.lines().forEach(line -> out.append(metric.name()).append(line).append('\n'));
      }
    }
    return out.toString();
  }

  private static List<Metric> run(Report report) {
    List<String> states = new ArrayList<>();
    for (Verdict.State state : Verdict.State.values()) {
      states.add(labels(Map.of("state", word(state))) + " " + (report.verdict().state() == state ? 1 : 0));
    }
    List<String> causes = new ArrayList<>();
    for (Finding cause : report.verdict().rootCause().stream().toList()) {
      causes.add(labels(new TreeMap<>(Map.of("code", cause.code().code(), "confidence", cause.confidence().word())))
          + " 1");
    }
    return List.of(
        new Metric("gogetwell_verdict", "The verdict of the last check: 1 for the state that it has.", states),
        new Metric("gogetwell_root_cause_info", "The root cause of the last check, and how sure it is.", causes),
        new Metric("gogetwell_check_timestamp_seconds", "When the last check began, in unixtime.",
            List.of(" " + report.started().getEpochSecond())),
        new Metric("gogetwell_check_duration_seconds", "How long the last check took.",
            List.of(" " + seconds(report.took()))));
  }

  /// What the blackbox exporter would have, in its order.
  private static final class Probes {
    private final Metric success = metric("probe_success", "Displays whether or not the probe was a success");
    private final Metric took =
        metric("probe_duration_seconds", "Returns how long the probe took to complete in seconds");
    private final Metric lookup =
        metric("probe_dns_lookup_time_seconds", "Returns the time taken for probe dns lookup in seconds");
    private final Metric phases =
        metric("probe_http_duration_seconds", "Duration of http request by phase, summed over all redirects");
    private final Metric status = metric("probe_http_status_code", "Response HTTP status code");
    private final Metric version = metric("probe_tls_version_info", "Returns the TLS version used or NaN when unknown");
    private final Metric expiry =
        metric("probe_ssl_earliest_cert_expiry", "Returns earliest SSL cert expiry in unixtime");

    private static Metric metric(String name, String help) {
      return new Metric(name, help, new ArrayList<>());
    }

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
    String all = labels(labels);
    Evidence first = look.getFirst();
    probes.success.lines().add(all + " " + (look.getLast().measurement().worked() ? 1 : 0));
    probes.took.lines().add(all + " " + seconds(look.getLast().at().minus(first.at().minus(first.took()))));
    spent(look).forEach((phase, duration) -> {
      probes.phases.lines().add(labels(with(labels, "phase", phase)) + " " + seconds(duration));
      if (phase.equals("resolve")) {
        probes.lookup.lines().add(all + " " + seconds(duration));
      }
    });
    last(look, HttpFetch.class).filter(fetch -> fetch.status() > 0)
        .ifPresent(fetch -> probes.status.lines().add(all + " " + fetch.status()));
    Optional<TlsHandshake> handshake = last(look, TlsHandshake.class);
    handshake.flatMap(TlsHandshake::version).ifPresent(name ->
        probes.version.lines().add(labels(with(labels, "version", name)) + " 1"));
    handshake.map(this::expiry).filter(OptionalLong::isPresent)
        .ifPresent(end -> probes.expiry.lines().add(all + " " + end.getAsLong()));
  }

  /// Host and port, not the address that was asked: that one names the module.
  private static Map<String, String> labels(Hop hop) {
    int scheme = hop.url().indexOf("://");
    String target = (scheme < 0 ? "ssh" : hop.url().substring(0, scheme)) + "://" + hop.authority();
    return new TreeMap<>(Map.of("hop", hop.id().value(), "role", word(hop.role()), "target", target));
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
            Measurement.StoreRead _ -> Optional.empty();
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

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.6f", Math.max(0, duration.toNanos()) / 1e9);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// In braces, each value escaped (Prometheus, "Text format details"): a value can end neither itself nor its line.
  static String labels(Map<String, String> labels) {
    StringBuilder out = new StringBuilder("{");
    labels.forEach((name, value) -> {
      out.append(out.length() > 1 ? "," : "").append(name).append("=\"");
      value.codePoints().limit(300).forEach(c -> {
        switch (c) {
          case '\\' -> out.append("\\\\");
          case '"' -> out.append("\\\"");
          case '\n' -> out.append("\\n");
          default -> out.appendCodePoint(Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
              || Character.getType(c) == Character.FORMAT ? '?' : c);
        }
      });
      out.append('"');
    });
    return out.append('}').toString();
  }
}
