package dev.gogetwell.lab;

import dev.gogetwell.gorules.GitConfigPath;
import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.file.ScratchFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Writes the home folder, the project and the variables of the practising user. One thread.
///
/// The variables are built from an allow-list: this machine may have SSL_CERT_FILE, GIT_SSL_CAINFO or a proxy set, and
/// each of them would change what go and git see.
final class ClientHome {
  private static final List<String> INHERITED = List.of(
      "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "TMPDIR", "TEMP", "TMP", "USER", "LOGNAME", "NO_COLOR",
      "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "ProgramFiles", "ProgramFiles(x86)", "ProgramData",
      "CommonProgramFiles", "PROCESSOR_ARCHITECTURE", "NUMBER_OF_PROCESSORS", "USERNAME", "OS");
  /// What a new login has of its own.
  private static final List<String> OF_THE_LOGIN = List.of("HOME", "USERPROFILE", "SHELL", "USER", "LOGNAME", "TERM");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./\\\\:+,@-]+");

  private final ScratchFolder folder;
  private final Path scratch;
  private final Path home;

  ClientHome(ScratchFolder folder) throws IOException {
    this.folder = folder;
    this.scratch = folder.path();
    this.home = Files.createDirectories(scratch.resolve("home"));
  }

  /// Writes everything that `site` wants.
  ///
  /// @param outer the variables from which the allow-list takes
  BrokenNetwork furnish(Scenario scenario, LabNetwork site, Environment outer, Launcher launcher, Path goCache)
      throws IOException {
    ClientSettings settings = site.settings();
    Path roots = site.trust().writePublic(scratch);
    Path rootsForGo = site.trust().writeForGo(scratch);
    site.trust().writeForGit(scratch).ifPresent(file -> settings.gitConfig("[http]")
        .gitConfig("\tsslCAInfo = " + GitConfigPath.quoted(file)));
    Path hosts = Files.writeString(scratch.resolve("hosts.json"),
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
            .writeValueAsString(site.references().json(roots.getFileName().toString())));
    Path gitConfig = Files.writeString(home.resolve(".gitconfig"), gitConfig(settings));
    Path project = project(settings);

    Environment base = tools(user(outer, launcher), goCache)
        .with("GIT_CONFIG_GLOBAL", gitConfig.toString())
        .with("SSL_CERT_FILE",
            (settings.areRootsFromProject() ? project.relativize(rootsForGo) : rootsForGo).toString())
        // Without this Go would read the directories of this machine as well (crypto/x509/root_unix.go).
        .with("SSL_CERT_DIR", Files.createDirectories(scratch.resolve("no-certs")).toString());
    if (settings.searchedFirst().isPresent()) {
      base = base.with("PATH", home.resolve(settings.searchedFirst().get()) + File.pathSeparator + base.value("PATH"));
    }
    Path goEnv = Path.of(base.value("GOENV"));
    Files.createDirectories(goEnv.getParent());
    Files.writeString(goEnv, assignments(settings.goEnv(), ""));
    // Else go leaves a process behind that writes into this folder after the command has ended (cmd/go/main.go).
    Files.writeString(Files.createDirectories(goEnv.resolveSibling("telemetry")).resolve("mode"), "off\n");
    homeFiles(settings);
    if (outer.os() != OperatingSystem.WINDOWS) {
      Files.writeString(home.resolve(".profile"), profile(base, settings));
    }

    Environment environment = base;
    for (Map.Entry<String, String> variable : settings.shell().entrySet()) {
      environment = environment.with(variable.getKey(), variable.getValue());
    }
    return new BrokenNetwork(scenario, site, folder, project, hosts, environment.with("PWD", project.toString())
        .with("LAB_MODULE", site.module().reference()).with("LAB_HOSTS", word(hosts, project)));
  }

  /// The file as one word of every shell, without quotes, however the home folder is called: commands run in `folder`,
  /// and both lie in the same one.
  private static String word(Path file, Path folder) {
    return PLAIN.matcher(file.toString()).matches() ? file.toString() : folder.relativize(file).toString();
  }

  private static String profile(Environment base, ClientSettings settings) {
    Map<String, String> profile = new LinkedHashMap<>(base.variables());
    profile.keySet().removeAll(OF_THE_LOGIN);
    profile.putAll(settings.profile());
    return assignments(profile, "export ");
  }

  private void homeFiles(ClientSettings settings) throws IOException {
    for (Map.Entry<String, String> file : settings.homeFiles().entrySet()) {
      // What may be run is a script; none of these files is for anybody else, or ssh refuses its keys.
      Path path = home.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  /// The practising user: the same system, another home.
  private Environment user(Environment outer, Launcher launcher) throws IOException {
    Map<String, String> kept = new TreeMap<>();
    INHERITED.forEach(name -> outer.get(name).ifPresent(value -> kept.put(name, value)));
    Environment user = Environment.of(outer.os(), kept);
    boolean windows = outer.os() == OperatingSystem.WINDOWS;
    String path = user.get("PATH").orElse(windows ? user.value("SystemRoot") + "\\system32" : "/usr/bin:/bin");
    user = user.with("PATH", launcher.directory(scratch) + File.pathSeparator + path)
        .with("JAVA_HOME", System.getProperty("java.home"))
        .with("HOME", home.toString())
        .with("USERPROFILE", home.toString());
    if (!windows) {
      return user.with("SHELL", "/bin/sh");
    }
    Path data = home.resolve("AppData");
    return user.with("APPDATA", Files.createDirectories(data.resolve("Roaming")).toString())
        .with("LOCALAPPDATA", Files.createDirectories(data.resolve("Local")).toString());
  }

  /// What go and git are told by every practice network.
  private Environment tools(Environment user, Path goCache) {
    return user.with("GOENV", user.configFolder().orElse(home).resolve("go").resolve("env").toString())
        .with("GOPATH", home.resolve("go").toString())
        .with("GOMODCACHE", scratch.resolve("modcache").toString())
        .with("GOCACHE", goCache.toString())
        .with("GOFLAGS", "-modcacherw")
        .with("GOTOOLCHAIN", "local")
        .with("GIT_CONFIG_NOSYSTEM", "1")
        .with("GIT_TERMINAL_PROMPT", "0");
  }

  /// The download part of a module cache (go.dev/ref/mod, "Module cache").
  private static void cache(ModuleArchive module, Path cache, boolean half) throws IOException {
    Path folder = Files.createDirectories(cache.resolve("cache/download").resolve(module.path()).resolve("@v"));
    String version = module.version();
    Files.writeString(folder.resolve("list"), version + "\n");
    Files.writeString(folder.resolve(version + ".info"),
        "{\"Version\":\"" + version + "\",\"Time\":\"2024-05-06T07:08:09Z\"}");
    Files.writeString(folder.resolve(version + ".mod"), module.goMod());
    Files.write(folder.resolve(version + ".zip"),
        half ? Arrays.copyOf(module.zip(), module.zip().length / 2) : module.zip());
    Files.writeString(folder.resolve(version + ".ziphash"), module.zipHash());
  }

  private Path project(ClientSettings settings) throws IOException {
    Path project = Files.createDirectories(scratch.resolve("project"));
    Files.writeString(project.resolve("main.go"), "package main\n\nfunc main() {}\n");
    if (settings.hasGoMod()) {
      Files.writeString(project.resolve("go.mod"), "module practice.test/app\n\ngo " + settings.goVersion() + "\n");
    }
    for (ModuleArchive module : settings.cached()) {
      cache(module, scratch.resolve("modcache"), settings.isDamaged());
      Files.writeString(project.resolve("go.sum"), module.sumLines());
    }
    if (settings.goSum().isPresent()) {
      Files.writeString(project.resolve("go.sum"), settings.goSum().get());
    }
    return project;
  }

  private static String gitConfig(ClientSettings settings) {
    return Stream.concat(
            Stream.of("[user]", "\tname = Somebody Practising", "\temail = practice@practice.test"),
            settings.gitConfig().stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String assignments(Map<String, String> values, String before) {
    boolean shell = !before.isEmpty();
    return values.entrySet().stream()
        .map(entry -> before + entry.getKey() + "="
            + (shell ? ShellWords.posix(entry.getValue()) : entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }
}
