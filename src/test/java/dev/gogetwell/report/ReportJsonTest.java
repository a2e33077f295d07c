package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReportJsonTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ReportJson json =
      new ReportJson(List.of(Texts.load(Language.ENGLISH), Texts.load(Language.CHINESE)));

  static List<Report> samples() {
    return List.of(Reports.inspectingProxy(), Reports.nameFilter(), Reports.healthy(),
        Reports.inspectingProxy(text -> text + "\u0000\u202e\ud800\"\\</script>\u2028"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aReportComesBackAsItWas(Report report) throws DamagedReportException {
    LoadedReport loaded = json.read(json.write(report));
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.report()).isEqualTo(report);
  }

  @Test
  void theContractIsKept() {
    JsonNode root = MAPPER.readTree(json.write(Reports.inspectingProxy()));
    assertThat(root.path("schema").asString()).isEqualTo("gogetwell-report-2");
    assertThat(root.path("end").asString()).isEqualTo("complete");
    assertThat(root.path("tookMs").asInt()).isEqualTo(14200);
    assertThat(root.path("verdict").path("state").asString()).isEqualTo("problem");
    assertThat(root.path("verdict").path("stoppedAt").asString()).isEqualTo("proxy-1");
    JsonNode cause = root.path("causes").path(0);
    assertThat(cause.path("code").asString()).isEqualTo("cert.mitm");
    assertThat(cause.path("confidence").asString()).isEqualTo("certain");
    assertThat(cause.path("proved").asBoolean()).isTrue();
    assertThat(cause.path("evidence").path(0).asString()).isEqualTo("E3");
    assertThat(cause.path("sentence").propertyNames()).containsExactlyInAnyOrder("en", "zh-CN");
    JsonNode lookup = root.path("evidence").path(6);
    assertThat(lookup.path("kind").asString()).isEqualTo("name-lookup");
    assertThat(lookup.path("failure").path("operation").asString()).isEqualTo("resolve");
    assertThat(lookup.path("failure").path("kind").asString()).isEqualTo("timeout");
    assertThat(lookup.path("failure").path("raw").asString()).isEqualTo("lookup proxy.golang.org: i/o timeout");
    assertThat(root.path("environment").path("goEnv").path("GOPROXY").path("origin").path("kind").asString())
        .isEqualTo("built-in");
  }

  @Test
  void theSameReportGivesTheSameBytes() {
    assertThat(json.write(Reports.inspectingProxy())).isEqualTo(json.write(Reports.inspectingProxy()));
  }

  @Test
  void whatANewerVersionAddsIsIgnored() throws DamagedReportException {
    ObjectNode root = (ObjectNode) MAPPER.readTree(json.write(Reports.inspectingProxy()));
    root.put("new", 1);
    ((ObjectNode) root.path("verdict")).put("new", 1);
    ((ObjectNode) root.path("evidence").path(0)).put("new", 1);
    ((ObjectNode) root.path("causes").path(0)).put("new", 1);
    assertThat(json.read(root.toString()).report()).isEqualTo(Reports.inspectingProxy());
  }

  @Test
  void anUnknownCauseIsNamedAndLeftOut() throws DamagedReportException {
    String text = json.write(Reports.inspectingProxy()).replaceFirst("\"cert.mitm\"", "\"cert.quantum\"");
    LoadedReport loaded = json.read(text);
    assertThat(loaded.report().verdict().causes()).isEmpty();
    assertThat(loaded.problems()).containsExactly(Message.of("report.load.left-out", "causes", "cert.quantum"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"schema\":1}", "{\"schema\":\"gogetwell-report-9\"}",
      "{\"schema\":\"gogetwell-report-1\"}", "\u0000", "{\"schema\":\"gogetwell-report-1\",\"started\":\"x\"}"})
  void aDamagedFileGivesOneSentence(String text) {
    assertThatThrownBy(() -> json.read(text)).isInstanceOfSatisfying(DamagedReportException.class, e -> {
      assertThat(Texts.load(Language.ENGLISH).has(e.what().key())).as(e.what().key()).isTrue();
      assertThat(Texts.load(Language.CHINESE).has(e.what().key())).isTrue();
    });
  }

  /// Takes away, nulls and mistypes one value after the other: either a sentence comes, or a report that can be
  /// written.
  @Test
  void aReportWithAnyOneValueBrokenIsReadOrRefusedButNeverThrows() {
    JsonNode root = MAPPER.readTree(json.write(Reports.inspectingProxy()));
    int read = 0;
    int refused = 0;
    for (String broken : broken(root)) {
      try {
        json.write(json.read(broken).report());
        read++;
      } catch (DamagedReportException e) {
        refused++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }

  private static List<String> broken(JsonNode root) {
    List<String> texts = new ArrayList<>();
    visit(root, root, texts);
    return texts;
  }

  private static void visit(JsonNode root, JsonNode node, List<String> texts) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode value = object.get(name);
        object.putNull(name);
        texts.add(root.toString());
        object.put(name, "\u0000wrong");
        texts.add(root.toString());
        object.put(name, 1e300);
        texts.add(root.toString());
        object.remove(name);
        texts.add(root.toString());
        object.set(name, value);
        visit(root, value, texts);
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      JsonNode value = array.get(0);
      array.set(0, array.nullNode());
      texts.add(root.toString());
      array.set(0, value);
      visit(root, value, texts);
    }
  }
}
