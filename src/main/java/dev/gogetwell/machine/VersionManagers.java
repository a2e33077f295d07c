package dev.gogetwell.machine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.Presence;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `go` of asdf, goenv and mise may be a shim, which looks from the folder in which it runs upwards for a file that
/// names the version. In a copy it would find none, or another one. Any thread.
final class VersionManagers {
  /// Plain data, which the shims of all three or of goenv read.
  private static final List<String> FILES = List.of(".tool-versions", ".go-version");
  /// In one folder the earlier counts (mise.jdx.dev/configuration.html).
  private static final List<String> OF_MISE = List.of("mise.local.toml", "mise.toml", ".mise.local.toml", ".mise.toml",
      "mise/config.toml", ".mise/config.toml", ".config/mise.toml", ".config/mise/config.toml");
  private static final Pattern MISE_LINE = Pattern.compile("(?m)^[ \\t]*(?:\"?go\"?[ \\t]*=[ \\t]*"
      + "(?:\\{[^}\\n]{0,80}?version[ \\t]*=[ \\t]*)?|tools\\.go[ \\t]*=[ \\t]*)[\"']([0-9A-Za-z.-]{1,40})[\"']");

  /// A line about Go in a plain file, or the version alone.
  private static final Pattern PLAIN_LINE = Pattern.compile("(?m)^[ \\t]*(?:go(?:lang)?[ \\t]|v?\\d)");

  private VersionManagers() {}

  /// The same variables; where `go` is a shim, the copy gets what tells it the version.
  ///
  /// @param go the program that will be started
  static Environment toldIn(ScratchProject scratch, Path go, Environment seen) throws IOException {
    Path folder = go.getParent();
    if (folder == null || !folder.endsWith("shims")) {
      return seen;
    }
    for (String name : FILES) {
      Optional<byte[]> text = nearest(scratch.origin(), name);
      Path copy = scratch.directory().resolve(name);
      if (text.isPresent() && !Files.exists(copy)) {
        Files.write(copy, text.get());
      }
    }
    // A copy of this file would be one that mise does not trust, and may hold programs: so the version alone.
    return seen.value("MISE_GO_VERSION").isEmpty()
        ? ofMise(scratch.origin()).map(version -> seen.with("MISE_GO_VERSION", version)).orElse(seen) : seen;
  }

  /// What the nearest folder says that says anything; the plain files count where they lie nearer.
  private static Optional<String> ofMise(Path folder) {
    for (Path at = folder.normalize(); at != null; at = at.getParent()) {
      for (String name : OF_MISE) {
        Matcher line = MISE_LINE.matcher(text(at.resolve(name))
            .map(text -> new String(text, StandardCharsets.UTF_8)).orElse(""));
        if (line.find()) {
          return Optional.of(line.group(1));
        }
      }
      if (FILES.stream().map(at::resolve).map(VersionManagers::text).flatMap(Optional::stream)
          .anyMatch(text -> PLAIN_LINE.matcher(new String(text, StandardCharsets.UTF_8)).find())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> nearest(Path folder, String name) {
    return Presence.above(folder, name).flatMap(VersionManagers::text);
  }

  private static Optional<byte[]> text(Path file) {
    try {
      return Optional.of(RegularFile.at(file).bytes(InputLimit.SETTINGS));
    } catch (IOException _) {
      return Optional.empty(); // The shim cannot read it either.
    }
  }
}
