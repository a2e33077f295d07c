package dev.gogetwell.machine;

import dev.gogetwell.gorules.GoEnvFile;
import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.file.SavedText;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// Says where each value of `go env` comes from: environment, go env file, GOROOT/go.env, built in
/// (cmd/go/internal/cfg/cfg.go: Getenv; an empty environment variable counts as unset).
final class SettingsLayers {
  private static final List<String> ROUTE = List.of("GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB",
      "GOINSECURE", "GOFLAGS", "GOTOOLCHAIN", "GOVCS", "GO111MODULE");
  private static final Set<GoEnvFile.Oddity> HARMLESS =
      Set.of(GoEnvFile.Oddity.DUPLICATE, GoEnvFile.Oddity.NOT_AN_ASSIGNMENT);

  /// Of which it is worth knowing what was meant: a mirror, a database, what is private.
  private static final Set<String> MEANT = Set.of("GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB");

  private final Environment environment;
  private final BinaryOperator<String> source;
  private final WithheldValues withheld;
  private final List<Failure> problems = new ArrayList<>();

  /// @param source where a variable of this name and value comes from
  /// @param withheld takes what is read and not recorded
  SettingsLayers(Environment environment, BinaryOperator<String> source, WithheldValues withheld) {
    this.environment = environment;
    this.source = source;
    this.withheld = withheld;
  }

  /// What was wrong with the files.
  List<Failure> problems() {
    return problems;
  }

  Map<String, Setting> origins(Map<String, String> goEnv) {
    Optional<Path> file = environment.goEnvFile();
    Map<String, String> written = file.map(this::read).orElse(Map.of());
    String goroot = goEnv.getOrDefault("GOROOT", "");
    Optional<Path> shipped = goroot.isEmpty() ? Optional.empty() : Optional.of(Path.of(goroot, "go.env"));
    Map<String, String> defaults = shipped.map(this::read).orElse(Map.of());
    Optional<Path> meantIn = file.or(() -> environment.without("GOENV").goEnvFile());
    Map<String, String> meant = meantIn.map(at -> meant(at, file.isEmpty())).orElse(Map.of());
    Map<String, Setting> settings = new TreeMap<>();
    meant.forEach(withheld::add);
    written.forEach(withheld::add); // A name that go does not know may stand in the file too.
    goEnv.forEach((name, reported) -> {
      withheld.add(name, reported);
      Optional<RecordedSettings.Form> form = RecordedSettings.ofGo(name);
      if (form.isEmpty()) {
        return;
      }
      List<Setting.Hidden> layers = new ArrayList<>();
      add(layers, environment.value(name), Origin.Kind.ENVIRONMENT, source.apply(name, environment.value(name)));
      // GOENV, GOROOT and GODEBUG in the file have no effect.
      if (!List.of("GOENV", "GOROOT", "GODEBUG").contains(name)) {
        add(layers, written.getOrDefault(name, ""), Origin.Kind.GO_ENV_FILE, file.map(Path::toString).orElse(""));
        add(layers, defaults.getOrDefault(name, ""), Origin.Kind.GOROOT_GO_ENV,
            shipped.map(Path::toString).orElse(""));
      }
      int counting = layers.size();
      if (MEANT.contains(name)) {
        add(layers, meant.getOrDefault(name, ""), Origin.Kind.GO_ENV_LINE, meantIn.map(Path::toString).orElse(""));
      }
      Setting setting = setting(name, reported, layers, counting);
      settings.put(name, RecordedSettings.isReducedAtOnce(form.get()) ? reduced(setting) : setting);
    });
    return settings;
  }

  private static Setting reduced(Setting whole) {
    return new Setting(whole.name(), RecordedSettings.shown(whole.name(), whole.value()), whole.origin(),
        whole.hidden().stream().map(lost -> new Setting.Hidden(
            RecordedSettings.shown(whole.name(), lost.value()), lost.origin())).toList());
  }

  /// The variables of a route as environment and go env file set them; for a machine whose `go` does not answer.
  Map<String, Setting> known() {
    Map<String, String> written = environment.goEnvFile().map(this::read).orElse(Map.of());
    problems.clear(); // The second reading below tells them again.
    Map<String, String> values = new TreeMap<>();
    for (String name : ROUTE) {
      String value = environment.value(name).isEmpty() ? written.getOrDefault(name, "") : environment.value(name);
      if (!value.isEmpty()) {
        values.put(name, value);
      }
    }
    return origins(values);
  }

  private static void add(List<Setting.Hidden> layers, String value, Origin.Kind kind, String where) {
    if (!value.isEmpty()) {
      layers.add(new Setting.Hidden(value, new Origin(kind, where)));
    }
  }

  /// @param counting how many of the layers count at all
  private static Setting setting(String name, String reported, List<Setting.Hidden> layers, int counting) {
    if (counting == 0) {
      return new Setting(name, reported, new Origin(Origin.Kind.BUILT_IN, ""), layers);
    }
    // GOTOOLCHAIN was asked with `local`, so the layer is right and the report is not.
    String value = name.equals("GOTOOLCHAIN") ? layers.getFirst().value() : reported;
    return new Setting(name, value, layers.getFirst().origin(), layers.subList(1, layers.size()));
  }

  /// What the file was meant to say, and says to nobody.
  private static Map<String, String> meant(Path file, boolean isNotRead) {
    try {
      byte[] bytes = RegularFile.at(file).bytes(InputLimit.SETTINGS);
      String text = new String(SavedText.utf8(bytes), StandardCharsets.UTF_8);
      if (isNotRead) {
        return GoEnvFile.parse(text).values();
      }
      Map<String, String> meant = new TreeMap<>(GoEnvFile.meant(text));
      if (SavedText.isUtf16(bytes)) {
        GoEnvFile.parse(text).values().forEach((name, value) -> meant.put(name, value.strip()));
      }
      return meant;
    } catch (IOException e) {
      return Map.of(); // Told where its reading counts.
    }
  }

  private Map<String, String> read(Path file) {
    try {
      byte[] bytes = RegularFile.at(file).bytes(InputLimit.SETTINGS);
      if (SavedText.isUtf16(bytes)) { // As PowerShell's > writes it; go finds no line in it.
        problem(FailureKind.MALFORMED_SETTING, file + ":1: utf 16 in place of utf 8");
      }
      GoEnvFile text = GoEnvFile.parse(new String(bytes, StandardCharsets.UTF_8));
      text.lints().stream().filter(lint -> !HARMLESS.contains(lint.oddity())).forEach(lint ->
          problem(FailureKind.MALFORMED_SETTING, file + ":" + lint.line() + ": "
              + lint.oddity().name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + (lint.key().isEmpty() ? "" : " (" + lint.key() + ")")));
      return text.values();
    } catch (java.nio.file.NoSuchFileException e) {
      return Map.of(); // Nothing was ever written.
    } catch (RefusedFileException e) {
      problem(FailureKind.MALFORMED_SETTING, String.valueOf(e.getMessage()));
      return Map.of();
    } catch (IOException e) {
      problem(FailureKind.FORBIDDEN_LOCALLY, file + ": " + e.getClass().getSimpleName());
      return Map.of();
    }
  }

  private void problem(FailureKind kind, String raw) {
    problems.add(new Failure(Operation.SETTINGS, kind, raw));
  }
}
