package dev.gogetwell.ci;

import dev.gogetwell.ci.JobVerdict.Place;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.text.Visible;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The forms that are JSON: our own, GitLab's code quality report, and SARIF. Where the log names no place in the
/// repository the go.mod stands for it, since both want one. Immutable; any thread.
final class JobJson {
  static final String SCHEMA = "gogetwell-ci-1";
  private static final String SARIF = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final Place GO_MOD = new Place("go.mod", 1, 0);

  private final JsonMapper json = JsonMapper.builder().build();
  private final String version;

  JobJson(String version) {
    this.version = version;
  }

  String own(JobVerdict verdict) {
    ObjectNode root = json.createObjectNode().put("schema", SCHEMA).put("kind", verdict.kind().word())
        .put("code", verdict.id()).put("confidence", verdict.confidence().word()).put("title", verdict.title())
        .put("sentence", verdict.sentence()).put("advice", verdict.advice()).put("next", verdict.next())
        .put("excerpt", verdict.excerpt());
    ArrayNode notes = root.putArray("notes");
    verdict.notes().forEach(notes::add);
    ArrayNode others = root.putArray("others");
    verdict.others().stream().map(CauseCode::code).forEach(others::add);
    verdict.place().ifPresent(place -> root.putObject("place").put("file", place.file()).put("line", place.line())
        .put("column", place.column()));
    return written(root.put("cut", verdict.cut()));
  }

  /// See docs.gitlab.com, "Code Quality report format".
  String gitlab(JobVerdict verdict, String head) {
    Place place = verdict.place().orElse(GO_MOD);
    ArrayNode root = json.createArrayNode();
    ObjectNode node = root.addObject().put("description", head + "\n" + verdict.message())
        .put("check_name", String.join(".", "gogetwell", verdict.id()))
        .put("fingerprint", fingerprint(verdict, place)).put("severity", switch (verdict.kind()) {
          case INFRASTRUCTURE, UNCLEAR -> "info";
          case SETTING, CODE -> "major";
        });
    node.putObject("location").put("path", place.file()).putObject("lines").put("begin", place.line());
    return written(root);
  }

  /// Static Analysis Results Interchange Format 2.1.0 (OASIS), as GitHub's code scanning takes it.
  String sarif(JobVerdict verdict, String head) {
    Place place = verdict.place().orElse(GO_MOD);
    ObjectNode root = json.createObjectNode().put("$schema", SARIF).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "GoGetWell").put("version", version);
    ObjectNode rule = driver.putArray("rules").addObject().put("id", verdict.id());
    rule.putObject("shortDescription").put("text", verdict.title());
    rule.putObject("help").put("text", verdict.next().isEmpty() ? verdict.advice() : verdict.next());
    ObjectNode result = run.putArray("results").addObject().put("ruleId", verdict.id()).put("ruleIndex", 0)
        .put("level", switch (verdict.kind()) {
          case INFRASTRUCTURE -> "warning";
          case UNCLEAR -> "note";
          case SETTING, CODE -> "error";
        });
    String quoted = verdict.excerpt().isEmpty() ? "" : "\n" + verdict.excerpt();
    result.putObject("message").put("text", sarifText(head + "\n" + verdict.message() + quoted));
    ObjectNode region = result.putArray("locations").addObject().putObject("physicalLocation");
    region.putObject("artifactLocation").put("uri", uri(place.file()));
    ObjectNode at = region.putObject("region").put("startLine", place.line());
    if (place.column() > 0) {
      at.put("startColumn", place.column());
    }
    result.putObject("partialFingerprints").put("gogetwell/v1", fingerprint(verdict, place));
    result.putObject("properties").put("kind", verdict.kind().word()).put("confidence", verdict.confidence().word());
    return written(root);
  }

  /// In a message of SARIF `[text](target)` is a link and a backslash escapes (section 3.11.6).
  static String sarifText(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private static String uri(String file) {
    try {
      return new URI(null, null, file, null).toASCIIString();
    } catch (URISyntaxException _) {
      return GO_MOD.file();
    }
  }

  /// The same for the same cause at the same place, so that CI systems count it once.
  private static String fingerprint(JobVerdict verdict, Place place) {
    String said = String.join("\0", List.of(verdict.id(), place.file(), String.valueOf(place.line())));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String written(JsonNode root) {
    return Visible.json(json.writerWithDefaultPrettyPrinter().writeValueAsString(root)) + "\n";
  }
}
