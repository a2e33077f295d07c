package dev.gogetwell.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The versions of Go that `go` fetched for this user before. A trial has a module cache of its own, so that `go` would
/// fetch each of them once more; but it looks for a program `go1.N.P` in PATH first
/// (cmd/go/internal/toolchain/select.go, Exec), and there it gets them. Any thread.
final class FetchedToolchains {
  /// A folder of the module cache, cmd/go/internal/gover/gomod.go and cmd/go/internal/toolchain/toolchain.go.
  private static final Pattern NAME =
      Pattern.compile("toolchain@v0\\.0\\.1-(go1[0-9a-z.]{1,30})\\.([a-z0-9]+)-([a-z0-9]+)");
  private static final int MOST = 64;

  private final GoVariables told;
  private final Environment environment;

  FetchedToolchains(GoVariables told) {
    this.told = told;
    this.environment = told.environment();
  }

  /// The same variables, and in PATH behind everything else what was fetched. Nothing where `go` may not fetch: it
  /// would then not find them either.
  ///
  /// @param seen what the command sees so far
  /// @param folder where to put what starts them; is made, and holds links that are to be deleted with it
  Environment offered(Environment seen, Path folder) throws IOException {
    String choice = told.value("GOTOOLCHAIN");
    Map<String, Path> toolchains =
        choice.equals("local") || choice.endsWith("path") ? Map.of() : moduleCache().map(this::in).orElse(Map.of());
    if (toolchains.isEmpty()) {
      return seen;
    }
    Files.createDirectories(folder);
    Environment offered = seen.with("PATH", seen.value("PATH") + File.pathSeparator + folder);
    int number = 0;
    for (Map.Entry<String, Path> toolchain : toolchains.entrySet()) {
      if (environment.os() == OperatingSystem.WINDOWS) {
        // A link needs a right there, and a file of commands has an encoding of its own: so the path stays outside.
        String variable = "GOGETWELL_TOOLCHAIN_" + ++number;
        Files.writeString(folder.resolve(toolchain.getKey() + ".bat"), "@\"%" + variable + "%\" %*\r\n");
        offered = offered.with(variable, toolchain.getValue().toString());
      } else {
        Files.createSymbolicLink(folder.resolve(toolchain.getKey()), toolchain.getValue());
      }
    }
    return offered;
  }

  private Map<String, Path> in(Path cache) {
    Map<String, Path> found = new TreeMap<>();
    String program = environment.os() == OperatingSystem.WINDOWS ? "go.exe" : "go";
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(cache.resolve("golang.org"), "toolchain@*")) {
      for (Path folder : folders) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        Path go = folder.resolve("bin").resolve(program);
        if (name.matches() && name.group(2).equals(environment.os().id()) && Files.isExecutable(go)
            && (isOurs(name.group(3)) || !found.containsKey(name.group(1))) && found.size() < MOST) {
          found.put(name.group(1), go);
        }
      }
    } catch (IOException _) {
      return Map.of(); // None was fetched, or go cannot read them either.
    }
    return found;
  }

  /// Where a system runs the programs of another processor too, there may be two of one version.
  private static boolean isOurs(String architecture) {
    return architecture.equals(switch (System.getProperty("os.arch")) {
      case "x86_64", "amd64" -> "amd64";
      case "aarch64" -> "arm64";
      case String other -> other;
    });
  }

  /// As cmd/go/internal/cfg/cfg.go finds it.
  private Optional<Path> moduleCache() {
    String named = told.value("GOMODCACHE");
    if (!named.isEmpty()) {
      return environment.with("GOMODCACHE", named).folder("GOMODCACHE");
    }
    String first = told.value("GOPATH").split(Pattern.quote(File.pathSeparator), 2)[0];
    Optional<Path> path = first.isEmpty() ? environment.home().map(home -> home.resolve("go"))
        : environment.with("GOPATH", first).folder("GOPATH");
    return path.map(folder -> folder.resolve("pkg").resolve("mod"));
  }
}
