package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReportSchemaTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNode SCHEMA = schema();

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA);
  private final ReportJson json =
      new ReportJson(List.of(Texts.load(Language.ENGLISH), Texts.load(Language.CHINESE)));

  private static JsonNode schema() {
    try (InputStream in = ReportSchemaTest.class.getResourceAsStream("/gogetwell/schema/report.schema.json")) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(JsonForm::word).toList();
  }

  @ParameterizedTest
  @MethodSource("dev.gogetwell.report.ReportJsonTest#samples")
  void everyReportKeepsThePublishedSchema(Report report) {
    assertThat(schema.validate(MAPPER.readTree(json.write(report)))).isEmpty();
    assertThat(schema.validate(MAPPER.readTree(json.write(Redactor.of(report).redact(report))))).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNoReport() {
    ObjectNode root = (ObjectNode) MAPPER.readTree(json.write(Reports.inspectingProxy()));
    assertThat(schema.validate(MAPPER.createObjectNode())).isNotEmpty();
    ((ObjectNode) root.path("causes").path(0)).put("code", "no.such-code");
    assertThat(schema.validate(root)).isNotEmpty();
    ObjectNode lookup = (ObjectNode) MAPPER.readTree(json.write(Reports.inspectingProxy()));
    ((ObjectNode) lookup.path("evidence").path(6)).remove("resolver");
    assertThat(schema.validate(lookup)).as("a kind without its fields").isNotEmpty();
  }

  @Test
  void theSchemaKnowsEveryWordOfTheVocabulary() {
    assertThat(SCHEMA.path("$defs").path("code").path("enum")).extracting(JsonNode::asString)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(CauseCode.values()).map(CauseCode::code).toList());
    assertThat(((ArrayNode) SCHEMA.path("$defs").path("failure").path("properties").path("kind").path("enum")))
        .extracting(JsonNode::asString).containsExactlyInAnyOrderElementsOf(words(FailureKind.values()));
  }
}
