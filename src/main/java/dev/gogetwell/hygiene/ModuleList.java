package dev.gogetwell.hygiene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// What `go list -m -e -u -retracted -json all` prints: one JSON object after the other. Immutable; any thread.
///
/// @param modules in the order of go
/// @param whole whether all of it could be read
record ModuleList(List<Listed> modules, boolean whole) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern PSEUDO = Pattern.compile("v.*[-.]\\d{14}-[0-9a-f]{12}(?:\\+incompatible)?");
  /// What servers and git say of something that is not there; a broken network says other things.
  private static final Pattern NOT_THERE = Pattern.compile(
      "404 Not Found|410 Gone|not found|unknown revision|Repository not found|does not exist|invalid version: unknown");

  /// One module.
  ///
  /// @param deprecated why it was given up; empty if it was not
  /// @param retracted why the version was taken back; empty list if it was not
  /// @param error what go said; empty if it could be read
  /// @param replacedByFolder whether a folder stands for it, so that nobody was asked
  /// @param fetched whether its go.mod came from somewhere; the cache of a copy is empty at first
  record Listed(String path, String version, boolean main, boolean indirect, Optional<String> update,
      String deprecated, List<String> retracted, String error, boolean replacedByFolder, boolean fetched) {
    String reference() {
      return version.isEmpty() ? path : path + "@" + version;
    }

    boolean isPseudo() {
      return PSEUDO.matcher(version).matches();
    }

    boolean isGone() {
      return NOT_THERE.matcher(error).find();
    }

    ModuleRow row() {
      return new ModuleRow(path, replacedByFolder ? "" : version, indirect, update, "");
    }
  }

  /// Reads as far as it goes.
  static ModuleList read(byte[] printed) {
    List<Listed> modules = new ArrayList<>();
    boolean whole = true;
    try (JsonParser parser = JSON.createParser(printed);
        MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(parser)) {
      while (all.hasNextValue()) {
        JsonNode one = all.nextValue();
        if (one.path("Path").isString()) {
          modules.add(listed(one));
        } else {
          whole = false;
        }
      }
    } catch (JacksonException e) {
      whole = false;
    }
    return new ModuleList(List.copyOf(modules), whole);
  }

  private static Listed listed(JsonNode one) {
    List<String> retracted = new ArrayList<>();
    one.path("Retracted").forEach(reason -> retracted.add(reason.asString("")));
    JsonNode by = one.path("Replace");
    return new Listed(one.path("Path").asString(""), one.path("Version").asString(""),
        one.path("Main").asBoolean(false), one.path("Indirect").asBoolean(false),
        one.path("Update").path("Version").isString() ? Optional.of(one.path("Update").path("Version").asString(""))
            : Optional.empty(), one.path("Deprecated").asString(""), List.copyOf(retracted),
        one.path("Error").path("Err").asString(""), by.isObject() && by.path("Version").asString("").isEmpty(),
        !one.path("GoMod").asString("").isEmpty());
  }
}
