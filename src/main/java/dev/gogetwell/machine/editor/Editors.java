package dev.gogetwell.machine.editor;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings.Elsewhere;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;

/// The editors and IDEs of this user, as far as their settings files tell what they give to `go`. Blocking for a few
/// files; any thread.
public final class Editors {
  private static final int MOST_LEVELS = 8;
  private static final int MOST_IDES = 20;
  private static final int MOST_PROFILES = 5;

  /// Folder by the name that people know.
  private static final Map<String, String> OF_CODE = new LinkedHashMap<>();
  private static final Map<String, String> SERVERS = new LinkedHashMap<>();

  static {
    OF_CODE.put("VS Code", "Code");
    OF_CODE.put("VS Code Insiders", "Code - Insiders");
    OF_CODE.put("Code - OSS", "Code - OSS");
    OF_CODE.put("VSCodium", "VSCodium");
    OF_CODE.put("Cursor", "Cursor");
    OF_CODE.put("Windsurf", "Windsurf");
    SERVERS.put("VS Code Server", ".vscode-server");
    SERVERS.put("VS Code Insiders Server", ".vscode-server-insiders");
    SERVERS.put("VSCodium Server", ".vscodium-server");
    SERVERS.put("Cursor Server", ".cursor-server");
    SERVERS.put("Windsurf Server", ".windsurf-server");
  }

  private final Environment environment;

  public Editors(Environment environment) {
    this.environment = environment;
  }

  /// What the `go` of an editor has that the one of `judged` has not. What a project says is a source of its own: nobody
  /// shall send us to a proxy by a file in a repository.
  ///
  /// @param judged the `go` that is judged
  /// @param differing what of some variables is worth telling
  public List<Elsewhere> elsewhere(Optional<Path> project, Optional<Path> judged,
      UnaryOperator<Map<String, String>> differing) {
    List<Elsewhere> all = new ArrayList<>();
    for (EditorFound found : found(project)) {
      List<Message> notes = new ArrayList<>();
      found.go().filter(go -> !go.is(judged)).ifPresent(go -> notes.add(go.told("editor.note.go")));
      Map<String, String> variables = differing.apply(found.variables());
      notes.addAll(found.notes());
      if (!variables.isEmpty() || !notes.isEmpty()) {
        all.add(new Elsewhere(new EnvironmentSource(found.fromProject() ? EnvironmentSource.Kind.PROJECT
            : EnvironmentSource.Kind.EDITOR, found.where()), variables, notes));
      }
    }
    return all;
  }

  /// What their files say, those of the project last.
  List<EditorFound> found(Optional<Path> project) {
    List<EditorFound> all = new ArrayList<>();
    places().forEach(place ->
        new CodeSettings(place.editor(), place.file(), Optional.empty(), environment).read().ifPresent(all::add));
    project.flatMap(folder -> above(folder, Editors::codeFile)).ifPresent(folder ->
        new CodeSettings("VS Code", codeFile(folder), Optional.of(folder), environment).read().ifPresent(all::add));
    project.flatMap(folder -> above(folder, IdeaProject::file)).ifPresent(folder ->
        new IdeaProject(folder, environment).read().ifPresent(all::add));
    return all;
  }

  private static Path codeFile(Path folder) {
    return folder.resolve(".vscode").resolve("settings.json");
  }

  private record Place(String editor, Path file) {}

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    environment.configFolder().ifPresent(config ->
        OF_CODE.forEach((name, folder) -> ofUser(places, name, config.resolve(folder).resolve("User"))));
    environment.home().ifPresent(home -> {
      if (environment.os() == OperatingSystem.LINUX) {
        Path flatpaks = home.resolve(".var").resolve("app");
        ofUser(places, "VS Code (Flatpak)", flatpaks.resolve("com.visualstudio.code/config/Code/User"));
        ofUser(places, "VSCodium (Flatpak)", flatpaks.resolve("com.vscodium.codium/config/VSCodium/User"));
        ofUser(places, "code-server", home.resolve(".local/share/code-server/User"));
      }
      SERVERS.forEach((name, folder) -> places.add(
          new Place(name, home.resolve(folder).resolve("data").resolve("Machine").resolve("settings.json"))));
    });
    return places;
  }

  /// The settings of the user, and those of profiles beside them: which one a window uses is known to the editor.
  private static void ofUser(List<Place> places, String editor, Path folder) {
    places.add(new Place(editor, folder.resolve("settings.json")));
    folders(folder.resolve("profiles"), "[\\w-]{1,40}").stream().limit(MOST_PROFILES)
        .forEach(profile -> places.add(new Place(editor, profile.resolve("settings.json"))));
  }

  /// The nearest folder that has the file, not above the repository, nor the home itself.
  private Optional<Path> above(Path folder, Function<Path, Path> file) {
    Predicate<Path> has = at -> Files.exists(file.apply(at), LinkOption.NOFOLLOW_LINKS);
    Path at = folder.toAbsolutePath().normalize();
    for (int i = 0; i < MOST_LEVELS && at != null && !environment.home().equals(Optional.of(at)); i++) {
      if (has.test(at)) {
        return Optional.of(at);
      }
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  /// Every `go` that an IDE of JetBrains keeps in its list of SDKs (options/go.sdk.xml), as far as it is there.
  public List<Path> sdks() {
    List<Path> found = new ArrayList<>();
    for (Path ide : ides()) {
      try {
        byte[] bytes = RegularFile.at(ide.resolve("options").resolve("go.sdk.xml")).bytes(InputLimit.EDITOR);
        IdeaXml.read(bytes).stream().filter(at -> at.isIn("GoSdkList", "component/sdk-path/set/option"))
            .flatMap(at -> IdeaXml.path(at.attribute("value"), environment, Optional.empty()).stream())
            .map(root -> NamedGo.inRoot(root, environment)).filter(go -> go.state() == NamedGo.State.THERE)
            .map(go -> Path.of(go.program())).filter(go -> !found.contains(go)).forEach(found::add);
      } catch (IOException | XMLStreamException _) {
        // A list that is not there or cannot be read adds nothing: what it names is shown only where it is.
      }
    }
    return found;
  }

  private List<Path> ides() {
    List<Path> all = environment.configFolder().map(folder -> folder.resolve("JetBrains"))
        .map(folder -> folders(folder, "(GoLand|IntelliJIdea|IdeaIC)[\\d.]{1,20}")).orElse(List.of());
    return all.subList(0, Math.min(MOST_IDES, all.size()));
  }

  /// What is in a folder under such a name, the last in order first.
  private static List<Path> folders(Path parent, String name) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(parent, entry -> entry.getFileName().toString().matches(name))) {
      entries.forEach(found::add);
    } catch (IOException | DirectoryIteratorException _) {
      return List.of(); // No such editor here.
    }
    found.sort(Comparator.comparing(Path::toString).reversed());
    return found;
  }
}
