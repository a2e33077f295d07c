package dev.gogetwell.machine;

import dev.gogetwell.machine.file.PrivateFolder;
import dev.gogetwell.machine.file.TreeDeletion;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Where this program keeps its state for one user: the last run, the undo journal, crashes, compiled probes, scratch.
///
/// It is private (0700, ours, no link), or it is not used: state that others can read, guess or plant is worse than
/// none. Then there is a fresh folder for this run alone, and the reason is said once. Looked at when it is first asked
/// for; any thread.
public final class StateFolder {
  /// The scratch folders in it are given up when the children have ended.
  private static final Duration UNTIL_CHILDREN_ENDED = Duration.ofSeconds(5);

  private final Environment environment;
  private final Consumer<Message> teller;
  private Optional<Found> found = Optional.empty();
  private Optional<Path> forThisRun = Optional.empty();

  /// @param folder private by now; empty if nothing is kept
  private record Found(Optional<Path> folder, Optional<Message> trouble) {}

  private StateFolder(Environment environment, Consumer<Message> teller) {
    this.environment = environment;
    this.teller = teller;
  }

  /// The one of the user with these variables.
  ///
  /// @param teller hears once, and only if somebody wants the folder, why nothing is kept
  public static StateFolder of(Environment environment, Consumer<Message> teller) {
    return new StateFolder(environment, teller);
  }

  /// The folder, which exists: the user's, else one that is gone with this run.
  public synchronized Path path() {
    Found now = found();
    if (now.folder().isPresent()) {
      return now.folder().get();
    }
    if (forThisRun.isEmpty()) {
      teller.accept(now.trouble().orElseThrow());
      forThisRun = Optional.of(temporary());
    }
    return forThisRun.get();
  }

  /// Why nothing is kept; empty if it is.
  public synchronized Optional<Message> trouble() {
    return found().trouble();
  }

  private Found found() {
    if (found.isEmpty()) {
      found = Optional.of(look());
    }
    return found.get();
  }

  private Found look() {
    Optional<Path> place;
    try {
      place = place();
    } catch (InvalidPathException e) {
      place = Optional.empty();
    }
    if (place.isEmpty()) {
      return none(environment.homeIsUnspellable() ? Message.of("state.unspellable-home") : Message.of("state.no-home"));
    }
    Path folder = place.get();
    try {
      Optional<PrivateFolder.Flaw> flaw = PrivateFolder.make(folder);
      return flaw.map(which -> none(switch (which) {
        case NO_FOLDER -> Message.of("state.no-folder", folder);
        case NOT_OURS -> Message.of("state.not-ours", folder);
        case OPEN -> Message.of("state.open", folder);
      })).orElse(new Found(Optional.of(folder), Optional.empty()));
    } catch (IOException e) {
      return none(Message.of("state.not-writable", folder));
    }
  }

  private static Found none(Message trouble) {
    return new Found(Optional.empty(), Optional.of(trouble));
  }

  /// XDG Base Directory Specification for XDG_STATE_HOME, where a relative path counts as none.
  private Optional<Path> place() {
    return switch (environment.os()) {
      case WINDOWS -> environment.folder("LOCALAPPDATA")
          .or(() -> home().map(home -> home.resolve("AppData").resolve("Local")))
          .map(local -> local.resolve("GoGetWell"));
      case DARWIN -> home().map(home -> home.resolve("Library").resolve("Application Support").resolve("GoGetWell"));
      case LINUX -> environment.folder("XDG_STATE_HOME")
          .or(() -> home().map(home -> home.resolve(".local").resolve("state")))
          .map(state -> state.resolve("gogetwell"));
    };
  }

  /// A home that does not exist is not made: many service accounts name one on purpose.
  private Optional<Path> home() {
    return environment.home().filter(Files::isDirectory);
  }

  /// Java makes it with mode 0700 and a name that cannot be guessed.
  private static Path temporary() {
    try {
      Path made = Files.createTempDirectory("gogetwell-");
      Runtime.getRuntime().addShutdownHook(
          Thread.ofPlatform().unstarted(() -> TreeDeletion.delete(made, UNTIL_CHILDREN_ENDED)));
      return made;
    } catch (IOException | IllegalStateException e) {
      // No place for temporary files, or the program is ending: whoever writes into what does not exist is told.
      return Path.of(System.getProperty("java.io.tmpdir"), UUID.randomUUID().toString(), "none");
    }
  }
}
