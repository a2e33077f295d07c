package dev.gogetwell.machine.editor;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `go` that a settings file names. It is never run, since a project may name any program at all: its version is read
/// from the file VERSION that every Go brings (cmd/dist/build.go: findgoversion). Reads the file system; any thread.
///
/// @param program the file, as it is named
/// @param version for instance `go1.26.8`; empty text if nothing tells it
public record NamedGo(String program, String version, State state) {
  private static final Pattern VERSION = Pattern.compile("(go\\d{1,4}[\\w.+-]{0,40}|devel)\\b.*");

  /// Whether it is there.
  public enum State {
    THERE,
    MISSING,
    /// A name that leads to another computer or into a Linux of this one: the look alone would sign in there or start
    /// it.
    NOT_LOOKED_AT
  }

  /// The `go` of a folder that a setting calls GOROOT.
  static NamedGo inRoot(String folder, Environment environment) {
    if (environment.os() != OperatingSystem.WINDOWS) {
      return at(folder + (folder.endsWith("/") ? "" : "/") + "bin/go", environment);
    }
    String spelled = folder.replace('/', '\\');
    return at(spelled + (spelled.endsWith("\\") ? "" : "\\") + "bin\\go.exe", environment);
  }

  /// The `go` at a place, which is named absolutely.
  public static NamedGo at(String program, Environment environment) {
    if (environment.os() == OperatingSystem.WINDOWS && program.matches("(?s)[\\\\/]{2}.*")) {
      return new NamedGo(program, "", State.NOT_LOOKED_AT);
    }
    try {
      Path file = Path.of(program);
      return Files.exists(file) ? new NamedGo(program, version(file), State.THERE)
          : new NamedGo(program, "", State.MISSING);
    } catch (InvalidPathException e) {
      return new NamedGo(program, "", State.MISSING);
    }
  }

  private static String version(Path program) {
    try {
      Path bin = program.toRealPath().getParent();
      Path root = bin == null ? null : bin.getParent();
      String told = root == null ? "" : RegularFile.at(root.resolve("VERSION")).text(InputLimit.SETTINGS);
      Matcher first = VERSION.matcher(told.lines().findFirst().orElse(""));
      return first.matches() ? first.group(1) : "";
    } catch (IOException _) {
      return ""; // A wrapper, or a Go whose sources are left out.
    }
  }

  /// Whether it is the same file as the `go` that is judged.
  public boolean is(Optional<Path> judged) {
    try {
      return judged.isPresent() && state == State.THERE && Files.isSameFile(Path.of(program), judged.get());
    } catch (IOException _) {
      return false;
    }
  }

  /// The sentence about it.
  ///
  /// @param named the key of the one for a `go` that is there; with `.unknown` behind it that of one without a version
  public Message told(String named) {
    return switch (state) {
      case THERE -> version.isEmpty() ? Message.of(named + ".unknown", program) : Message.of(named, program, version);
      case MISSING -> Message.of("editor.note.go-missing", program);
      case NOT_LOOKED_AT -> Message.of("editor.note.go-not-looked-at", program);
    };
  }
}
