package dev.gogetwell.remedy;

import dev.gogetwell.gorules.GitConfigPath;
import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A git configuration file, edited by `git config --file` on a copy.
final class GitConfigApplier implements Applier<Change.GitConfig> {
  private final SettingTools tools;
  private final Optional<Path> git;
  private final Environment environment;

  GitConfigApplier(SettingTools tools, Optional<Path> git, Environment environment) {
    this.tools = tools;
    this.git = git;
    this.environment = environment;
  }

  @Override
  public void plan(Change.GitConfig change, Draft draft, Path folder)
      throws RemedyException, InterruptedException, IOException {
    List<String> typed = new ArrayList<>(List.of("git", "config"));
    typed.addAll(change.file().map(file -> List.of("--file", file)).orElse(List.of("--global")));
    typed.addAll(words(change));
    String byHand = ShellWords.of(environment.os().id()).line(typed);
    Draft.Edit edit = draft.file(file(change), byHand);
    Path copy = folder.resolve("gitconfig");
    Files.write(copy, edit.after().orElse(new byte[0]));
    Optional<String> now = value(copy, change.name(), folder);
    if (!now.equals(change.expected())) {
      throw RemedyErrors.of("changed", change.name(), now.orElse(""), edit.place().name());
    }
    if (change.value().isEmpty() && now.isEmpty()) {
      return; // git config --unset of what is not there is an error.
    }
    List<String> command = new ArrayList<>(List.of(gitPath().toString(), "config", "--file", copy.toString()));
    command.addAll(words(change));
    tools.require(command, bare(folder), folder);
    edit.change(Optional.of(RegularFile.at(copy).bytes(InputLimit.SETTINGS)), byHand);
  }

  /// One value more; the others of the same key stay.
  void planAdded(Change.GitConfigAdded change, Draft draft, Path folder)
      throws RemedyException, InterruptedException, IOException {
    List<String> words = List.of("--add", change.name(), change.value());
    List<String> typed = new ArrayList<>(List.of("git", "config", "--global"));
    typed.addAll(words);
    String byHand = ShellWords.of(environment.os().id()).line(typed);
    Draft.Edit edit = draft.file(global(), byHand);
    Path copy = folder.resolve("gitconfig");
    Files.write(copy, edit.after().orElse(new byte[0]));
    if (values(copy, change.name(), folder).contains(change.value())) {
      return; // A second line would say nothing more.
    }
    List<String> command = new ArrayList<>(List.of(gitPath().toString(), "config", "--file", copy.toString()));
    command.addAll(words);
    tools.require(command, bare(folder), folder);
    edit.change(Optional.of(RegularFile.at(copy).bytes(InputLimit.SETTINGS)), byHand);
  }

  /// The same file is meant.
  static Change.GitConfig like(Change.GitConfigAdded change) {
    return new Change.GitConfig(change.name(), Optional.of(change.value()), Optional.empty(), Optional.empty());
  }

  void requireAdded(Change.GitConfigAdded change) throws RemedyException, InterruptedException {
    Path real = global();
    List<String> now = Files.exists(real) ? values(real, change.name(), GitConfigCopy.folderOf(real)) : List.of();
    if (!now.contains(change.value())) {
      throw RemedyErrors.of("not-effective", change.name(), String.join(" ", now));
    }
  }

  private static List<String> words(Change.GitConfig change) {
    return change.value()
        .map(value -> List.of("--replace-all", change.name(), value))
        .orElseGet(() -> List.of("--unset-all", change.name()));
  }

  private Optional<String> value(Path file, String key, Path folder) throws RemedyException, InterruptedException {
    return got(file, "--get", key, folder).map(out -> out.replaceFirst("\u0000$", ""));
  }

  private List<String> values(Path file, String key, Path folder) throws RemedyException, InterruptedException {
    return got(file, "--get-all", key, folder).map(out -> List.of(out.split("\u0000", 0))).orElse(List.of());
  }

  private Optional<String> got(Path file, String how, String key, Path folder)
      throws RemedyException, InterruptedException {
    ProcessResult result = tools.run(
        List.of(gitPath().toString(), "config", "--file", file.toString(), "-z", how, key), bare(folder), folder);
    return switch (result.exitCode()) {
      case 0 -> Optional.of(result.out());
      case 1 -> Optional.empty();
      default -> throw RemedyErrors.of("refused", "git", result.err().strip());
    };
  }

  /// Without the user's own files: a syntax error in one of them must not stop the edit of another.
  private Environment bare(Path folder) {
    return environment.with("HOME", folder.toString()).with("XDG_CONFIG_HOME", folder.toString())
        .with("GIT_CONFIG_NOSYSTEM", "1").without("GIT_CONFIG_GLOBAL").without("GIT_CONFIG");
  }

  /// The file that `git config --global` would write (git-config(1), FILES).
  private Path file(Change.GitConfig change) throws RemedyException {
    return change.file().isPresent() ? path(change.file().get()) : global();
  }

  private static Path path(String name) throws RemedyException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw RemedyErrors.of("unreadable", e, name);
    }
  }

  private Path global() throws RemedyException {
    Optional<String> named = environment.get("GIT_CONFIG_GLOBAL");
    if (named.isPresent() && named.get().isEmpty()) {
      throw RemedyErrors.of("git-reads-no-global");
    }
    if (named.isPresent()) {
      return path(named.get());
    }
    Path own = environment.gitHome().orElseThrow(() -> RemedyErrors.of("no-home")).resolve(".gitconfig");
    Path shared = shared();
    return !Files.exists(own) && Files.exists(shared) ? shared : own;
  }

  private Path shared() {
    Path folder = environment.folder("XDG_CONFIG_HOME")
        .orElseGet(() -> environment.gitHome().orElse(Path.of("/")).resolve(".config"));
    return folder.resolve("git").resolve("config");
  }

  private Path gitPath() throws RemedyException {
    return git.orElseThrow(() -> RemedyErrors.of("no-git"));
  }

  /// GIT_CONFIG_GLOBAL replaces both files of the user, so the copy includes the other one; and a file that one of them
  /// includes is read by a copy of that one.
  @Override
  public Environment overriding(Change.GitConfig change, Draft draft, Environment seen, Path folder)
      throws RemedyException, IOException {
    Path real = file(change);
    String text = GitConfigCopy.of(
        new String(draft.file(real, "").after().orElse(new byte[0]), StandardCharsets.UTF_8), real);
    boolean readsNone = environment.get("GIT_CONFIG_GLOBAL").filter(String::isEmpty).isPresent();
    boolean isOwn = !readsNone && (real.equals(global()) || real.equals(shared()));
    Path copy = folder.resolve("gitconfig-tried");
    if (!isOwn && real.getFileName().toString().equals("gitconfig")) {
      Files.writeString(copy, text);
      return seen.with("GIT_CONFIG_SYSTEM", copy.toString());
    }
    if (!isOwn) {
      text = including(real, Files.writeString(folder.resolve("gitconfig-included"), text));
    }
    boolean hasOther = environment.get("GIT_CONFIG_GLOBAL").isEmpty() && !real.equals(shared())
        && !global().equals(shared()) && Files.exists(shared());
    Files.writeString(copy, hasOther
        ? "[include]\n\tpath = " + GitConfigPath.quoted(shared()) + "\n" + text : text);
    return seen.with("GIT_CONFIG_GLOBAL", copy.toString());
  }

  /// The user's own file with another one in the place of what it includes.
  private String including(Path included, Path instead) throws RemedyException, IOException {
    Path own = global();
    return GitConfigCopy.of(Files.exists(own) ? RegularFile.at(own).text(InputLimit.SETTINGS) : "", own, included,
        instead, environment.gitHome()).orElseThrow(() -> RemedyErrors.of("try-included", included));
  }

  @Override
  public List<String> overriddenBy(Change.GitConfig change) {
    String key = change.name().toLowerCase(Locale.ROOT);
    List<String> stronger = new ArrayList<>();
    // git's http.c reads both after the configuration; the mere presence of the second counts.
    if (key.endsWith(".sslcainfo") && environment.get("GIT_SSL_CAINFO").isPresent()) {
      stronger.add("GIT_SSL_CAINFO=" + environment.value("GIT_SSL_CAINFO"));
    }
    if (key.endsWith(".sslverify") && environment.get("GIT_SSL_NO_VERIFY").isPresent()) {
      stronger.add("GIT_SSL_NO_VERIFY=" + environment.value("GIT_SSL_NO_VERIFY"));
    }
    return stronger;
  }

  @Override
  public void requireEffective(Change.GitConfig change) throws RemedyException, InterruptedException {
    Path real = file(change);
    Path folder = GitConfigCopy.folderOf(real);
    Optional<String> now = Files.exists(real) ? value(real, change.name(), folder) : Optional.empty();
    if (!now.equals(change.value())) {
      throw RemedyErrors.of("not-effective", change.name(), now.orElse(""));
    }
  }
}
