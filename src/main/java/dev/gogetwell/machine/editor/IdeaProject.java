package dev.gogetwell.machine.editor;

import dev.gogetwell.machine.Environment;
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
import javax.xml.stream.XMLStreamException;

/// The `.idea/workspace.xml` of a project in GoLand or another IDE of JetBrains: the component GOROOT names its `go`, the
/// map `environment` of the component VgoProject holds what go commands get for the modules of the project. One thread.
final class IdeaProject {
  private final Path folder;
  private final Path file;
  private final Environment environment;
  private final List<Message> notes = new ArrayList<>();

  /// @param folder the one that holds `.idea`
  IdeaProject(Path folder, Environment environment) {
    this.folder = folder;
    this.file = file(folder);
    this.environment = environment;
  }

  static Path file(Path folder) {
    return folder.resolve(".idea").resolve("workspace.xml");
  }

  /// What it says; nothing where there is no such file.
  Optional<EditorFound> read() {
    String where = "GoLand, " + file;
    try {
      List<IdeaXml.Element> elements = IdeaXml.read(RegularFile.at(file).bytes(InputLimit.EDITOR));
      Optional<NamedGo> go = elements.stream().filter(at -> at.isIn("GOROOT", "component")).findFirst()
          .flatMap(this::root).map(root -> NamedGo.inRoot(root, environment));
      Map<String, String> variables = new LinkedHashMap<>();
      elements.stream().filter(at -> at.isIn("VgoProject", "component/environment/map/entry"))
          .forEach(entry -> variables.put(entry.attribute("key"), entry.attribute("value")));
      return Optional.of(new EditorFound(where, true, go, variables, notes)).filter(found -> !found.isNothing());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(EditorFound.untold(where, true, Message.of("editor.note.unreadable")));
    } catch (XMLStreamException e) {
      return Optional.of(EditorFound.untold(where, true, Message.of("editor.note.malformed")));
    }
  }

  /// `url` since 2018, `path` before.
  private Optional<String> root(IdeaXml.Element component) {
    String named = component.attribute("url").isEmpty() ? component.attribute("path") : component.attribute("url");
    return IdeaXml.path(named, environment, Optional.of(folder)).or(() -> {
      if (!named.isBlank()) {
        notes.add(Message.of("editor.note.variable", "GOROOT"));
      }
      return Optional.empty();
    });
  }
}
