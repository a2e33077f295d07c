package dev.gogetwell.hygiene;

import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import dev.gogetwell.report.Sarif;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The hygiene of a project as JSON and as SARIF; every text redacted. One thread.
public final class HygieneJson {
  private final JsonMapper json = JsonMapper.builder().build();
  private final Texts texts;
  private final UnaryOperator<String> redaction;

  /// @param texts the language of the sentences
  /// @param redaction takes out what must not be told
  public HygieneJson(Texts texts, UnaryOperator<String> redaction) {
    this.texts = texts;
    this.redaction = redaction;
  }

  /// Our own form, whose schema is published.
  public String write(HygieneReport report) {
    ObjectNode root = json.createObjectNode().put("schema", "gogetwell-hygiene-1")
        .put("module", safe(report.module())).put("go", report.go()).put("problems", report.hasProblems());
    ArrayNode findings = root.putArray("findings");
    report.findings().forEach(finding -> describe(findings.addObject(), finding));
    ArrayNode tools = root.putArray("tools");
    for (ToolOutcome tool : report.tools()) {
      tools.addObject().put("tool", safe(tool.tool())).put("state", tool.word()).put("said", safe(tool.said()))
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
    return Visible.json(json.writerWithDefaultPrettyPrinter().writeValueAsString(root));
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

  /// The form of code hosts. A finding that names no line stands at go.mod.
  public String sarif(HygieneReport report) {
    List<Sarif.Rule> rules = Stream.of(HygieneRule.values()).map(rule -> new Sarif.Rule(rule.word(),
        texts.get("hygiene." + rule.word() + ".title"), Optional.empty(), Optional.of(level(rule)))).toList();
    return new Sarif("GoGetWell hygiene", "").write(rules, report.findings().stream().map(this::result).toList());
  }

  private Sarif.Result result(HygieneFinding finding) {
    String text = texts.get(finding.what())
        + finding.command().map(command -> " " + texts.get("hygiene.mend", command)).orElse("");
    FileLine at = finding.where().orElse(new FileLine("go.mod", 0));
    return new Sarif.Result(finding.rule().word(), level(finding.rule()), safe(text),
        new Sarif.Place(safe(at.file()), at.line(), 0), List.of(safe(finding.module())),
        Map.of("confidence", finding.confidence().word()));
  }

  private static Sarif.Level level(HygieneRule rule) {
    return switch (rule.grade()) {
      case ERROR -> Sarif.Level.ERROR;
      case WARNING -> Sarif.Level.WARNING;
      case NOTE -> Sarif.Level.NOTE;
    };
  }

  private String safe(String text) {
    return redaction.apply(text);
  }
}
