package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HostsCommandTest {
  @TempDir private Path folder;

  private Headless headless(Language language, String goproxy) {
    return new Headless(language, Map.of("HOME", folder.toString(), "PATH", System.getenv("PATH")
        + ":/usr/local/go/bin", "GOPROXY", goproxy, "GOSUMDB", "off", "GOPRIVATE", "", "GOTOOLCHAIN", "local",
        "GOENV", "off"), new byte[0]);
  }

  /// A port at which nobody listens.
  private static String closed() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  @Test
  void theListIsToldInAllItsFormsByOneRun() throws IOException {
    Path csv = folder.resolve("h.csv");
    Path letter = folder.resolve("letter.html");
    Headless program = headless(Language.ENGLISH, closed());
    assertThat(program.run("hosts", "x.example/a@v1.0.0", "--json", "-", "--csv", csv.toString(), "--letter",
        letter.toString())).as(program.err()).isEqualTo(ExitCode.OK);
    JsonNode first = program.json().path("hosts").path(0);
    assertThat(program.json().path("schema").asString()).isEqualTo("gogetwell-hosts-1");
    assertThat(first.path("host").asString()).isEqualTo("127.0.0.1");
    assertThat(first.path("seen").asString()).isEqualTo("failed");
    assertThat(first.path("failure").asString()).isEqualTo("refused");
    assertThat(csv).content().startsWith("host,port").contains("\"127.0.0.1\"", "\"failed\"");
    assertThat(letter).content().contains("<!doctype html>", "127.0.0.1");
  }

  @Test
  void theOtherRequirementsOfTheProjectArePlannedAndPrivateOnesHaveNoName() throws IOException {
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("go.mod"), "module x.example/app\n\ngo 1.20\n\nrequire (\n\tx.example/a v1.0.0\n"
        + "\tgit.corp.example/secret/b v1.0.0\n)\n");
    Headless program = new Headless(Language.CHINESE, Map.of("HOME", folder.toString(), "PATH", System.getenv("PATH")
        + ":/usr/local/go/bin", "GOPROXY", closed(), "GOSUMDB", "off", "GOPRIVATE", "*.corp.example", "GOTOOLCHAIN",
        "local", "GOENV", "off"), new byte[0]);
    assertThat(program.run("hosts", "--project", project.toString(), "--json", "-")).as(program.err())
        .isEqualTo(ExitCode.OK);
    assertThat(program.out()).doesNotContain("corp.example", "secret").contains("<private host 1>");
    assertThat(program.json().path("hosts").path(1).path("seen").asString()).isEqualTo("not-asked");
  }

  @Test
  void aSpreadsheetIsToldThatChineseIsUtf8() throws IOException {
    Path csv = folder.resolve("h.csv");
    headless(Language.CHINESE, closed()).run("hosts", "x.example/a@v1.0.0", "--csv", csv.toString());
    assertThat(csv).content().startsWith("\ufeffhost,port").contains("模块代理");
    Headless program = headless(Language.CHINESE, closed());
    program.run("hosts", "x.example/a@v1.0.0", "--csv", "-");
    assertThat(program.out()).startsWith("host,port");
  }

  @Test
  void whereGoAsksNobodyTheListSaysSo() {
    Headless program = headless(Language.ENGLISH, "off");
    assertThat(program.run("hosts", "x.example/a@v1.0.0")).isEqualTo(ExitCode.PROBLEM);
    assertThat(program.out()).contains("GOPROXY=off").doesNotContain("«");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidBeforeTheRun() {
    Headless program = headless(Language.ENGLISH, "off");
    assertThat(program.run("hosts", "x.example/a", "--csv", folder.resolve("no/h.csv").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).contains("Cannot write");
  }
}
