package dev.gogetwell.hygiene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// What `govulncheck -format json` prints: a stream of objects, of which `osv` describes a hole and `finding` says how
/// near it is (golang.org/x/vuln/internal/govulncheck/govulncheck.go). A hole is told once for each module, at its
/// nearest. Immutable; any thread.
///
/// @param holes what was found
/// @param whole whether the stream was read to its end and was such a stream
/// @param database when the database was changed last; empty text if it does not tell
record Vulnerabilities(List<Hole> holes, boolean whole, String database) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STANDARD = "stdlib";

  /// How near a hole is; the nearest last.
  enum Nearness { REQUIRED, IMPORTED, CALLED }

  /// @param id for instance `GO-2024-2687`
  /// @param fixed the first version without it; empty text for none
  /// @param place the package, or the function that is called
  record Hole(String id, String summary, String module, String version, String fixed, Nearness nearness,
      String place) {}

  static Vulnerabilities read(byte[] printed) {
    Map<String, String> summaries = new LinkedHashMap<>();
    Map<String, Hole> holes = new LinkedHashMap<>();
    String database = "";
    boolean known = false;
    boolean whole = true;
    try (JsonParser parser = JSON.createParser(printed);
        MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(parser)) {
      while (all.hasNextValue()) {
        JsonNode one = all.nextValue();
        known |= one.path("config").path("protocol_version").isString();
        database = one.path("config").path("db_last_modified").asString(database);
        if (one.path("osv").isObject()) {
          summaries.put(one.path("osv").path("id").asString(""), one.path("osv").path("summary").asString(""));
        }
        if (one.path("finding").isObject()) {
          hole(one.path("finding")).ifPresent(hole -> holes.merge(hole.id() + " " + hole.module(), hole,
              (a, b) -> b.nearness().compareTo(a.nearness()) > 0 ? b : a));
        }
      }
    } catch (JacksonException e) {
      whole = false;
    }
    List<Hole> told = new ArrayList<>();
    holes.values().forEach(hole -> told.add(new Hole(hole.id(), summaries.getOrDefault(hole.id(), ""), hole.module(),
        hole.version(), hole.fixed(), hole.nearness(), hole.place())));
    return new Vulnerabilities(List.copyOf(told), whole && known, database);
  }

  private static Optional<Hole> hole(JsonNode finding) {
    JsonNode nearest = finding.path("trace").path(0);
    String id = finding.path("osv").asString("");
    String module = nearest.path("module").asString("");
    if (id.isEmpty() || module.isEmpty()) {
      return Optional.empty();
    }
    String name = nearest.path("package").asString("");
    String function = nearest.path("function").asString("");
    String receiver = nearest.path("receiver").asString("");
    Nearness nearness = !function.isEmpty() ? Nearness.CALLED : !name.isEmpty() ? Nearness.IMPORTED
        : Nearness.REQUIRED;
    String place = function.isEmpty() ? name : name + "." + (receiver.isEmpty() ? "" : receiver.replace("*", "") + ".")
        + function;
    return Optional.of(new Hole(id, "", module, nearest.path("version").asString(""),
        finding.path("fixed_version").asString(""), nearness, place));
  }

  List<HygieneFinding> findings(ModFile file, ModuleGraph graph) {
    return holes.stream().map(hole -> finding(hole, file, graph)).toList();
  }

  private static HygieneFinding finding(Hole hole, ModFile file, ModuleGraph graph) {
    HygieneRule rule = switch (hole.nearness()) {
      case CALLED -> HygieneRule.VULNERABLE_CALLED;
      case IMPORTED -> HygieneRule.VULNERABLE_IMPORTED;
      case REQUIRED -> HygieneRule.VULNERABLE_REQUIRED;
    };
    boolean standard = hole.module().equals(STANDARD) || hole.module().equals("toolchain");
    String reference = hole.module() + "@" + hole.version();
    String fixed = hole.fixed().isEmpty() ? "–" : hole.fixed();
    var where = file.line(hole.module()) == 0 ? Optional.<HygieneFinding.FileLine>empty() : file.at(hole.module());
    HygieneFinding finding = HygieneFinding.of(rule, where, reference, reference, hole.id(), hole.summary(),
        hole.place(), fixed);
    if (!hole.fixed().isEmpty()) {
      finding = finding.mendedBy(standard ? "go get go@" + hole.fixed().replaceFirst("^v", "")
          : "go get " + hole.module() + "@" + hole.fixed());
    }
    return standard ? finding : finding.requiredBy(graph.way(file.module(), reference));
  }
}
