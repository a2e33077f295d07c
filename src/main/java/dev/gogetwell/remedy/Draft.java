package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The edits of one remedy while they are planned: several changes of one file add up. One thread.
final class Draft {
  private final Map<String, Edit> edits = new LinkedHashMap<>();

  /// One place before and after.
  static final class Edit {
    private final EditedPlace place;
    private final Optional<byte[]> before;
    private Optional<byte[]> after;
    private final List<String> commands = new ArrayList<>();

    private Edit(EditedPlace place, Optional<byte[]> before) {
      this.place = place;
      this.before = before;
      this.after = before;
    }

    EditedPlace place() {
      return place;
    }

    Optional<byte[]> before() {
      return before;
    }

    Optional<byte[]> after() {
      return after;
    }

    List<String> commands() {
      return commands;
    }

    void change(Optional<byte[]> wanted, String command) {
      after = wanted;
      commands.add(command);
    }
  }

  /// The edit of a file, begun if need be.
  ///
  /// @param byHand what a person would type or write who made the change by hand
  /// @throws RemedyException if it cannot be replaced without losing something, said before anything is touched
  Edit file(Path path, String byHand) throws RemedyException {
    try {
      return place(new FilePlace(AtomicFile.at(path), byHand));
    } catch (IOException e) {
      throw RemedyErrors.reading(path.toString(), byHand, e);
    }
  }

  /// The edit of a place, begun if need be.
  Edit place(EditedPlace place) throws RemedyException {
    Edit known = edits.get(place.name());
    if (known != null) {
      return known;
    }
    try {
      place.requireFit();
      Edit begun = new Edit(place, place.read());
      edits.put(place.name(), begun);
      return begun;
    } catch (IOException e) {
      throw RemedyErrors.reading(place.name(), place.byHand(), e);
    }
  }

  /// The edits that change something, in the order of planning.
  List<Edit> edits() {
    return edits.values().stream().filter(edit -> !Exchange.same(edit.before, edit.after)).toList();
  }
}
