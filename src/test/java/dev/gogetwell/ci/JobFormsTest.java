package dev.gogetwell.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.SourceLine;
import dev.gogetwell.report.SarifShape;
import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.CodeErrors;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.text.HostileStrings;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JobFormsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SymptomReader SYMPTOMS = new SymptomReader(Catalogue.load());
  private static final Texts ENGLISH = Texts.load(Language.ENGLISH);
  private static final String TIMEOUT = "go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/x\": dial tcp "
      + "142.250.1.1:443: i/o timeout";

  private static JobVerdict read(String log) {
    return new JobLogReader(SYMPTOMS, ENGLISH, text -> text).read(log);
  }

  private static String write(String log, JobFormat format) {
    return new JobForms(ENGLISH, "1.2.3").write(read(log), format);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      go: x.org/a@v1.0.0: Get "https://proxy.golang.org/x": dial tcp 142.250.1.1:443: i/o timeout | INFRASTRUCTURE
      go: x.org/a@v1: reading https://proxy.golang.org/x.org/a/@v/v1.info: 503 Service Unavailable | INFRASTRUCTURE
      go: missing Git command. See https://golang.org/s/gogetcmd | SETTING
      fatal: could not read Username for 'https://github.com': terminal prompts disabled | SETTING
      main.go:4:2: no required module provides package rsc.io/quote; to add it:\\n go get rsc.io/quote | CODE
      ./main.go:3:5: undefined: x | CODE
      --- FAIL: TestSum (0.00s) | CODE
      verifying x.org/a@v1.0.0: checksum mismatch | UNCLEAR
      all is well | UNCLEAR
      """)
  void aLogSaysWhoHasToAct(String log, JobKind kind) {
    assertThat(read(log).kind()).isEqualTo(kind);
  }

  @Test
  void aChecksumThatDiffersIsNeverToldToBeRepeated() {
    assertThat(read("verifying x.org/a@v1.0.0: checksum mismatch").message()).doesNotContain("Repeat the job");
  }

  @Test
  void aFailedDownloadOutweighsWhatDoesNotBuildWithoutIt() {
    assertThat(read("./main.go:3:5: undefined: x\n" + TIMEOUT).kind()).isEqualTo(JobKind.INFRASTRUCTURE);
  }

  @Test
  void aDependencyThatDoesNotCompileIsNoPlaceInTheRepository() {
    JobVerdict verdict = read("../go/pkg/mod/x.org/a@v1.0.0/a.go:3:5: undefined: syscall.Foo");
    assertThat(verdict.code()).map(Object::toString).contains("module.build-constraints");
    assertThat(verdict.place()).isEmpty();
  }

  @Test
  void aPlaceInTheRepositoryIsTakenAndNoOther() {
    assertThat(read("2026-11-29T18:00:00.1234567Z ./cmd/main.go:3:5: undefined: x").place())
        .contains(new JobVerdict.Place("cmd/main.go", 3, 5));
    assertThat(read("vet: pkg/a.go:10: unreachable code").place()).contains(new JobVerdict.Place("pkg/a.go", 10, 0));
    for (String outside : List.of("../../etc/x.go:1:1: a", "/root/x.go:1:1: a", "//x/y.go:1:1: b", "C:/x.go:1:1: c")) {
      assertThat(read(outside).place()).as(outside).isEmpty();
    }
    assertThat(CodeErrors.of("x.go:99999999999:1: a")).isEmpty();
  }

  @Test
  void aLogOfMegabytesWithoutALineEndIsReadInTime() {
    assertThat(CodeErrors.in(("x.go:".repeat(1 << 19)) + "\na.go:1:1: b")).extracting(SourceLine::file)
        .containsExactly("a.go");
    assertThat(CodeErrors.in("a.go:1:1: b\n".repeat(1 << 18))).hasSize(10);
  }

  static Stream<String> hostile() {
    return Stream.concat(HostileStrings.all(), Stream.of("::error::x", "%0A::stop-commands::t", "##[command]x",
        "##vso[task.setvariable variable=a]b", "```\n# h", "`````", "](javascript:1)", "<img src=x onerror=1>",
        "]]>", "<![CDATA[", "&lt;", "&#60;script>", "a,file=/etc/passwd,line=1::b", "[x](http://evil.example)",
        "http://evil.example", "![x](y)", "\\", "\ud800", "\uffff", "\u0000", "|a|b|", "@all", "# x", "- [ ] y"));
  }

  private static String log(String hostile) {
    return "go: x.org/a@v1.0.0: Get \"https://proxy.golang.org/x" + hostile + "\": dial tcp 1.2.3.4:443: i/o timeout "
        + hostile;
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void anAnnotationIsOneOrderWhateverTheLogHolds(String hostile) {
    String out = write(log(hostile), JobFormat.GITHUB);
    assertThat(out.strip().lines()).hasSize(1);
    assertThat(out).startsWith("::").doesNotContain("##[", "##vso[").matches("(?s)::(?:error|warning) title=[^:,]*::.*");
    // As the runner takes it apart (actions/runner, ActionCommand.cs: UnescapeData).
    String data = out.strip().replaceFirst("(?s)^::[a-z]+ title=[^:]*::", "").replace("%0D", "\r").replace("%0A", "\n")
        .replace("%25", "%");
    JobVerdict verdict = read(log(hostile));
    assertThat(data).isEqualTo(GithubForms.inert(verdict.message() + "\n> " + verdict.excerpt()).strip());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noLineOfTheTextIsAnOrder(String hostile) {
    assertThat(write(log("\n" + hostile + "\n"), JobFormat.TEXT).lines())
        .noneMatch(line -> line.strip().startsWith("::") || line.contains("##[") || line.contains("##vso["));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void theSummaryHasNoMarkupFromOutside(String hostile) {
    String out = write(log(hostile), JobFormat.STEP_SUMMARY);
    List<String> lines = out.lines().toList();
    String fence = lines.stream().filter(line -> line.matches("`{3,}text")).findFirst().orElseThrow()
        .replace("text", "");
    List<String> fences = lines.stream().filter(line -> line.strip().matches("`{" + fence.length() + ",}(?:text)?"))
        .toList();
    assertThat(fences).as("the quotation ends where we end it").containsExactly(fence + "text", fence);
    String outside = String.join("\n", lines.subList(0, lines.indexOf(fence + "text")));
    assertThat(outside.replaceAll("\\\\.", "").replaceAll("&(?:lt|gt|amp);", "")).as(outside)
        .doesNotContain("<", "[", "http:", "*", "_", "!");
  }

  @Test
  void aRowOfBackTicksDoesNotEndTheQuotation() {
    JobVerdict verdict = new JobVerdict(JobKind.CODE, Optional.empty(), Confidence.LIKELY, "t", "s", "a", "n",
        "`````\n# head", List.of(), List.of(), Optional.empty(), false);
    assertThat(new JobForms(ENGLISH, "1").write(verdict, JobFormat.STEP_SUMMARY))
        .contains("\n``````text\n`````\n# head\n``````\n");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void junitIsXmlThatSaysTheSame(String hostile) throws Exception {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(write(log(hostile), JobFormat.JUNIT).getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(1);
    Element error = (Element) document.getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("type")).contains(".");
    assertThat(error.getTextContent()).contains("i/o timeout");
  }

  @Test
  void theCodeIsAFailureAndTheRestAnError() {
    assertThat(write("./main.go:3:5: undefined: x", JobFormat.JUNIT)).contains("<failure type=\"code.build-or-test\"",
        "failures=\"1\" errors=\"0\"");
    assertThat(write(TIMEOUT, JobFormat.JUNIT)).contains("<error type=\"network.timeout\"",
        "failures=\"0\" errors=\"1\"");
  }

  /// What the standards want of the parts that are written here (SARIF 2.1.0, sections 3.13 to 3.30; GitLab, "Code
  /// Quality report format"); nothing else may be there.
  private static final String GITLAB = """
      {"type":"array","items":{"type":"object","additionalProperties":false,
        "required":["description","check_name","fingerprint","severity","location"],"properties":{
          "description":{"type":"string"},"check_name":{"type":"string"},"fingerprint":{"type":"string","minLength":1},
          "severity":{"enum":["info","minor","major","critical","blocker"]},
          "location":{"type":"object","required":["path","lines"],"properties":{
            "path":{"type":"string","not":{"pattern":"^(?:/|\\\\./|\\\\.\\\\.)"}},
            "lines":{"type":"object","required":["begin"],"properties":{"begin":{"type":"integer","minimum":1}}}}}}}}
      """;

  @ParameterizedTest
  @MethodSource("hostile")
  void sarifAndCodeQualityKeepTheirSchemas(String hostile) {
    Schema sarif = SarifShape.schema();
    Schema gitlab = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(JSON.readTree(GITLAB));
    for (String log : List.of(log(hostile), "./a b/main.go:3:5: undefined: " + hostile, "all is well " + hostile)) {
      JsonNode written = JSON.readTree(write(log, JobFormat.SARIF));
      assertThat(sarif.validate(written)).isEmpty();
      assertThat(gitlab.validate(JSON.readTree(write(log, JobFormat.GITLAB)))).isEmpty();
      assertThat(written.at("/runs/0/results/0/message/text").asString().replaceAll("\\\\.", ""))
          .as("no link of SARIF").doesNotContain("[", "]");
    }
    assertThat(sarif.validate(JSON.readTree("{\"version\":\"2.1.0\"}"))).isNotEmpty();
    assertThat(gitlab.validate(JSON.readTree("[{}]"))).isNotEmpty();
  }

  @Test
  void theSameCauseHasTheSameFingerprint() {
    JsonNode one = JSON.readTree(write(TIMEOUT, JobFormat.GITLAB)).path(0).path("fingerprint");
    assertThat(JSON.readTree(write(TIMEOUT.replace("142", "143"), JobFormat.GITLAB)).path(0).path("fingerprint"))
        .isEqualTo(one);
    assertThat(JSON.readTree(write("go: missing Git command.", JobFormat.GITLAB)).path(0).path("fingerprint"))
        .isNotEqualTo(one);
  }

  @Test
  void ourOwnFormTellsKindCauseAndOthers() {
    JsonNode own = JSON.readTree(write(TIMEOUT, JobFormat.JSON));
    assertThat(own.path("schema").asString()).isEqualTo("gogetwell-ci-1");
    assertThat(own.path("kind").asString()).isEqualTo("infrastructure");
    assertThat(own.path("code").asString()).isEqualTo("network.timeout");
  }

  @Test
  void everyFormSpeaksChinese() {
    Texts chinese = Texts.load(Language.CHINESE);
    JobVerdict verdict = new JobLogReader(SYMPTOMS, chinese, text -> text).read(TIMEOUT);
    for (JobFormat format : JobFormat.values()) {
      assertThat(new JobForms(chinese, "1").write(verdict, format)).as(format.word()).contains("重新运行")
          .doesNotContain("«");
    }
  }
}
