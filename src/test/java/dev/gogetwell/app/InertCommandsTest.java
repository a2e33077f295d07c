package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Reports;
import dev.gogetwell.text.HostileStrings;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a command is given or finds, nothing that it prints can steer a terminal or turn its text round.
class InertCommandsTest {
  private static final int GROUPS = 6;

  /// All characters that are in question, in one text, for where a run takes long.
  private static final String ALL = HostileStrings.all().collect(Collectors.joining("/"));

  @TempDir private Path home;

  /// A few texts with all of them: a run of each command takes a while.
  private static Stream<String> groups() {
    List<String> all = HostileStrings.all().toList();
    return IntStream.range(0, GROUPS).mapToObj(group -> IntStream.range(0, all.size())
        .filter(i -> i % GROUPS == group).mapToObj(all::get).collect(Collectors.joining()));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void whatIsTypedIsShownHarmlessly(String hostile) {
    for (List<String> line : typed(hostile)) {
      Headless program = program("");
      program.run(line.toArray(String[]::new));
      assertInert(program, line.getFirst() + " " + line.size());
      assertThat(program.out() + program.err()).as(line.getFirst()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void theNameOfAFileIsShownHarmlessly(String hostile) throws IOException {
    Path folder = Files.createDirectory(home.resolve("captures"));
    try {
      Files.writeString(folder.resolve(hostile + ".pcap"), "no capture");
    } catch (InvalidPathException | IOException e) {
      return; // This file system has no such names.
    }
    for (List<String> line : List.of(List.of("timeline", folder.resolve(hostile + ".pcap").toString()),
        List.of("timeline", "--batch", folder.toString()), List.of("verify-chain", folder.toString()))) {
      Headless program = program("");
      program.run(line.toArray(String[]::new));
      assertInert(program, String.join(" ", line));
      assertThat(program.out() + program.err()).isNotBlank();
    }
  }

  private List<List<String>> typed(String hostile) {
    String file = home.resolve("no").toString() + "/" + hostile;
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of(hostile));
    lines.add(List.of("check", "--" + hostile));
    lines.add(List.of("check", "x.org/" + hostile));
    lines.add(List.of("check", "--lang", hostile));
    lines.add(List.of("check", "--timeout", hostile));
    for (String option : List.of("--project", "--json", "--html", "--metrics", "--hosts", "--from")) {
      lines.add(List.of("check", option, file));
    }
    lines.add(List.of("compare", file, file));
    lines.add(List.of("compare", "--json", file, file));
    lines.add(List.of("route", hostile));
    lines.add(List.of("hosts", hostile));
    lines.add(List.of("repeat", hostile));
    lines.add(List.of("repeat", "--shell", hostile));
    lines.add(List.of("repeat", "--from", file));
    lines.add(List.of("mirrors", hostile));
    lines.add(List.of("mirrors", "x.org/a@v1.0.0-" + hostile, "--only-go-hosts"));
    lines.add(List.of("mirrors", "--use", hostile));
    lines.add(List.of("mirrors", "--hosts", file));
    lines.add(List.of("hosts", "--csv", file));
    lines.add(List.of("fleet", file));
    lines.add(List.of("watch", hostile, "--count", "1"));
    lines.add(List.of("watch", "--every", hostile));
    lines.add(List.of("fleet", "--html", file, "x"));
    lines.add(List.of("explain", file));
    lines.add(List.of("explain", "--batch", file));
    lines.add(List.of("explain", "--format", hostile));
    lines.add(List.of("explain", "--ci", file));
    lines.add(List.of("timeline", "--fields", file));
    lines.add(List.of("timeline", "--batch", file));
    lines.add(List.of("timeline", "--keylog", file, "x.pcap"));
    lines.add(List.of("timeline", "127.0.0.1:" + hostile));
    lines.add(List.of("probe", "--export", file));
    lines.add(List.of("fix", hostile));
    lines.add(List.of("fix", "show", hostile, "--from", file));
    lines.add(List.of("verify-chain", file));
    lines.add(List.of("verify-chain", "--go", hostile, "-"));
    lines.add(List.of("verify-chain", "--batch", file));
    lines.add(List.of("lab", "run", hostile, "--", "true"));
    lines.add(List.of("lab", hostile));
    return lines;
  }

  @ParameterizedTest
  @MethodSource("groups")
  void whatIsPastedIsShownHarmlessly(String hostile) {
    String paste = hostile + "\ngo: x.org/a@v1.0.0: Get \"https://x.org/x\": dial tcp: lookup x.org: no such host "
        + hostile + "\n";
    List<List<String>> lines = new ArrayList<>(List.of(List.of("explain"), List.of("explain", "--json")));
    Stream.of("text", "json", "github", "step-summary", "gitlab", "junit", "sarif")
        .forEach(format -> lines.add(List.of("explain", "--format", format)));
    for (List<String> line : lines) {
      Headless program = program(paste);
      program.run(line.toArray(String[]::new));
      assertInert(program, String.join(" ", line));
      assertThat(program.out()).contains("dns.");
    }
  }

  @Test
  void whatTheSettingsHoldIsShownHarmlessly() {
    for (List<String> line : List.of(List.of("env"), List.of("env", "--json"))) {
      String value = ALL.replace("\u0000", "");
      Headless program = new Headless(Language.ENGLISH, Map.of("HOME", home.toString(), "PATH", "",
          "HTTPS_PROXY", "http://" + value + ":1", "GIT_SSL_CAINFO", value, "NO_PROXY", value), new byte[0]);
      program.run(line.toArray(String[]::new));
      assertInert(program, String.join(" ", line));
      assertThat(program.out()).contains("HTTPS_PROXY");
    }
  }

  @Test
  void aSettingCannotPassForTwo() {
    Headless program = new Headless(Language.ENGLISH, Map.of("HOME", home.toString(), "PATH", "", "NO_PROXY",
        "a.test\nGOSUMDB  off  (go env)\r\nGOPROXY  direct"), new byte[0]);
    program.run("env");
    assertThat(program.out().lines()).filteredOn(line -> line.contains("(go env)")).singleElement()
        .asString().startsWith("NO_PROXY  a.test");
    assertThat(program.out().lines()).noneMatch(line -> line.startsWith("GOPROXY  direct"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatACertificateSaysIsShownHarmlessly(Language language) throws IOException {
    String name = ALL.replaceAll("[\\p{Cs}\u0000\\\\+,;=<>\"#]", "");
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Path chain = Files.writeString(home.resolve("chain.pem"), LabAuthority.create("x", name, now).rootPem());
    for (List<String> line : List.of(List.of("verify-chain", chain.toString(), "--host", name),
        List.of("verify-chain", chain.toString(), "--host", "x.org", "--json"))) {
      Headless program = new Headless(language, Map.of("HOME", home.toString(), "PATH", ""), new byte[0]);
      program.run(line.toArray(String[]::new));
      assertInert(program, String.join(" ", line));
      assertThat(program.out()).contains("CN=");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatAReportHoldsIsShownHarmlessly(Language language) throws IOException {
    String json = new ReportJson(List.of(Texts.load(Language.ENGLISH))).write(
        Reports.inspectingProxy(text -> ALL + text + ALL));
    Path file = Files.writeString(home.resolve("report.json"), json);
    assertThat(HostileStrings.firstDanger(json)).as("the report itself").isEmpty();
    Path other = Files.writeString(home.resolve("other.json"),
        new ReportJson(List.of(Texts.load(Language.ENGLISH))).write(Reports.inspectingProxy(text -> text + ALL)));
    Path page = home.resolve("page.html");
    for (List<String> line : List.of(List.of("check", "--from", file.toString(), "--html", page.toString()),
        List.of("check", "--from", file.toString(), "--json", "-"), List.of("fix", "list", "--from", file.toString()),
        List.of("fix", "list", "--json", "--from", file.toString()),
        List.of("compare", file.toString(), other.toString()),
        List.of("compare", other.toString(), file.toString(), "--json", "-"))) {
      Headless program = new Headless(language, Map.of("HOME", home.toString(), "PATH", ""), new byte[0]);
      program.run(line.toArray(String[]::new));
      assertInert(program, String.join(" ", line));
      assertThat(program.out() + program.err()).isNotBlank();
    }
    String shown = Files.readString(page).replaceAll("[\u2068\u2069]", "");
    assertThat(HostileStrings.firstDanger(shown)).as("the page").isEmpty();
    // What the settings withhold is a placeholder by now, with the characters in it.
    assertThat(shown).contains("[U+000D]", "[U+2028]");
  }

  private Headless program(String input) {
    return new Headless(Language.ENGLISH, Map.of("HOME", home.toString(), "PATH", ""),
        input.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertInert(Headless program, String what) {
    assertThat(HostileStrings.firstDanger(program.out())).as("out of " + what).isEmpty();
    assertThat(HostileStrings.firstDanger(program.err())).as("err of " + what).isEmpty();
  }
}
