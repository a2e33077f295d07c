package dev.gogetwell.gorules.sumdb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The client of checksum databases that is inside the installed go command: built from the sources that lie beside it.
final class GoSumDb {
  private static final List<String> PARTS = List.of("sumdb", "module", "semver", "internal");

  private final Path folder;

  private GoSumDb(Path folder) {
    this.folder = folder;
  }

  /// One lookup and everything that the database would answer.
  ///
  /// @param latest the tree head that was kept from before; empty for none
  record Case(String key, String path, String version, Map<String, byte[]> answers, byte[] latest) {
    Case(String key, String path, String version, Map<String, byte[]> answers) {
      this(key, path, version, answers, new byte[0]);
    }
  }

  /// What the client says of it.
  record Verdict(boolean ok, List<String> lines, String error) {}

  /// Builds it in `folder`; the test is skipped where there is no go or it came without its sources.
  static GoSumDb build(Path folder) throws IOException, InterruptedException {
    Optional<Path> go = Stream.concat(Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("")
        .split(File.pathSeparator)), Stream.of("/usr/local/go/bin")).map(dir -> Path.of(dir, "go"))
        .filter(Files::isExecutable).findFirst();
    assumeTrue(go.isPresent(), "skipped: there is no go on this machine");
    List<String> said = run(folder, List.of(go.get().toString(), "env", "GOROOT", "GOVERSION"), Path.of("/dev/null"))
        .lines().toList();
    Path sources = Path.of(said.getFirst(), "src/cmd/vendor/golang.org/x/mod");
    String language = "\n\ngo " + said.getLast().replaceFirst("^go(1\\.\\d+).*", "$1") + "\n";
    assumeTrue(Files.isDirectory(sources), "skipped: this go came without its sources");
    for (String part : PARTS) {
      copy(sources, part, folder.resolve("xmod"));
    }
    Files.writeString(folder.resolve("xmod/go.mod"), "module golang.org/x/mod" + language);
    Files.writeString(folder.resolve("go.mod"), "module judge" + language + "\nrequire golang.org/x/mod v0.0.0\n\n"
        + "replace golang.org/x/mod => ./xmod\n");
    Files.copy(Path.of("src/test/go/sumdb/main.go"), folder.resolve("main.go"));
    run(folder, List.of(go.get().toString(), "build", "-o", "judge", "."), Path.of("/dev/null"));
    return new GoSumDb(folder);
  }

  List<Verdict> judge(List<Case> cases) throws IOException, InterruptedException {
    JsonMapper json = JsonMapper.shared();
    List<String> lines = new ArrayList<>();
    for (Case each : cases) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("key", each.key());
      line.put("path", each.path());
      line.put("version", each.version());
      Map<String, String> answers = new LinkedHashMap<>();
      each.answers().forEach((path, bytes) -> answers.put(path, Base64.getEncoder().encodeToString(bytes)));
      line.put("answers", answers);
      line.put("latest", Base64.getEncoder().encodeToString(each.latest()));
      lines.add(json.writeValueAsString(line));
    }
    Path in = Files.write(folder.resolve("cases"), lines);
    return run(folder, List.of(folder.resolve("judge").toString()), in).lines().map(line -> {
      JsonNode node = json.readTree(line);
      List<String> found = new ArrayList<>();
      node.path("lines").forEach(each -> found.add(each.asString()));
      return new Verdict(node.path("ok").asBoolean(false), found, node.path("err").asString(""));
    }).toList();
  }

  private static void copy(Path sources, String part, Path target) throws IOException {
    try (Stream<Path> all = Files.walk(sources.resolve(part))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(sources.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static String run(Path folder, List<String> command, Path in) throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(in.toFile())
        .redirectOutput(out.toFile()).redirectErrorStream(true);
    builder.environment().putAll(Map.of("GOTOOLCHAIN", "local", "GOFLAGS", "-mod=mod", "GOWORK", "off", "GOPROXY", "off",
        "GOENV", "off"));
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
