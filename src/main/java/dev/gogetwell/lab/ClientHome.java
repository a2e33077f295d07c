package dev.gogetwell.lab;

import dev.gogetwell.machine.file.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Writes the home folder, the project and the variables of the practising user. One thread.
///
/// The variables are built from an allow-list: this machine may have SSL_CERT_FILE, GIT_SSL_CAINFO or a proxy set, and
/// each of them would change what go and git see.
final class ClientHome {
  private static final List<String> INHERITED = List.of(
      "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "TMPDIR", "TEMP", "TMP", "USER", "LOGNAME", "SystemRoot",
      "SYSTEMROOT", "ComSpec", "PATHEXT", "windir", "NO_COLOR");

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
  BrokenNetwork furnish(Scenario scenario, Site site, Map<String, String> outer, Launcher launcher, Path goCache)
      throws IOException {
    ClientSettings settings = site.settings();
    Path roots = site.trust().writePublic(scratch);
    Path rootsForGo = site.trust().writeForGo(scratch);
    site.trust().writeForGit(scratch).ifPresent(file -> settings.gitConfig("[http]")
        .gitConfig("\tsslCAInfo = " + file));
    Path hosts = Files.writeString(scratch.resolve("hosts.json"),
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
            .writeValueAsString(site.references().json(roots.getFileName().toString())));
    Path goEnv = home.resolve(".config").resolve("go").resolve("env");
    Files.createDirectories(goEnv.getParent());
    Files.writeString(goEnv, assignments(settings.goEnv(), ""));
    // Else go leaves a process behind that writes into this folder after the command has ended (cmd/go/main.go).
    Files.writeString(Files.createDirectories(goEnv.resolveSibling("telemetry")).resolve("mode"), "off\n");
    Path gitConfig = Files.writeString(home.resolve(".gitconfig"), gitConfig(settings));
    Path project = project(settings);

    Map<String, String> base = new LinkedHashMap<>();
    INHERITED.stream().filter(outer::containsKey).forEach(key -> base.put(key, outer.get(key)));
    base.put("PATH", launcher.directory(scratch) + java.io.File.pathSeparator + base.getOrDefault("PATH", "/usr/bin:/bin"));
    base.put("JAVA_HOME", System.getProperty("java.home"));
    base.put("HOME", home.toString());
    base.put("USERPROFILE", home.toString());
    base.put("SHELL", "/bin/sh");
    base.put("GOENV", goEnv.toString());
    base.put("GOPATH", home.resolve("go").toString());
    base.put("GOMODCACHE", scratch.resolve("modcache").toString());
    base.put("GOCACHE", goCache.toString());
    base.put("GOFLAGS", "-modcacherw");
    base.put("GOTOOLCHAIN", "local");
    base.put("GIT_CONFIG_GLOBAL", gitConfig.toString());
    base.put("GIT_CONFIG_NOSYSTEM", "1");
    base.put("GIT_TERMINAL_PROMPT", "0");
    base.put("SSL_CERT_FILE", rootsForGo.toString());
    // Without this Go would read the directories of this machine as well (crypto/x509/root_unix.go).
    base.put("SSL_CERT_DIR", Files.createDirectories(scratch.resolve("no-certs")).toString());

    Map<String, String> profile = new LinkedHashMap<>(base);
    profile.keySet().removeAll(List.of("HOME", "USERPROFILE", "SHELL", "USER", "LOGNAME", "TERM"));
    profile.putAll(settings.profile());
    Files.writeString(home.resolve(".profile"), assignments(profile, "export "));

    Map<String, String> environment = new LinkedHashMap<>(base);
    environment.putAll(settings.shell());
    environment.put("PWD", project.toString());
    environment.put("LAB_MODULE", site.module().reference());
    environment.put("LAB_HOSTS", hosts.toString());
    return new BrokenNetwork(scenario, site, folder, project, hosts, environment);
  }

  private Path project(ClientSettings settings) throws IOException {
    Path project = Files.createDirectories(scratch.resolve("project"));
    Files.writeString(project.resolve("main.go"), "package main\n\nfunc main() {}\n");
    if (settings.hasGoMod()) {
      Files.writeString(project.resolve("go.mod"), "module practice.test/app\n\ngo 1.18\n");
    }
    return project;
  }

  private static String gitConfig(ClientSettings settings) {
    return Stream.concat(
            Stream.of("[user]", "\tname = Practice", "\temail = practice@practice.test"),
            settings.gitConfig().stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String assignments(Map<String, String> values, String before) {
    boolean shell = !before.isEmpty();
    return values.entrySet().stream()
        .map(entry -> before + entry.getKey() + "="
            + (shell ? "'" + entry.getValue().replace("'", "'\\''") + "'" : entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }
}
