package dev.gogetwell.hygiene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A go.mod or go.work as `go mod edit -json` and `go work edit -json` print it. Immutable; any thread.
///
/// @param name of the file, relative to the project
/// @param module path of the module; empty text for a go.work
/// @param go the go line; empty text for none
/// @param toolchain the toolchain line; empty text for none
/// @param lines where words stand in it
record ModFile(String name, String module, String go, String toolchain, List<Versioned> required,
    List<Versioned> excluded, List<Replacement> replaced, List<String> used, WordLines lines) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A module with a version; empty text for any.
  record Versioned(String path, String version) {
    String reference() {
      return version.isEmpty() ? path : path + "@" + version;
    }
  }

  /// What stands for what. A new path without a version is a folder.
  record Replacement(Versioned old, Versioned by) {
    boolean isFolder() {
      return by.version().isEmpty();
    }
  }

  /// Reads what go printed; empty if that is no such file.
  static Optional<ModFile> read(String name, String text, byte[] printed) {
    try {
      JsonNode root = JSON.readTree(printed);
      if (!root.isObject() || !(root.has("Module") || root.has("Use") || root.has("Go"))) {
        return Optional.empty();
      }
      List<Replacement> replaced = new ArrayList<>();
      root.path("Replace").forEach(one -> replaced.add(
          new Replacement(versioned(one.path("Old")), versioned(one.path("New")))));
      List<String> used = new ArrayList<>();
      root.path("Use").forEach(one -> used.add(one.path("DiskPath").asString("")));
      return Optional.of(new ModFile(name, root.path("Module").path("Path").asString(""),
          root.path("Go").asString(""), root.path("Toolchain").asString(""), list(root.path("Require")),
          list(root.path("Exclude")), replaced, used, WordLines.of(text)));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static List<Versioned> list(JsonNode array) {
    List<Versioned> all = new ArrayList<>();
    array.forEach(one -> all.add(versioned(one)));
    return all;
  }

  private static Versioned versioned(JsonNode node) {
    return new Versioned(node.path("Path").asString(""), node.path("Version").asString(""));
  }

  /// The first line with all these words, from 1; 0 if there is none, as for a path that is escaped in quotes.
  int line(String... words) {
    return lines.first(List.of(words));
  }

  Optional<HygieneFinding.FileLine> at(String... words) {
    return Optional.of(new HygieneFinding.FileLine(name, line(words)));
  }
}
