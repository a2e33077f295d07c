package dev.gogetwell.remedy;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Optional;

/// Ways out where GOTOOLCHAIN keeps `go` from the version that is wanted: its default, with which `go` takes the
/// installed version or fetches and verifies the one that the project or the module wants. Pure.
final class ToolchainRemedies {
  private static final String NAME = "GOTOOLCHAIN";

  private ToolchainRemedies() {}

  /// The way, without a number; empty where the setting is not in the way.
  static Optional<Remedy> of(Settings settings, CauseCode cause) {
    String value = settings.goEnvValue(NAME);
    boolean free = value.isEmpty() || value.equals("auto") || value.endsWith("+auto");
    return switch (cause) {
      case TOOLCHAIN_GO_TOO_OLD -> free || value.endsWith("path") ? Optional.empty()
          : Optional.of(auto(settings, cause, "remedy.any-toolchain"));
      // A version before the `+auto` is wanted whatever the project says.
      case TOOLCHAIN_UNAVAILABLE -> value.isEmpty() || List.of("auto", "local", "local+auto").contains(value)
          ? Optional.empty() : Optional.of(auto(settings, cause, "remedy.project-toolchain"));
      default -> Optional.empty();
    };
  }

  /// For a project that wants a newer Go where the setting forbids it.
  static Remedy forProject(Settings settings) {
    return auto(settings, CauseCode.TOOLCHAIN_GO_TOO_OLD, "remedy.any-toolchain");
  }

  private static Remedy auto(Settings settings, CauseCode cause, String text) {
    return new Remedy("", cause, Harm.SMALL, Message.of(text + ".title"),
        Message.of(text + ".why", settings.goEnvValue(NAME)),
        List.of(SettingChange.of(settings, NAME, Optional.of("auto"))), List.of());
  }
}
