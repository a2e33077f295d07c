package dev.gogetwell.machine.editor;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A `settings.json` of VS Code or an editor made of it: JSON with comments. Its Go extension gives what it starts, gopls
/// with it, the variables of `go.toolsEnvVars`, and of `http.proxy` four spellings of a proxy (golang/vscode-go,
/// extension/src/goEnv.ts: newEnvironment). It takes the `go` of `go.alternateTools`, else that of `go.goroot`
/// (extension/src/utils/pathUtils.ts: getBinPathWithPreferredGopathGorootWithExplanation).
///
/// Not in any such file, so never told: a `go` that was chosen by the extension's own command. One thread.
final class CodeSettings {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA).build();

  private final Path file;
  private final String where;
  private final Optional<Path> project;
  private final Environment environment;
  private final List<Message> notes = new ArrayList<>();

  /// @param editor its name
  /// @param project the folder that the file belongs to; empty for one of the user's
  CodeSettings(String editor, Path file, Optional<Path> project, Environment environment) {
    this.file = file;
    this.where = editor + ", " + file;
    this.project = project;
    this.environment = environment;
  }

  /// What it says; nothing where there is no such file.
  Optional<EditorFound> read() {
    try {
      byte[] bytes = RegularFile.at(file).bytes(InputLimit.SETTINGS);
      JsonNode root = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
      return Optional.of(found(root)).filter(found -> !found.isNothing());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(EditorFound.untold(where, project.isPresent(), Message.of("editor.note.unreadable")));
    } catch (JacksonException e) {
      return Optional.of(EditorFound.untold(where, project.isPresent(), Message.of("editor.note.malformed")));
    }
  }

  private EditorFound found(JsonNode root) {
    Optional<NamedGo> go = text(root.path("go.alternateTools").path("go"), "go.alternateTools")
        .filter(path -> path.startsWith("/") || path.matches("(?s)[A-Za-z]:[\\\\/].*|[\\\\/]{2}.*"))
        .map(path -> NamedGo.at(path, environment))
        .or(() -> text(root.path("go.goroot"), "go.goroot").map(folder -> NamedGo.inRoot(folder, environment)));
    Map<String, String> variables = new LinkedHashMap<>();
    text(root.path("go.gopath"), "go.gopath").ifPresent(path -> variables.put("GOPATH", path));
    root.path("go.toolsEnvVars").propertyStream().forEach(entry ->
        text(entry.getValue(), "go.toolsEnvVars").ifPresent(value -> variables.put(entry.getKey(), value)));
    // A setting of the program and not of a folder: in a project it has no effect.
    if (project.isEmpty()) {
      text(root.path("http.proxy"), "http.proxy").ifPresent(proxy -> {
        variables.put("HTTP_PROXY", proxy);
        variables.put("HTTPS_PROXY", proxy);
      });
    }
    return new EditorFound(where, project.isPresent(), go, variables, notes);
  }

  /// With its variables filled in (extension/src/util.ts: resolvePath, substituteEnv); empty and noted where only the
  /// editor knows them.
  private Optional<String> text(JsonNode node, String setting) {
    String text = node.asString("");
    if (!node.isString() || text.isBlank()) {
      return Optional.empty();
    }
    String filled = project.map(folder -> text.replace("${workspaceFolder}", folder.toString())
        .replace("${workspaceRoot}", folder.toString())).orElse(text);
    if (filled.startsWith("~") && environment.os() != OperatingSystem.WINDOWS && environment.home().isPresent()) {
      filled = environment.home().get() + filled.substring(1);
    }
    if (filled.contains("${")) {
      Message unknown = Message.of("editor.note.variable", setting);
      if (!notes.contains(unknown)) {
        notes.add(unknown);
      }
      return Optional.empty();
    }
    return Optional.of(filled);
  }
}
