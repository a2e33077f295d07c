package dev.gogetwell.probe;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.net.tls.Recording;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the Go probe saw: its lines of JSON as recordings and measurements. Reads the output of a run on this machine
/// and a file from any other. Lines that are damaged, cut off or made up never throw; they are counted.
///
/// Immutable; any thread.
public final class GoProbeReading {
  private final List<GoProbeLines.Line> lines;
  private final int damaged;
  private final Program program;
  private final GoProbeRecordings recordings;

  private GoProbeReading(GoProbeLines.Read read) {
    this.lines = read.lines();
    this.damaged = read.damaged();
    this.program = program(lines);
    this.recordings = new GoProbeRecordings(lines, program.start());
  }

  /// Who spoke.
  ///
  /// @param goVersion for instance `go1.26.8`; empty if the first line is missing
  /// @param start the wall clock at its start
  /// @param url what it asked for
  public record Program(String goVersion, String os, String architecture, Instant start, String url) {
    /// The host of the URL; empty if it has none.
    public String host() {
      return uri().map(URI::getHost).map(host -> host.replaceAll("[\\[\\]]", "")).orElse("");
    }

    /// Its port.
    public int port() {
      int given = uri().map(URI::getPort).orElse(-1);
      return given > 0 && given < 65_536 ? given : url.startsWith("http:") ? 80 : 443;
    }

    private Optional<URI> uri() {
      try {
        return Optional.of(new URI(url));
      } catch (URISyntaxException _) {
        return Optional.empty();
      }
    }
  }

  /// One measurement and when it was made, since the start of the probe.
  public record Seen(Measurement measurement, Duration at, Duration took) {}

  /// Reads the output of a run.
  public static GoProbeReading of(String output) {
    return new GoProbeReading(new GoProbeLines().read(output));
  }

  /// Reads a file.
  public static GoProbeReading of(byte[] file) {
    return of(new String(file, StandardCharsets.UTF_8));
  }

  /// Whether a file is the output of the probe, by its first line.
  public static boolean looksLike(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, 4096), StandardCharsets.UTF_8);
    return head.contains("\"schema\":\"" + GoProbeLines.SCHEMA + "\"");
  }

  /// Who spoke.
  public Program program() {
    return program;
  }

  /// How many lines could not be read; more than none means that the output was cut off or is no output of the probe.
  public int damagedLines() {
    return damaged;
  }

  /// Whether the last line is there: the probe came to its own end.
  public boolean complete() {
    return lines.stream().anyMatch(line -> line.is("end"));
  }

  /// The variables that decided, as far as they were set, without passwords.
  public Map<String, String> environment() {
    Map<String, String> values = new TreeMap<>();
    lines.stream().filter(line -> line.is("env")).forEach(line -> values.put(line.text("name"), line.text("value")));
    return values;
  }

  /// The proxy that `http.ProxyFromEnvironment` chose.
  public Optional<ProxyRef> proxy() {
    return lines.stream().filter(line -> line.is("proxy") && !line.text("host").isEmpty()).findFirst()
        .map(GoProbeReading::proxy);
  }

  /// Every TCP connection with what went over it, in order: first those of the request itself, then the one that
  /// accepts any certificate, if the chain was refused.
  public List<Recording> recordings() {
    return recordings.all();
  }

  /// The connection that the request used, or the last one that was tried.
  public Optional<Recording> recording() {
    return recordings.ofRequest();
  }

  /// What was measured, in the order of the operations.
  public List<Seen> measurements(TlsNames names) {
    return new GoProbeMeasurements(lines, program, proxy(), recordings, names).all();
  }

  private static ProxyRef proxy(GoProbeLines.Line line) {
    String scheme = line.text("scheme");
    int port = 0;
    try {
      port = Integer.parseInt(line.text("port"));
    } catch (NumberFormatException _) {
      // No port in the setting: the scheme has its own (net/http/transport.go, portMap).
    }
    if (port <= 0 || port > 65_535) {
      port = switch (scheme) {
        case "https" -> 443;
        case "socks5", "socks5h" -> 1080;
        default -> 80;
      };
    }
    return new ProxyRef(scheme, line.text("host"), port, line.flag("credentials"), "HTTPS_PROXY");
  }

  private static Program program(List<GoProbeLines.Line> lines) {
    return lines.stream().filter(line -> line.is("start")).findFirst()
        .map(line -> new Program(line.text("go"), line.text("goos"), line.text("goarch"), instant(line.text("wall")),
            line.text("url")))
        .orElse(new Program("", "", "", Instant.EPOCH, ""));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      return Instant.EPOCH;
    }
  }
}
