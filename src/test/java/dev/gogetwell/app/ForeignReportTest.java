package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.ReportSeal;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report that somebody mailed: whatever it says, nothing of this computer is run, written or changed by it.
class ForeignReportTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> GENUINE = List.of("tls-reset", "cert-mitm", "config-git-noverify");
  private static final List<String[]> COMMANDS = List.of(new String[] {"check", "--from"},
      new String[] {"fix", "list", "--from"}, new String[] {"fix", "show", "--from"},
      new String[] {"fix", "show", "R1", "--from"}, new String[] {"fix", "try", "R1", "--from"},
      new String[] {"fix", "apply", "R1", "--trust", "--from"}, new String[] {"fix", "script", "--from"},
      new String[] {"fix", "export", "--from"});
  /// Mutants of one run of the suite; `-Dgogetwell.mutants=10000` makes as many as the release asks for.
  private static final int MUTANTS = Integer.getInteger("gogetwell.mutants", 50);

  @TempDir Path folder;
  private Map<String, String> variables;

  @BeforeEach
  void aComputerWhoseToolsNoteThatTheyWereRun() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool : List.of("go", "git", "sh", "id", "touch")) {
      Path script = Files.writeString(bin.resolve(tool), "#!/bin/sh\n: > '" + folder.resolve("ran-" + tool) + "'\n");
      if (Files.getFileStore(script).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    Files.writeString(home.resolve(".gitconfig"), "[http]\n\tsslVerify = false\n");
    Files.writeString(Files.createDirectories(home.resolve(".config/go")).resolve("env"), "GOSUMDB=off\n");
    variables = new HashMap<>(Map.of("HOME", home.toString(), "PATH", bin.toString(),
        "XDG_STATE_HOME", folder.resolve("state").toString(), "LANG", "C"));
  }

  private static ObjectNode genuine(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(
        ForeignReportTest.class.getResourceAsStream("reports/" + name + ".json.gz"))) {
      return (ObjectNode) JSON.readTree(in);
    }
  }

  private Path write(JsonNode report) throws IOException {
    return Files.write(folder.resolve("mailed.json"), JSON.writeValueAsBytes(report));
  }

  private Headless run(String[] command, Path report, int... allowed) {
    Headless program = new Headless(Language.ENGLISH, variables, new byte[0]);
    List<String> words = new ArrayList<>(List.of(command));
    words.add(report.toString());
    int code = program.run(words.toArray(String[]::new));
    assertThat(code).as(words + "\n" + program.out() + program.err()).isIn(IntStream.of(allowed).boxed().toArray());
    return program;
  }

  /// Every file outside of our own state, with its bytes.
  private Map<String, String> computer() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).filter(f -> !f.startsWith(folder.resolve("state")))
          .filter(f -> !f.endsWith("mailed.json")).toList()) {
        files.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls-reset", "cert-mitm", "config-git-noverify"})
  void aGenuineReportOfAnotherComputerIsShownAndNeverCarriedOut(String name) throws IOException {
    Path report = write(genuine(name));
    Map<String, String> before = computer();
    assertThat(run(new String[] {"check", "--from"}, report, 0, 1).out()).isNotBlank();
    assertThat(run(new String[] {"fix", "list", "--from"}, report, 0).err()).contains("not written by this program");
    for (String action : List.of("try", "apply")) {
      Headless refused = run(new String[] {"fix", action, "R1", "--trust", "--from"}, report, ExitCode.USAGE);
      assertThat(refused.err()).contains("Nothing of this report is tried or written on this computer");
    }
    assertThat(computer()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls-reset", "cert-mitm"})
  void theTerminalOfAnotherComputerIsNotThisOne(String name) throws IOException {
    ObjectNode report = genuine(name);
    ((ObjectNode) report.at("/environment/source")).put("kind", "this-process").put("detail", "");
    assertThat(run(new String[] {"check", "--from"}, write(report), 0, 1).out()).contains(", a terminal")
        .doesNotContain("this terminal");
  }

  @Test
  void commandsChangesAndHarmOfTheFileCountForNothing() throws IOException {
    ObjectNode report = genuine("tls-reset");
    ((ObjectNode) report.get("target")).set("command",
        JSON.readTree("[\"sh\",\"-c\",\"touch " + folder.resolve("owned") + "\"]"));
    ObjectNode remedy = (ObjectNode) report.get("remedies").get(0);
    remedy.put("harm", "none").set("changes", JSON.readTree("""
        [{"kind":"git-config","name":"core.sshCommand","value":"touch /tmp/x"},
         {"kind":"user-environment","name":"LD_PRELOAD","value":"/tmp/x.so"},
         {"kind":"go-env","name":"GOSUMDB","value":"off"},
         {"kind":"trust-bundle","name":"/home/u/.ssh/authorized_keys","sources":[],"added":[]}]"""));
    Path file = write(report);
    Map<String, String> before = computer();
    for (String[] command : COMMANDS) {
      Headless program = run(command, file, 0, 1, 2);
      assertThat(program.out()).doesNotContain("sshCommand", "LD_PRELOAD", "authorized_keys", "GOSUMDB=off");
    }
    assertThat(computer()).isEqualTo(before);
  }

  @Test
  void theScriptIsTextInWhichEveryValueIsOneWord() throws IOException {
    ObjectNode report = genuine("tls-reset");
    String script = run(new String[] {"fix", "script", "R1", "--from"}, write(report), 0).out();
    assertThat(script).startsWith("#!/bin/sh\n").contains("go env -w 'GOPROXY=");
    assertThat(script.lines().filter(line -> !line.startsWith("#")))
        .allMatch(line -> line.matches("go env -w '[^']*'"));
    ((ObjectNode) report.get("environment")).put("os", "windows");
    assertThat(run(new String[] {"fix", "script", "R1", "--from"}, write(report), 0).out())
        .doesNotContain("#!/bin/sh").contains("go env -w 'GOPROXY=");
  }

  @Test
  void ownReportsAreSealedAndOneChangedLetterBreaksTheSeal() throws Exception {
    Path own = folder.resolve("own.json");
    StateFolder state = StateFolder.of(Environment.of(OperatingSystem.LINUX, variables), _ -> { });
    ReportJson reports = new ReportJson(List.of(Texts.load(Language.ENGLISH)), new ReportSeal(new SealKey(state)));
    Files.writeString(own, reports.writeOwn(reports.read(JSON.writeValueAsBytes(genuine("tls-reset"))).report()));
    JsonNode sealed = JSON.readTree(Files.readAllBytes(own));
    assertThat(sealed.path("seal").asString()).hasSize(43);
    assertThat(run(new String[] {"fix", "script", "R1", "--from"}, own, 0).err()).isEmpty();
    String text = Files.readString(own);
    Files.writeString(own, JSON.writeValueAsString(sealed));
    assertThat(run(new String[] {"fix", "script", "R1", "--from"}, own, 0).err()).as("other blanks").isEmpty();
    Files.writeString(own, text.replaceFirst("proxy", "prox1"));
    assertThat(run(new String[] {"fix", "script", "--from"}, own, 0, 2).err()).contains("changed since");
    variables.put("XDG_STATE_HOME", folder.resolve("state").resolve("other").toString());
    Files.writeString(own, text);
    assertThat(run(new String[] {"fix", "list", "--from"}, own, 0).err()).contains("not written by this program");
  }

  @Test
  void loadingAndSavingMakesNobodyElsesReportOnesOwn() throws IOException {
    Path again = folder.resolve("again.json");
    Headless program = new Headless(Language.ENGLISH, variables, new byte[0]);
    program.run("check", "--from", write(genuine("tls-reset")).toString(), "--json", again.toString());
    assertThat(JSON.readTree(Files.readAllBytes(again)).has("seal")).isFalse();
    run(new String[] {"fix", "try", "R1", "--from"}, again, ExitCode.USAGE);
  }

  @Test
  void readingOneWantsNoFolderOfState() throws IOException {
    variables.remove("XDG_STATE_HOME");
    variables.put("HOME", folder.resolve("nowhere").toString());
    assertThat(run(new String[] {"check", "--from"}, write(genuine("tls-reset")), 1).err()).isEmpty();
  }

  static Stream<String> floods() {
    String frame = "{\"schema\":\"gogetwell-report-1\",\"started\":\"2026-01-01T00:00:00Z\",";
    return Stream.of(" ".repeat(17_000_000), frame + "\"evidence\":[" + "{\"kind\":\"x\"},".repeat(300_000) + "{}]}",
        frame + "\"remedies\":[" + "{},".repeat(100_000) + "{}]}", "[".repeat(100_000), "{\"a\":".repeat(5_000),
        frame + "\"tookMs\":" + "9".repeat(100_000) + "}", "{\"" + "k".repeat(100_000) + "\":1}", "\u0000", "{}", "null");
  }

  @ParameterizedTest
  @MethodSource("floods")
  void whatIsLargerOrDeeperThanAnyReportIsRefusedInASentence(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("mailed.json"), text);
    for (String[] command : COMMANDS.subList(0, 2)) {
      Headless program = run(command, file, ExitCode.USAGE);
      assertThat(program.err().strip().lines()).as(String.join(" ", command)).hasSize(1);
      assertThat(program.err()).doesNotContain("GW-");
    }
  }

  /// Any value of a genuine report replaced by any hostile one.
  @Test
  void mutantsOfGenuineReportsDoNothing() throws IOException {
    long seed = Long.getLong("gogetwell.seed", System.nanoTime());
    Random random = new Random(seed);
    List<ObjectNode> reports = new ArrayList<>();
    for (String name : GENUINE) {
      reports.add(genuine(name));
    }
    Map<String, String> before = computer();
    for (int i = 0; i < MUTANTS; i++) {
      ObjectNode mutant = reports.get(random.nextInt(reports.size())).deepCopy();
      String what = mutate(mutant, random);
      Path file = write(mutant);
      for (String[] command : i % 10 == 0 ? COMMANDS : COMMANDS.subList(i % COMMANDS.size(), i % COMMANDS.size() + 1)) {
        Headless program = new Headless(Language.ENGLISH, variables, new byte[0]);
        List<String> words = new ArrayList<>(List.of(command));
        words.add(file.toString());
        int code = program.run(words.toArray(String[]::new));
        String said = "seed " + seed + ", mutant " + i + ": " + what + "\n" + words + "\n" + program.err();
        assertThat(code).as(said).isBetween(0, 2);
        assertThat(program.out() + program.err()).as(said).doesNotContain("\u001b", "\u202e", "GW-");
      }
    }
    assertThat(computer()).as("seed " + seed).isEqualTo(before);
  }

  private static String mutate(ObjectNode report, Random random) {
    JsonNode at = report;
    StringBuilder path = new StringBuilder();
    while (true) {
      int size = at.size();
      if (size == 0) {
        return path + " (empty)";
      }
      int index = random.nextInt(size);
      String name = at instanceof ObjectNode object ? List.copyOf(object.propertyNames()).get(index) : "" + index;
      JsonNode child = at instanceof ObjectNode ? at.get(name) : at.get(index);
      path.append('/').append(name);
      if (child.size() == 0 || random.nextInt(6) == 0) {
        JsonNode hostile = hostile(child, random);
        if (at instanceof ObjectNode object) {
          object.set(name, hostile);
        } else {
          ((ArrayNode) at).set(index, hostile);
        }
        String shown = hostile.toString();
        return path + " = " + shown.substring(0, Math.min(200, shown.length()));
      }
      at = child;
    }
  }

  private static JsonNode hostile(JsonNode former, Random random) {
    String word = former.isString() ? former.asString() : "x";
    List<String> values = List.of("null", "true", "-1", "1e308", "9223372036854775807", "[]", "{}", "[[],{}]", "\"\"",
        "\"\\u0000\\u001b[2J\"", "\"\\u202e\\ud800\"", "\"../../../../etc/passwd\"", "\"/dev/zero\"", "\"~/.ssh/id\"",
        "\"$(touch /tmp/x)\"", "\"`id`\"", "\"-toolexec=sh\"", "\"a\\nb\\r\\n# c\"", "\"{0} ' {1}\"",
        "\"https://evil.test/'\\\"\"", "\"GOSUMDB=off\"", "\"" + "A".repeat(70_000) + "\"", "\"off\"", "\"proxy-1\"",
        "\"tls.sni-filter\"", "\"sh\"", "[\"sh\",\"-c\",\"id\"]", "{\"kind\":\"go-env\",\"name\":\"GOSUMDB\"}");
    int choice = random.nextInt(values.size() + 2);
    return choice < values.size() ? JSON.readTree(values.get(choice))
        : choice == values.size() ? JSON.getNodeFactory().stringNode(word + word)
        : JSON.getNodeFactory().stringNode(new StringBuilder(word).reverse().toString());
  }
}
