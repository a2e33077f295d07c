package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
  private static final String REFUSED =
      "Get \"https://a.b/x\": proxyconnect tcp: dial tcp 127.0.0.1:7890: connect: connection refused";
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;
  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void batchAnswersEveryLineAndNeverStops() {
    String input = """
        {"id":1,"text":"dial tcp 1.2.3.4:443: i/o timeout"}
        not json
        {"id":"b"}
        [1]

        {"id":"c","text":"go: missing Git command."}
        {"id":"d","text":"nothing"}
        """;
    assertThat(run(Language.ENGLISH, input, "--batch", "-")).isEqualTo(ExitCode.OK);
    List<JsonNode> lines = out.toString(StandardCharsets.UTF_8).lines().map(json::readTree).toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0).path("id").intValue()).isEqualTo(1);
    assertThat(lines.get(0).path("causes").path(0).path("code").stringValue()).isEqualTo("network.timeout");
    assertThat(lines.get(1).has("error")).isTrue();
    assertThat(lines.get(2).path("id").stringValue()).isEqualTo("b");
    assertThat(lines.get(2).has("error")).isTrue();
    assertThat(lines.get(3).has("error")).isTrue();
    assertThat(lines.get(4).path("causes").path(0).path("code").stringValue()).isEqualTo("vcs.tool-missing");
    assertThat(lines.get(5).path("causes").isEmpty()).isTrue();
  }

  @Test
  void whereNothingIsRecognisedItIsSaidWhatToPaste() {
    assertThat(run(Language.ENGLISH, "all is well", "-")).isEqualTo(ExitCode.PROBLEM);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("starts with go: or fatal:");
  }

  @Test
  void whoAnsweredIsNamedInPrintAndInJson() {
    String foreign = "Get \"https://proxy.golang.org/x\": tls: failed to verify certificate: x509: certificate is valid "
        + "for block.isp.example, not proxy.golang.org";
    assertThat(run(Language.CHINESE, foreign, "-")).isEqualTo(ExitCode.PROBLEM);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("应答方的证书属于 block.isp.example");
    out.reset();
    run(Language.ENGLISH, foreign, "--json");
    assertThat(json.readTree(out.toString(StandardCharsets.UTF_8)).path("notes").path(0).stringValue())
        .contains("block.isp.example");
  }

  @Test
  void jsonStandsAloneOnStandardOutput() {
    assertThat(run(Language.ENGLISH, REFUSED, "--json")).isEqualTo(ExitCode.PROBLEM);
    JsonNode node = json.readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(node.path("schema").stringValue()).isEqualTo("gogetwell/explain/1");
    assertThat(node.path("causes").path(0).path("code").stringValue()).isEqualTo("proxy.unreachable");
    assertThat(err.size()).isZero();
  }

  @Test
  void aJobEndsWellInAFormForProgramsAndByItsKindWhereThatIsWanted() {
    assertThat(run(Language.ENGLISH, REFUSED, "--ci")).isEqualTo(ExitCode.PROBLEM);
    assertThat(run(Language.ENGLISH, REFUSED, "--format", "github")).isEqualTo(ExitCode.OK);
    assertThat(run(Language.ENGLISH, REFUSED, "--ci", "--json")).isEqualTo(ExitCode.OK);
    assertThat(run(Language.ENGLISH, REFUSED, "--exit-code")).isEqualTo(10);
    assertThat(run(Language.ENGLISH, "go: missing Git command.", "--exit-code", "--format", "sarif")).isEqualTo(11);
    assertThat(run(Language.ENGLISH, "./main.go:3:5: undefined: x", "--exit-code")).isEqualTo(12);
    assertThat(run(Language.ENGLISH, "all is well", "--exit-code")).isEqualTo(1);
  }

  @Test
  void theAnswerNamesTheCauseAndTheNextStepInBothLanguages() {
    run(Language.ENGLISH, REFUSED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Proxy cannot be reached", "Next step", "proxyconnect");
    out.reset();
    run(Language.CHINESE, REFUSED);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("代理连不上", "下一步").doesNotContain("«");
  }

  @Test
  void filesAsWindowsSavesThemAreRead() throws IOException {
    String text = "dial tcp 1.2.3.4:443: connectex: 由于目标计算机积极拒绝，无法连接。";
    for (byte[] bytes : List.of(text.getBytes("GB18030"), ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
        text.getBytes(StandardCharsets.UTF_16LE))) {
      Path file = Files.write(folder.resolve("paste.txt"), bytes);
      out.reset();
      run(Language.ENGLISH, "", "--json", file.toString());
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("network.refused");
    }
  }

  @Test
  void aBatchAsWindowsSavesItIsReadLineByLine() throws IOException {
    String text = "{\"id\":\"a\",\"text\":\"dial tcp 1.2.3.4:443: connectex: 由于目标计算机积极拒绝，无法连接。\"}\r\n"
        + "{\"id\":\"b\",\"text\":\"open D:\\\\go\\\\lock: 拒绝访问。\\r\\nexit status 1\"}\r\n";
    for (byte[] bytes : List.of(text.getBytes("GB18030"), ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
        text.getBytes(StandardCharsets.UTF_16BE), ("\ufeff" + text).getBytes(StandardCharsets.UTF_8))) {
      Path file = Files.write(folder.resolve("batch.jsonl"), bytes);
      out.reset();
      assertThat(run(Language.ENGLISH, "", "--batch", file.toString())).isEqualTo(ExitCode.OK);
      assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2)
          .first().asString().contains("\"id\":\"a\"", "network.refused", "积极拒绝");
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"id\":\"b\"", "env.permission", "拒绝访问");
    }
  }

  @Test
  void aBatchMayChangeItsCodingBetweenTwoLines() throws IOException {
    byte[] first = "{\"id\":1,\"text\":\"open D:\\\\a: 拒绝访问。\"}\n".getBytes("GB18030");
    byte[] second = "{\"id\":2,\"text\":\"open D:\\\\a: 拒绝访问。\"}\n".getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("batch.jsonl"), first);
    Files.write(file, second, StandardOpenOption.APPEND);
    run(Language.ENGLISH, "", "--batch", file.toString());
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2)
        .allMatch(line -> line.contains("拒绝访问") && line.contains("env.permission"));
  }

  @Test
  void aMissingFileIsAWrongUsage() {
    assertThat(run(Language.ENGLISH, "", "/no/such/file")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("/no/such/file");
  }

  private int run(Language language, String input, String... args) {
    Terminal terminal = new Terminal(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        Texts.load(language));
    return new CommandLine(new ExplainCommand(terminal, () -> new SymptomReader(Catalogue.load()), "test")).execute(args);
  }
}
