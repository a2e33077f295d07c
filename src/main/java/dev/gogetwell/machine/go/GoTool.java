package dev.gogetwell.machine.go;

import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The user's `go`: where it is and what `go env` says. Blocking; any thread.
public final class GoTool {
  private final ToolRun tools;
  private final JsonMapper json = JsonMapper.builder().build();

  public GoTool(ToolRun tools) {
    this.tools = tools;
  }

  /// The `go` of PATH, else of the usual places; empty only after both were searched.
  public Optional<Path> find(Environment environment) {
    return ProgramSearch.find("go", environment, usualPlaces(environment));
  }

  /// The other `go` commands of this machine, each once.
  ///
  /// @param chosen the one that is judged
  public List<Path> others(Path chosen, Environment environment) {
    return others(chosen, ProgramSearch.all("go", environment, usualPlaces(environment)));
  }

  /// Those of `all` that are not the chosen one by another name.
  public List<Path> others(Path chosen, List<Path> all) {
    return all.stream().filter(other -> {
      try {
        return !Files.isSameFile(other, chosen);
      } catch (IOException _) {
        return !other.equals(chosen);
      }
    }).toList();
  }

  private static List<Path> usualPlaces(Environment environment) {
    List<Path> places = new ArrayList<>();
    if (environment.os() == OperatingSystem.WINDOWS) {
      List.of("ProgramFiles", "ProgramFiles(x86)").forEach(name -> environment.get(name)
          .ifPresent(folder -> places.add(Path.of(folder, "Go", "bin"))));
      environment.home().ifPresent(home -> places.add(home.resolve("scoop").resolve("shims")));
      places.add(Path.of("C:\\Go\\bin"));
    } else {
      List.of("/usr/local/go/bin", "/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin", "/snap/bin",
          "/home/linuxbrew/.linuxbrew/bin", "/usr/lib/go/bin").forEach(place -> places.add(Path.of(place)));
      places.addAll(ProgramSearch.versions(Path.of("/usr/lib"), "go-"));
    }
    environment.home().ifPresent(home -> {
      places.add(home.resolve("go").resolve("bin"));
      places.addAll(ProgramSearch.versions(home.resolve("sdk"), "go"));
      List.of(".asdf/shims", ".goenv/shims", ".local/share/mise/shims", ".gvm/bin", ".local/bin")
          .forEach(place -> places.add(home.resolve(place)));
    });
    return places;
  }

  /// Every variable of `go env -json`.
  ///
  /// Asked with the local toolchain: reading the settings must not download another one over a broken network. What
  /// this hides of GOTOOLCHAIN the caller knows from the layers.
  public Answer<Map<String, String>> env(Path go, Environment environment, Path directory)
      throws InterruptedException {
    return switch (tools.ask(
        List.of(go.toString(), "env", "-json"), environment.with("GOTOOLCHAIN", "local"), directory)) {
      case Answer.Value<ProcessResult>(ProcessResult result) -> parse(result.out());
      case Answer.Failed<ProcessResult>(Failure failure) -> new Answer.Failed<>(failure);
    };
  }

  private Answer<Map<String, String>> parse(String text) {
    try {
      Map<String, String> values = new LinkedHashMap<>();
      JsonNode tree = json.readTree(text);
      tree.propertyStream().forEach(entry -> values.put(entry.getKey(), entry.getValue().asString("")));
      if (!values.isEmpty()) {
        return new Answer.Value<>(values);
      }
    } catch (JacksonException e) {
      // Falls through: whatever printed this is no go.
    }
    return new Answer.Failed<>(
        new Failure(Operation.SETTINGS, FailureKind.BAD_CONTENT, "go env -json: no JSON object"));
  }

  /// What `go version` says, for instance `go1.26.8`; for a go that does not tell it in `go env` (before 1.17).
  public Answer<String> version(Path go, Environment environment, Path directory) throws InterruptedException {
    return told(go, environment.with("GOTOOLCHAIN", "local"), directory);
  }

  /// The version that runs a command in this folder, where it is at hand. One that would have to be fetched is not:
  /// until it is fetched, the installed one is at work.
  public Answer<String> chosen(Path go, Environment environment, Path directory) throws InterruptedException {
    return told(go, environment.with("GOPROXY", "off"), directory);
  }

  private Answer<String> told(Path go, Environment environment, Path directory) throws InterruptedException {
    return switch (tools.ask(List.of(go.toString(), "version"), environment, directory)) {
      case Answer.Value<ProcessResult>(ProcessResult result) -> {
        String[] words = result.out().strip().split("\\s+", -1);
        yield new Answer.Value<>(words.length > 2 ? words[2] : "");
      }
      case Answer.Failed<ProcessResult>(Failure failure) -> new Answer.Failed<>(failure);
    };
  }
}
