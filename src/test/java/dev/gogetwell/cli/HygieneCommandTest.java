package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.hygiene.ModuleRow;
import dev.gogetwell.hygiene.ToolOutcome;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Message;
import dev.gogetwell.report.SarifShape;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HygieneCommandTest {
  private static final HygieneReport BAD = new HygieneReport("git.inner.corp/team/app", "go1.26.8", List.of(
      finding(HygieneRule.PRIVATE_UNCOVERED, "git.inner.corp/team/secretlib@v1.0.0", "git.inner.corp/team/secretlib",
          "git.inner.corp"),
      finding(HygieneRule.RETRACTED, "code.example.test/good@v1.0.0", "code.example.test/good@v1.0.0", "\u001b[31mno")),
      List.of(new ToolOutcome("go mod verify", ToolOutcome.State.FAILED, "git.inner.corp/team/secretlib: no",
          Duration.ofMillis(3))),
      List.of(new ModuleRow("git.inner.corp/team/secretlib", "v1.0.0", false, Optional.empty(), "")),
      List.of("git.inner.corp/team/app", "git.inner.corp/team/secretlib"));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir private Path folder;

  private static HygieneFinding finding(HygieneRule rule, String module, String... args) {
    return new HygieneFinding(rule, Confidence.LIKELY, Optional.of(new FileLine("go.mod", 7)), module,
        new Message("hygiene." + rule.word(), List.of(args)), Optional.of("go get " + module),
        List.of("a", module, "b"));
  }

  @BeforeEach
  void aProject() throws Exception {
    Files.writeString(folder.resolve("go.mod"), "module x.test/a\n");
  }

  private int run(HygieneReport report, String... words) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, false, Texts.load(Language.ENGLISH));
    CommandLine command = new CommandLine(new HygieneCommand(terminal, new HygieneCommand.Services(
        _ -> new FactsBuilder().report().settings(), (_, _) -> report, _ -> Secrets.none(), () -> folder,
        Clock.systemUTC())));
    return command.execute(Stream.concat(Stream.of(words),
        Stream.of("--project", folder.toString())).toArray(String[]::new));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aPersonGetsTheLineTheSentenceAndTheCommand() {
    assertThat(run(BAD)).isEqualTo(ExitCode.PROBLEM);
    assertThat(out()).contains("warning (probably)  go.mod:7: ", "go get code.example.test/good@v1.0.0",
        "go mod verify: ended with an error").doesNotContain("secretlib", "inner.corp", "\u001b");
  }

  @Test
  void jsonIsOneObjectWithoutPrivateNames() {
    assertThat(run(BAD, "--json")).isEqualTo(ExitCode.PROBLEM);
    JsonNode root = JsonMapper.builder().build().readTree(out());
    assertThat(root.path("schema").asString()).isEqualTo("gogetwell-hygiene-1");
    assertThat(root.path("findings").path(0).path("rule").asString()).isEqualTo("private-uncovered");
    assertThat(root.path("findings").path(0).path("module").asString()).startsWith("<private module ");
    assertThat(root.path("findings").path(0).path("line").asInt()).isEqualTo(7);
    assertThat(out()).doesNotContain("secretlib", "inner.corp");
  }

  @Test
  void jsonKeepsThePublishedSchemaWhichKnowsEveryWord() throws Exception {
    JsonMapper mapper = JsonMapper.builder().build();
    JsonNode published = mapper.readTree(Files.readAllBytes(Path.of("assets/schema/hygiene.schema.json")));
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(published);
    run(BAD, "--json");
    assertThat(schema.validate(mapper.readTree(out()))).isEmpty();
    assertThat(schema.validate(mapper.readTree(out().replace("\"retracted\"", "\"taken-back\"")))).isNotEmpty();
    JsonNode properties = published.path("properties");
    assertThat(properties.path("findings").path("items").path("properties").path("rule").path("enum"))
        .extracting(JsonNode::asString)
        .containsExactlyElementsOf(Stream.of(HygieneRule.values()).map(HygieneRule::word).toList());
    assertThat(properties.path("tools").path("items").path("properties").path("state").path("enum"))
        .extracting(JsonNode::asString).containsExactlyElementsOf(Stream.of(ToolOutcome.State.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList());
  }

  @Test
  void sarifHasEveryRuleAndAPlaceForEveryResult() {
    assertThat(run(BAD, "--sarif")).isEqualTo(ExitCode.PROBLEM);
    JsonNode root = JsonMapper.builder().build().readTree(out());
    assertThat(root.path("version").asString()).isEqualTo("2.1.0");
    JsonNode run = root.path("runs").path(0);
    assertThat(run.path("tool").path("driver").path("rules").size()).isEqualTo(HygieneRule.values().length);
    for (JsonNode result : run.path("results")) {
      assertThat(run.path("tool").path("driver").path("rules").findValuesAsString("id"))
          .contains(result.path("ruleId").asString());
      assertThat(result.path("message").path("text").asString()).isNotBlank();
      JsonNode place = result.path("locations").path(0).path("physicalLocation");
      assertThat(place.path("artifactLocation").path("uri").asString()).isEqualTo("go.mod");
      assertThat(place.path("region").path("startLine").asInt()).isEqualTo(7);
    }
    assertThat(SarifShape.schema().validate(root)).isEmpty();
    assertThat(out()).doesNotContain("secretlib", "inner.corp");
  }

  @Test
  void documentsGoToFilesBesideTheWordsAndWriteOverNothingElse() throws Exception {
    Path json = folder.resolve("h.json");
    Path sarif = folder.resolve("h.sarif");
    assertThat(run(BAD, "--json=" + json, "--sarif=" + sarif)).isEqualTo(ExitCode.PROBLEM);
    assertThat(out()).contains("go.mod:7: ").doesNotContain("gogetwell-hygiene-1");
    assertThat(json).content().contains("gogetwell-hygiene-1").doesNotContain("secretlib", "inner.corp");
    assertThat(sarif).content().contains("\"2.1.0\"").doesNotContain("secretlib", "inner.corp");
    Path source = Files.writeString(folder.resolve("main.go"), "package main\n");
    run(BAD, "--json=" + source);
    assertThat(source).hasContent("package main\n");
  }

  @Test
  void thePageHasEveryFindingAndNoPrivateName() {
    assertThat(run(BAD, "--html", "-")).isEqualTo(ExitCode.PROBLEM);
    assertThat(out()).startsWith("<!doctype html>").contains("Something ought to be done", "go.mod:7",
        "go get code.example.test/good@v1.0.0", "Version taken back by its author")
        .doesNotContain("secretlib", "inner.corp", "\u001b");
  }

  @Test
  void aFileAndStandardOutputMayBeAskedForTogetherButNotBothForms() throws Exception {
    Path sarif = folder.resolve("h.sarif");
    assertThat(run(BAD, "--json", "--sarif=" + sarif)).isEqualTo(ExitCode.PROBLEM);
    assertThat(JsonMapper.builder().build().readTree(out()).path("schema").asString())
        .isEqualTo("gogetwell-hygiene-1");
    assertThat(sarif).exists();
    String before = out();
    run(BAD, "--json", "--sarif");
    assertThat(out()).as("nothing was looked at").isEqualTo(before);
  }

  @Test
  void nothingFoundIsNoProblem() {
    HygieneReport clean = new HygieneReport("x.test/a", "go1.26.8", List.of(), List.of(new ToolOutcome("go mod verify",
        ToolOutcome.State.ANSWERED, "", Duration.ZERO)), List.of(), List.of());
    assertThat(run(clean)).isEqualTo(ExitCode.OK);
    assertThat(out()).contains("Nothing to do");
  }
}
