package dev.gogetwell.corpus;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.report.DamagedReportException;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The stored reports of all practice networks, each with the verdict that it must give. They hold no names but the made
/// up ones of a practice network and no path of the machine that recorded them, and are small: of the messages of
/// handshakes, which no rule looks at, only those of the first are kept, and only where TLS itself is broken.
public final class Corpus {
  static final Path FOLDER = Path.of("src", "test", "resources", "reports");

  private static final ReportJson REPORTS = new ReportJson(List.of());
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern SCRATCH = Pattern.compile(
      "(?:<home>|(?<!/))(?:/[^/\"\\s=:@<>]+)*/gogetwell/scratch/[^/\"\\s]+/(lab|try)\\d*");
  private static final Pattern STATE = Pattern.compile("(?:/[^/\"\\s]+)+/gogetwell/practice-go-build");

  private static final Pattern JAVA = Pattern.compile("(?:/[^/\"\\s]+)+(/lib/security/cacerts)");

  private Corpus() {}

  /// Where it is stored.
  public static Path file(String scenario) {
    return FOLDER.resolve(scenario + ".json");
  }

  /// The names of the networks whose reports are stored.
  public static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length())).sorted().toList();
    }
  }

  /// What is stored of a network.
  public static Report read(String scenario) throws IOException, DamagedReportException {
    return whole(REPORTS.read(Files.readAllBytes(file(scenario))));
  }

  private static Report whole(LoadedReport loaded) {
    if (!loaded.problems().isEmpty()) {
      throw new AssertionError("left out: " + loaded.problems());
    }
    return loaded.report();
  }

  /// Whether redaction took out what a rule compares: a private pattern and what it was meant for. What the run said of
  /// them stands in the report; judged again, nobody can tell.
  public static boolean isVeiled(Report report) {
    return report.settings().goEnvValue("GOPRIVATE").startsWith("<private pattern");
  }

  /// What the program has written, ready to be stored.
  public static Report tidied(String scenario, String json) throws DamagedReportException {
    String neutral = STATE.matcher(SCRATCH.matcher(json).replaceAll("/$1")).replaceAll("/lab/go-build");
    Report report = whole(REPORTS.read(JAVA.matcher(neutral).replaceAll("/java$1")));
    List<Evidence> evidence = new ArrayList<>();
    boolean first = scenario.startsWith("tls-");
    for (Evidence piece : report.evidence()) {
      boolean handshake = piece.measurement() instanceof TlsHandshake;
      evidence.add(handshake && !first ? without(piece) : piece);
      first &= !handshake;
    }
    return report.withEvidence(evidence);
  }

  private static Evidence without(Evidence piece) {
    TlsHandshake m = (TlsHandshake) piece.measurement();
    TlsStream s = m.stream();
    Measurement small = new TlsHandshake(m.endpoint(), m.via(), m.serverName(), m.shape(), m.version(), m.cipherSuite(),
        m.alpn(), m.chain(), new TlsStream(s.client(), s.server(), s.start(), List.of(), List.of(), s.end(),
            s.breakPoint(), s.closedBy(), s.notes(), s.duration(), s.bytesToServer(), s.bytesToClient()), m.failure());
    return new Evidence(piece.id(), piece.hop(), piece.trial(), piece.at(), piece.took(), small);
  }

  /// Stores a report, one line for each thing in it, so that a comparison of two versions reads.
  public static void write(String scenario, Report report) throws IOException {
    ObjectNode root = (ObjectNode) JSON.readTree(REPORTS.write(report));
    ((ObjectNode) root.path("tool")).put("version", "recorded");
    StringBuilder text = new StringBuilder("{");
    root.properties().forEach(part -> {
      text.append(text.length() == 1 ? "\n" : ",\n").append(JSON.writeValueAsString(part.getKey())).append(":");
      lines(text, part.getValue());
    });
    Files.writeString(file(scenario), text.append("\n}\n"));
  }

  private static void lines(StringBuilder text, JsonNode node) {
    if (!node.isContainer() || node.isEmpty()) {
      text.append(JSON.writeValueAsString(node));
      return;
    }
    List<String> parts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(part -> parts.add(JSON.writeValueAsString(part)));
    } else {
      node.properties().forEach(part ->
          parts.add(JSON.writeValueAsString(part.getKey()) + ":" + JSON.writeValueAsString(part.getValue())));
    }
    text.append(node.isArray() ? "[\n " : "{\n ").append(String.join(",\n ", parts)).append(node.isArray() ? "]" : "}");
  }
}
