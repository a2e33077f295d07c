package dev.gogetwell.report;

import dev.gogetwell.text.Visible;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Static Analysis Results Interchange Format 2.1.0 (OASIS), as code hosts read it: one run of one tool. Writes what it
/// is given; redact first. Immutable; any thread.
///
/// @param tool its name
/// @param version of the tool; empty text for none
public record Sarif(String tool, String version) {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String GO_MOD = "go.mod";

  /// How bad a result is (section 3.27.10).
  public enum Level {
    ERROR, WARNING, NOTE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a result is an instance of (section 3.49).
  ///
  /// @param help what to do; empty for nothing that holds for all results
  /// @param level how bad it is; empty where each result says it
  public record Rule(String id, String title, Optional<String> help, Optional<Level> level) {}

  /// Where (section 3.29).
  ///
  /// @param file relative to the repository
  /// @param line from 1; 0 for the file as a whole
  /// @param column from 1; 0 for none
  public record Place(String file, int line, int column) {}

  /// One result (section 3.27).
  ///
  /// @param rule the id of its rule
  /// @param identity makes it the same in the next run, besides rule, file and line
  /// @param properties what only we know of it
  public record Result(String rule, Level level, String text, Place place, List<String> identity,
      Map<String, String> properties) {
    public Result {
      identity = List.copyOf(identity);
      properties = Map.copyOf(properties);
    }
  }

  /// The document.
  ///
  /// @param rules all that a result may name
  public String write(List<Rule> rules, List<Result> results) {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode root = json.createObjectNode().put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", tool);
    if (!version.isEmpty()) {
      driver.put("version", version);
    }
    ArrayNode told = driver.putArray("rules");
    Map<String, Integer> numbers = new HashMap<>();
    for (Rule rule : rules) {
      numbers.put(rule.id(), numbers.size());
      ObjectNode node = told.addObject().put("id", rule.id());
      node.putObject("shortDescription").put("text", rule.title());
      rule.help().ifPresent(help -> node.putObject("help").put("text", help));
      rule.level().ifPresent(level -> node.putObject("defaultConfiguration").put("level", level.word()));
    }
    ArrayNode all = run.putArray("results");
    results.forEach(result -> describe(all.addObject(), result, numbers.getOrDefault(result.rule(), -1)));
    return Visible.json(json.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  private static void describe(ObjectNode node, Result result, int number) {
    Place place = result.place();
    node.put("ruleId", result.rule()).put("ruleIndex", number).put("level", result.level().word());
    node.putObject("message").put("text", text(result.text()));
    ObjectNode at = node.putArray("locations").addObject().putObject("physicalLocation");
    at.putObject("artifactLocation").put("uri", uri(place.file()));
    if (place.line() > 0) {
      ObjectNode region = at.putObject("region").put("startLine", place.line());
      if (place.column() > 0) {
        region.put("startColumn", place.column());
      }
    }
    node.putObject("partialFingerprints").put("gogetwell/v1", fingerprint(result));
    if (!result.properties().isEmpty()) {
      ObjectNode properties = node.putObject("properties");
      result.properties().entrySet().stream().sorted(Map.Entry.comparingByKey())
          .forEach(one -> properties.put(one.getKey(), one.getValue()));
    }
  }

  /// In a message `[text](target)` is a link and a backslash escapes (section 3.11.6).
  static String text(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private static String uri(String file) {
    try {
      return new URI(null, null, file, null).toASCIIString();
    } catch (URISyntaxException _) {
      return GO_MOD;
    }
  }

  private static String fingerprint(Result result) {
    Place place = result.place();
    return fingerprint(Stream.concat(
        Stream.of(result.rule(), place.file(), String.valueOf(place.line())),
        result.identity().stream()).toList());
  }

  /// The same for the same words, so that CI systems count a thing once.
  public static String fingerprint(List<String> words) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
          .digest(String.join("\0", words).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
