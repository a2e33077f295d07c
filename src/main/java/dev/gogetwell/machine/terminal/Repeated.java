package dev.gogetwell.machine.terminal;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a terminal is opened for.
///
/// @param command what is typed there
/// @param environment what it sees: the judged variables with what was written since
/// @param tool the judged `go` or git, whose folder comes first in PATH
public record Repeated(PlainCommand command, Environment environment, Optional<Path> tool) {
  /// Whether a variable is one that go and git look at; the others stay as the terminal has them.
  static boolean counts(String name) {
    return RecordedSettings.ofVariable(name).isPresent();
  }

  /// The variables of `own` with those that count as they are judged, and the judged tool first in PATH.
  Environment over(Environment own) {
    Environment seen = own;
    for (String name : own.variables().keySet()) {
      if (counts(name) && environment.get(name).isEmpty()) {
        seen = seen.without(name);
      }
    }
    for (var variable : environment.variables().entrySet()) {
      if (counts(variable.getKey())) {
        seen = seen.with(variable.getKey(), variable.getValue());
      }
    }
    String separator = own.os() == OperatingSystem.WINDOWS ? ";" : ":";
    String path = environment.value("PATH").isEmpty() ? own.value("PATH") : environment.value("PATH");
    return seen.with("PATH", Stream.concat(tool.map(Path::getParent).map(Path::toString).stream(), Stream.of(path))
        .filter(part -> !part.isEmpty()).collect(Collectors.joining(separator)));
  }
}
