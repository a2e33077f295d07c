package dev.gogetwell.machine.editor;

import dev.gogetwell.model.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one settings file of an editor says about `go`. Immutable.
///
/// @param where the editor and the file
/// @param fromProject whether it lies in a project and so may be a stranger's: what it says is told, and nothing more
/// is done with it
/// @param go the `go` that it names
/// @param variables what it sets for the `go` that the editor starts, the whole values
/// @param notes what cannot be told, and why
record EditorFound(String where, boolean fromProject, Optional<NamedGo> go, Map<String, String> variables,
    List<Message> notes) {
  EditorFound {
    variables = Map.copyOf(variables);
    notes = List.copyOf(notes);
  }

  boolean isNothing() {
    return go.isEmpty() && variables.isEmpty() && notes.isEmpty();
  }

  /// A file that is there and tells nothing: the notes are the whole answer.
  static EditorFound untold(String where, boolean fromProject, Message why) {
    return new EditorFound(where, fromProject, Optional.empty(), Map.of(), List.of(why));
  }
}
