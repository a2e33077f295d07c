package dev.gogetwell.lab;

import dev.gogetwell.lab.server.ModuleArchive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What go and git are told in a practice network, by place. Filled while a network is built; one thread.
public final class ClientSettings {
  private final Map<String, String> goEnv = new LinkedHashMap<>();
  private final Map<String, String> gorootEnv = new LinkedHashMap<>();
  private final Map<String, String> shell = new LinkedHashMap<>();
  private final Map<String, String> profile = new LinkedHashMap<>();
  private final List<String> gitConfig = new ArrayList<>();
  private final Map<String, String> homeFiles = new LinkedHashMap<>();
  private final List<ModuleArchive> cached = new ArrayList<>();
  private Optional<String> goSum = Optional.empty();
  private Optional<String> moduleCache = Optional.empty();
  private Optional<String> searchedFirst = Optional.empty();
  private boolean damaged;
  private boolean rootsFromProject;
  private boolean goMod = true;
  private String goVersion = "1.18";

  ClientSettings() {}

  /// Stored with `go env -w`.
  public ClientSettings goEnv(String key, String value) {
    goEnv.put(key, value);
    return this;
  }

  /// Shipped with the Go installation, in `$GOROOT/go.env`.
  public ClientSettings gorootEnv(String key, String value) {
    gorootEnv.put(key, value);
    return this;
  }

  /// Exported by the login shell's profile and so also in the environment of the command.
  public ClientSettings variable(String key, String value) {
    shell.put(key, value);
    profile.put(key, value);
    return this;
  }

  /// Exported by the profile only: the running shell is older than the line.
  public ClientSettings profileOnly(String key, String value) {
    profile.put(key, value);
    return this;
  }

  /// One line of git's global configuration: `[section]` or `key = value`.
  public ClientSettings gitConfig(String line) {
    gitConfig.add(line);
    return this;
  }

  /// The project folder has no go.mod.
  public ClientSettings withoutGoMod() {
    goMod = false;
    return this;
  }

  /// The file of roots is named as it is found from the project's folder.
  public ClientSettings rootsFromProject() {
    rootsFromProject = true;
    return this;
  }

  boolean areRootsFromProject() {
    return rootsFromProject;
  }

  /// The project wants this version of Go.
  public ClientSettings wantsGo(String version) {
    goVersion = version;
    return this;
  }

  String goVersion() {
    return goVersion;
  }

  /// The module cache is on a disk that has no space left.
  public ClientSettings moduleCacheFull() {
    moduleCache = Optional.of("size=64k");
    return this;
  }

  /// The module cache is on a disk that cannot be written.
  public ClientSettings moduleCacheReadOnly() {
    moduleCache = Optional.of("ro,size=64k");
    return this;
  }

  /// The download of the module was cut off, and its archive is half.
  public ClientSettings fetchedHalf(ModuleArchive module) {
    damaged = true;
    return fetchedBefore(module);
  }

  boolean isDamaged() {
    return damaged;
  }

  Optional<String> moduleCache() {
    return moduleCache;
  }

  /// A file of the home folder.
  public ClientSettings homeFile(String name, String text) {
    homeFiles.put(name, text);
    return this;
  }

  /// A folder of the home folder that comes before all others on the search path.
  public ClientSettings searchFirst(String folder) {
    searchedFirst = Optional.of(folder);
    return this;
  }

  Optional<String> searchedFirst() {
    return searchedFirst;
  }

  /// The module was fetched before: it lies in the module cache, and go.sum knows it.
  public ClientSettings fetchedBefore(ModuleArchive module) {
    cached.add(module);
    return this;
  }

  /// What go.sum of the project holds.
  public ClientSettings goSum(String lines) {
    goSum = Optional.of(lines);
    return this;
  }

  Optional<String> goSum() {
    return goSum;
  }

  Map<String, String> homeFiles() {
    return homeFiles;
  }

  List<ModuleArchive> cached() {
    return cached;
  }

  Map<String, String> goEnv() {
    return goEnv;
  }

  Map<String, String> gorootEnv() {
    return gorootEnv;
  }

  Map<String, String> shell() {
    return shell;
  }

  Map<String, String> profile() {
    return profile;
  }

  List<String> gitConfig() {
    return gitConfig;
  }

  boolean hasGoMod() {
    return goMod;
  }
}
