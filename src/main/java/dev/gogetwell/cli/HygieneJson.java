package dev.gogetwell.cli;

import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.hygiene.ModuleRow;
import dev.gogetwell.hygiene.ToolOutcome;
import dev.gogetwell.text.Texts;
import java.util.Locale;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The hygiene of a project as JSON and as SARIF 2.1.0; every text redacted. One thread.
final class HygieneJson {
  private static final String SARIF = "https://json.schemastore.org/sarif-2.1.0.json";

  private final JsonMapper json = JsonMapper.builder().build();
  private final Texts texts;
  private final UnaryOperator<String> redaction;

  HygieneJson(Texts texts, UnaryOperator<String> redaction) {
    this.texts = texts;
    this.redaction = redaction;
  }

  String write(HygieneReport report) {
    ObjectNode root = json.createObjectNode().put("schema", "gogetwell-hygiene-1")
        .put("module", safe(report.module())).put("go", report.go()).put("problems", report.hasProblems());
    ArrayNode findings = root.putArray("findings");
    report.findings().forEach(finding -> describe(findings.addObject(), finding));
    ArrayNode tools = root.putArray("tools");
    for (ToolOutcome tool : report.tools()) {
      tools.addObject().put("tool", safe(tool.tool())).put("state", word(tool.state())).put("said", safe(tool.said()))
          .put("ms", tool.took().toMillis());
    }
    ArrayNode modules = root.putArray("modules");
    for (ModuleRow row : report.modules()) {
      ObjectNode node = modules.addObject().put("path", safe(row.path())).put("version", row.version())
          .put("indirect", row.indirect());
      row.update().ifPresent(update -> node.put("update", update));
      if (!row.licence().isEmpty()) {
        node.put("licence", safe(row.licence()));
      }
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private void describe(ObjectNode node, HygieneFinding finding) {
    node.put("rule", finding.rule().word()).put("grade", finding.rule().grade().word())
        .put("confidence", finding.confidence().word());
    if (!finding.module().isEmpty()) {
      node.put("module", safe(finding.module()));
    }
    finding.where().ifPresent(at -> node.put("file", safe(at.file())).put("line", at.line()));
    node.put("text", safe(texts.get(finding.what())));
    finding.command().ifPresent(command -> node.put("command", safe(command)));
    if (!finding.via().isEmpty()) {
      ArrayNode via = node.putArray("via");
      finding.via().forEach(one -> via.add(safe(one)));
    }
  }

  /// SARIF 2.1.0, sections 3.13, 3.14, 3.19, 3.27 and 3.28.
  String sarif(HygieneReport report) {
    ObjectNode root = json.createObjectNode().put("$schema", SARIF).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "GoGetWell hygiene");
    ArrayNode rules = driver.putArray("rules");
    for (HygieneRule rule : HygieneRule.values()) {
      ObjectNode node = rules.addObject().put("id", rule.word());
      node.putObject("shortDescription").put("text", texts.get("hygiene." + rule.word() + ".title"));
      node.putObject("defaultConfiguration").put("level", rule.grade().word());
    }
    ArrayNode results = run.putArray("results");
    for (HygieneFinding finding : report.findings()) {
      String text = texts.get(finding.what())
          + finding.command().map(command -> " " + texts.get("hygiene.mend", command)).orElse("");
      ObjectNode result = results.addObject().put("ruleId", finding.rule().word())
          .put("level", finding.rule().grade().word());
      result.putObject("message").put("text", safe(text));
      ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
      place.putObject("artifactLocation").put("uri", safe(finding.where().map(at -> at.file()).orElse("go.mod")))
          .put("uriBaseId", "SRCROOT");
      finding.where().filter(at -> at.line() > 0).ifPresent(at ->
          place.putObject("region").put("startLine", at.line()));
    }
    run.put("columnKind", "utf16CodeUnits");
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private String safe(String text) {
    return redaction.apply(text);
  }

  private static String word(ToolOutcome.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
