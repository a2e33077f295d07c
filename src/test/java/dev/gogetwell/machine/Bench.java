package dev.gogetwell.machine;

import dev.gogetwell.machine.git.GitTool;
import dev.gogetwell.machine.go.GoTool;
import dev.gogetwell.machine.process.Processes;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;

/// A scratch home, the real tools, and a module proxy in a folder; nothing of the real user is read or written.
public final class Bench {
  public static final String MODULE = "bench.test/greeting";
  public static final String COMMAND_MODULE = MODULE + "@v1.0.0";

  private static final boolean WINDOWS = File.separatorChar == '\\';

  private final Path folder;

  public Bench(Path folder) {
    this.folder = folder;
  }

  public static ToolRun tools() {
    return new ToolRun(new Processes(), Duration.ofSeconds(20));
  }

  public Path home() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    // Else go leaves a process behind that writes into this folder after the command has ended (cmd/go/main.go).
    String settings = WINDOWS ? "AppData/Roaming/go/telemetry" : ".config/go/telemetry";
    Files.writeString(Files.createDirectories(home.resolve(settings)).resolve("mode"), "off\n");
    return home;
  }

  public Path temporary() throws IOException {
    return Files.createDirectories(folder.resolve("tmp"));
  }

  /// Bare: PATH is the only variable taken from outside, and on Windows what no program starts without.
  public Environment environment() throws IOException {
    Environment outer = Environment.ofThisProcess();
    Environment bare = Environment.of(WINDOWS ? OperatingSystem.WINDOWS : OperatingSystem.LINUX, Map.of(
        "HOME", home().toString(),
        "PATH", outer.value("PATH"),
        "GIT_CONFIG_NOSYSTEM", "1",
        "TMPDIR", temporary().toString()));
    if (!WINDOWS) {
      return bare.with("SHELL", "/bin/sh");
    }
    for (String name : List.of("SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "windir")) {
      bare = outer.get(name).isPresent() ? bare.with(name, outer.value(name)) : bare;
    }
    return bare.with("USERPROFILE", home().toString()).with("TEMP", temporary().toString())
        .with("TMP", temporary().toString()).with("APPDATA", home().resolve("AppData\\Roaming").toString())
        .with("LOCALAPPDATA", home().resolve("AppData\\Local").toString());
  }

  public Path go() throws IOException {
    Optional<Path> go = new GoTool(tools()).find(environment());
    Assumptions.assumeTrue(go.isPresent(), "skipped: there is no go on this machine");
    return go.get();
  }

  public Path git() throws IOException {
    Optional<Path> git = new GitTool(tools()).find(environment());
    Assumptions.assumeTrue(git.isPresent(), "skipped: there is no git on this machine");
    return git.get();
  }

  /// A GOPROXY in a folder with one module.
  public String proxy() throws IOException {
    Path versions = Files.createDirectories(folder.resolve("proxy").resolve(MODULE).resolve("@v"));
    Files.writeString(versions.resolve("list"), "v1.0.0\n");
    Files.writeString(versions.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\",\"Time\":\"2024-01-01T00:00:00Z\"}");
    Files.writeString(versions.resolve("v1.0.0.mod"), "module " + MODULE + "\n");
    try (OutputStream out = Files.newOutputStream(versions.resolve("v1.0.0.zip"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, "go.mod", "module " + MODULE + "\n");
      entry(zip, "greeting.go", "package greeting\n");
    }
    return address(folder.resolve("proxy"));
  }

  /// A GOPROXY in which the module is missing.
  public String emptyProxy() throws IOException {
    return address(Files.createDirectories(folder.resolve("empty-proxy")));
  }

  /// As go takes it (cmd/go/internal/web/url.go): on Windows a slash stands before the drive.
  private static String address(Path place) {
    return WINDOWS ? "file:///" + place.toString().replace('\\', '/') : "file://" + place;
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(MODULE + "@v1.0.0/" + name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
