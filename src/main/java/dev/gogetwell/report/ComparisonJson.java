package dev.gogetwell.report;

import dev.gogetwell.model.Finding;
import dev.gogetwell.text.Texts;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A comparison as one JSON object. Names and codes are for programs, sentences are in the reader's language. Any
/// thread.
public final class ComparisonJson {
  /// Rises when a reader of the old form would misread the new one.
  public static final String SCHEMA = "gogetwell-compare-1";

  private final JsonMapper json = JsonMapper.builder().build();
  private final Texts texts;

  public ComparisonJson(Texts texts) {
    this.texts = texts;
  }

  /// The text of the object.
  public String write(ReportComparison compared) {
    ObjectNode root = json.createObjectNode().put("schema", SCHEMA).put("alike", compared.isAlike())
        .put("outcome", ReportComparison.word(compared.outcome()))
        .put("sentence", texts.get(compared.outcome().sentence()));
    side(root.putObject("first"), compared.first());
    side(root.putObject("second"), compared.second());
    ArrayNode cautions = root.putArray("cautions");
    compared.cautions().forEach(caution -> cautions.add(texts.get(caution)));
    compared.stop().ifPresent(stop -> answer(root.putObject("stop"), stop));
    settings(root.putArray("deciding"), compared.deciding());
    settings(root.putArray("settings"), compared.settings());
    ArrayNode hidden = root.putArray("hidden");
    compared.hidden().forEach(hidden::add);
    ArrayNode answers = root.putArray("answers");
    compared.answers().forEach(difference -> answer(answers.addObject(), difference));
    ArrayNode certificates = root.putArray("certificates");
    for (ComparedCertificates.Difference difference : compared.certificates()) {
      ObjectNode node = certificates.addObject().put("host", difference.authority())
          .put("otherIssuer", difference.otherIssuer());
      certificate(node.putObject("first"), difference.first());
      certificate(node.putObject("second"), difference.second());
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private void side(ObjectNode node, ReportComparison.Side side) {
    node.put("started", side.started().toString()).put("module", side.module()).put("os", side.os())
        .put("source", ReportComparison.word(side.source().kind())).put("own", side.own())
        .put("verdict", ReportComparison.word(side.state()));
    side.cause().map(Finding::code).ifPresent(code -> node.put("cause", code.code()));
    node.put("sentence", texts.get(side.verdict()));
  }

  private static void settings(ArrayNode array, List<ComparedSettings.Difference> differences) {
    for (ComparedSettings.Difference difference : differences) {
      ObjectNode node = array.addObject().put("name", difference.name())
          .put("kind", ReportComparison.word(difference.kind()));
      difference.first().ifPresent(value -> node.put("first", value));
      difference.second().ifPresent(value -> node.put("second", value));
    }
  }

  private static void answer(ObjectNode node, ComparedAnswers.Difference difference) {
    node.put("host", difference.authority());
    answer(node, "first", difference.first());
    answer(node, "second", difference.second());
  }

  private static void answer(ObjectNode node, String name, Optional<ComparedAnswers.Answer> answer) {
    answer.ifPresent(given -> {
      ObjectNode side = node.putObject(name).put("state", ReportComparison.word(given.state()));
      given.failure().ifPresent(kind -> side.put("failure", ReportComparison.word(kind)));
      if (given.status() > 0) {
        side.put("status", given.status());
      }
      ArrayNode addresses = side.putArray("addresses");
      given.addresses().forEach(addresses::add);
    });
  }

  private static void certificate(ObjectNode node, ComparedCertificates.Seen seen) {
    node.put("issuer", seen.issuer()).put("until", seen.until().toString()).put("sha256", seen.sha256());
    seen.accepted().ifPresent(yes -> node.put("accepted", yes));
  }
}
