package dev.gogetwell.ci;

import dev.gogetwell.ci.JobVerdict.Place;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.report.Sarif;
import dev.gogetwell.text.Visible;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The forms that are JSON: our own, GitLab's code quality report, and SARIF. Where the log names no place in the
/// repository the go.mod stands for it, since both want one. Immutable; any thread.
final class JobJson {
  static final String SCHEMA = "gogetwell-ci-1";
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
        .put("fingerprint", Sarif.fingerprint(List.of(verdict.id(), place.file(), String.valueOf(place.line()))))
        .put("severity", switch (verdict.kind()) {
          case INFRASTRUCTURE, UNCLEAR -> "info";
          case SETTING, CODE -> "major";
        });
    node.putObject("location").put("path", place.file()).putObject("lines").put("begin", place.line());
    return written(root);
  }

  /// Static Analysis Results Interchange Format, as GitHub's code scanning takes it.
  String sarif(JobVerdict verdict, String head) {
    Place place = verdict.place().orElse(GO_MOD);
    String quoted = verdict.excerpt().isEmpty() ? "" : "\n" + verdict.excerpt();
    Sarif.Level level = switch (verdict.kind()) {
      case INFRASTRUCTURE -> Sarif.Level.WARNING;
      case UNCLEAR -> Sarif.Level.NOTE;
      case SETTING, CODE -> Sarif.Level.ERROR;
    };
    return new Sarif("GoGetWell", version).write(
        List.of(new Sarif.Rule(verdict.id(), verdict.title(),
            Optional.of(verdict.next().isEmpty() ? verdict.advice() : verdict.next()), Optional.empty())),
        List.of(new Sarif.Result(verdict.id(), level, head + "\n" + verdict.message() + quoted,
            new Sarif.Place(place.file(), place.line(), place.column()), List.of(),
            Map.of("kind", verdict.kind().word(), "confidence", verdict.confidence().word())))) + "\n";
  }

  private String written(JsonNode root) {
    return Visible.json(json.writerWithDefaultPrettyPrinter().writeValueAsString(root)) + "\n";
  }
}
