package dev.gogetwell.hygiene;

import dev.gogetwell.text.Texts;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A module of the build list. Immutable; any thread.
///
/// @param path its path
/// @param version the version that is built with; empty text for a replacement by a folder
/// @param indirect whether only others require it
/// @param update the newest version, where it is newer
/// @param licence the SPDX name of its licence, or why there is none; empty text where nobody looked
public record ModuleRow(String path, String version, boolean indirect, Optional<String> update, String licence) {
  /// The same with every text from outside as `safe` leaves it.
  ModuleRow with(UnaryOperator<String> safe) {
    return new ModuleRow(safe.apply(path), safe.apply(version), indirect, update.map(safe), safe.apply(licence));
  }

  ModuleRow withLicence(String name) {
    return new ModuleRow(path, version, indirect, update, name);
  }

  /// Its licence in words.
  public String licence(Texts texts) {
    return switch (licence) {
      case Licences.UNKNOWN -> texts.get("hygiene.licence.unknown");
      case Licences.ABSENT -> texts.get("hygiene.licence.absent");
      default -> licence;
    };
  }

  /// `path@version`.
  public String reference() {
    return version.isEmpty() ? path : path + "@" + version;
  }
}
