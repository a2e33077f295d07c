package dev.gogetwell.gorules.x509;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real Go: builds the program in src/test/go/verifier with one installed toolchain and asks it.
final class GoJudge {
  private static final Pattern VERSION = Pattern.compile("go version go(1\\.\\d+(?:\\.\\d+)?)");

  private final String version;
  private final Path program;

  private GoJudge(String version, Path program) {
    this.version = version;
    this.program = program;
  }

  String version() {
    return version;
  }

  /// The Go commands to judge with: the system property `gogetwell.gos` (a path list), else the one on the PATH or in
  /// the usual place.
  static List<Path> installed() {
    String configured = System.getProperty("gogetwell.gos", "");
    if (!configured.isEmpty()) {
      return Stream.of(configured.split(File.pathSeparator)).map(Path::of).toList();
    }
    Stream<String> path = Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
    return Stream.concat(path, Stream.of("/usr/local/go/bin")).map(dir -> Path.of(dir, "go"))
        .filter(Files::isExecutable).limit(1).toList();
  }

  /// Builds the judge with this toolchain.
  static GoJudge build(Path go, Path directory) throws IOException, InterruptedException {
    String said = run(directory, List.of(go.toString(), "version"), "");
    Matcher matcher = VERSION.matcher(said);
    if (!matcher.find()) {
      throw new IOException("no Go version in: " + said);
    }
    String version = matcher.group(1);
    String minor = version.split("\\.")[1];
    // the go line decides the GODEBUG defaults; go 1.21 and later want the patch number of their first release
    Files.writeString(directory.resolve("go.mod"),
        "module verifier\n\ngo 1." + minor + (Integer.parseInt(minor) >= 21 ? ".0" : "") + "\n");
    Files.copy(Path.of("src/test/go/verifier/main.go"), directory.resolve("main.go"));
    Path program = directory.resolve("verifier.exe");
    run(directory, List.of(go.toString(), "build", "-o", program.toString(), "."), "");
    return new GoJudge(version, program);
  }

  /// Go's verdicts by case id.
  Map<String, Verdict> judge(List<String> cases, Path directory) throws IOException, InterruptedException {
    String answers = run(directory, List.of(program.toString()), String.join("\n", cases) + "\n");
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (String line : answers.split("\n")) {
      JsonNode node = JsonMapper.shared().readTree(line);
      verdicts.put(node.path("id").asString(""), new Verdict(node.path("ok").asBoolean(false),
          node.path("type").asString(""), node.path("reason").asString(""), node.path("err").asString("")));
    }
    return verdicts;
  }

  /// What the program prints of one case.
  record Verdict(boolean ok, String type, String reason, String err) {
    static Verdict of(ChainVerdict verdict) {
      return verdict.error()
          .map(e -> new Verdict(false, e.type().goName(), e.reason().map(r -> r.goName()).orElse(""), e.text()))
          .orElse(new Verdict(true, "", "", ""));
    }
  }

  private static String run(Path directory, List<String> command, String input)
      throws IOException, InterruptedException {
    Path in = Files.writeString(directory.resolve("stdin"), input);
    Path out = directory.resolve("stdout");
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).directory(directory.toFile())
        .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectErrorStream(true);
    builder.environment().put("GOTOOLCHAIN", "local");
    builder.environment().put("GOFLAGS", "-mod=mod");
    builder.environment().put("GOWORK", "off");
    builder.environment().remove("GODEBUG");
    builder.environment().put("GOPROXY", "off");
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("took too long: " + command);
    }
    String said = Files.readString(out, StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      throw new IOException(command + " ended with " + process.exitValue() + ": " + said);
    }
    return said;
  }
}
