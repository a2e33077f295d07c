package dev.gogetwell.remedy;

import dev.gogetwell.gorules.GoEnvFile;
import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The go env file, edited by `go env -w` itself on a copy: its rules of validating, sorting and keeping comments
/// (cmd/go/internal/envcmd/env.go: updateEnvFile) are Go's own.
final class GoEnvApplier implements Applier<Change.GoEnv> {
  private final SettingTools tools;
  private final Optional<Path> go;
  private final Environment environment;

  GoEnvApplier(SettingTools tools, Optional<Path> go, Environment environment) {
    this.tools = tools;
    this.go = go;
    this.environment = environment;
  }

  @Override
  public void plan(Change.GoEnv change, Draft draft, Path folder)
      throws RemedyException, InterruptedException, IOException {
    Draft.Edit edit = draft.file(file(), byHand(change));
    String name = change.name();
    Optional<String> now = edit.after()
        .map(bytes -> GoEnvFile.parse(new String(bytes, StandardCharsets.UTF_8)).values().get(name));
    if (!now.equals(change.expected())) {
      throw RemedyErrors.of("changed", name, now.orElse(""), edit.place().name());
    }
    if (change.value().isEmpty() && now.isEmpty()) {
      return; // go env -u of what is not there fails on some versions and changes nothing on the others.
    }
    Path copy = folder.resolve("goenv");
    Files.deleteIfExists(copy);
    if (edit.after().isPresent()) {
      Files.write(copy, edit.after().get());
    }
    List<String> command = command(goPath().toString(), change);
    tools.require(command, asking(name).with("GOENV", copy.toString()), folder);
    Optional<byte[]> after = Files.exists(copy)
        ? Optional.of(cleaned(RegularFile.at(copy).bytes(InputLimit.SETTINGS))) : Optional.empty();
    edit.change(after, byHand(change));
  }

  /// In a charset in which every byte is a character, since the file may be in any.
  private static byte[] cleaned(byte[] bytes) {
    return LineEnds.cleaned(new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> command(String go, Change.GoEnv change) {
    return change.value()
        .map(value -> List.of(go, "env", "-w", change.name() + "=" + value))
        .orElseGet(() -> List.of(go, "env", "-u", change.name()));
  }

  private String byHand(Change.GoEnv change) {
    return ShellWords.of(environment.os().id()).line(command("go", change));
  }

  private Path file() throws RemedyException {
    return environment.goEnvFile().orElseThrow(() ->
        environment.value("GOENV").equals("off") ? RemedyErrors.of("goenv-off") : RemedyErrors.of("no-home"));
  }

  private Path goPath() throws RemedyException {
    return go.orElseThrow(() -> RemedyErrors.of("no-go"));
  }

  /// Without the variable itself, which would hide the file's value.
  private Environment asking(String name) {
    return environment.without(name).with("GOTOOLCHAIN", "local");
  }

  @Override
  public Environment overriding(Change.GoEnv change, Draft draft, Environment seen, Path folder)
      throws RemedyException, IOException {
    Path copy = folder.resolve("goenv-tried");
    Files.write(copy, draft.file(file(), "").after().orElse(new byte[0]));
    return seen.with("GOENV", copy.toString());
  }

  @Override
  public List<String> overriddenBy(Change.GoEnv change) {
    String value = environment.value(change.name());
    return value.isEmpty() ? List.of() : List.of(change.name() + "=" + value);
  }

  @Override
  public void requireEffective(Change.GoEnv change) throws RemedyException, InterruptedException {
    if (change.value().isEmpty() || change.name().equals("GOTOOLCHAIN")) {
      return; // What an unset variable falls back to is Go's to say.
    }
    String told = tools.require(List.of(goPath().toString(), "env", change.name()), asking(change.name()),
        file().getRoot()).out();
    if (!told.strip().equals(change.value().get().strip())) {
      throw RemedyErrors.of("not-effective", change.name(), told.strip());
    }
  }
}
