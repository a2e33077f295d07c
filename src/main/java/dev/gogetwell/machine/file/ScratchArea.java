package dev.gogetwell.machine.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The scratch folders of this run: below the state folder, named by the process and the time of its start, and held by
/// a lock for as long as it lives.
///
/// A signal or the closed window deletes them, after the children that work in them were ended. A process that was
/// killed deletes nothing; the next one that makes an area does. Two signs have to agree before it does: no process
/// with that number and start, and no lock, since the number alone says nothing about a process in another container
/// or on another machine with the same home. One a process; any thread.
public final class ScratchArea {
  private static final String FOLDER = "scratch";
  private static final String LOCK = "lock";
  private static final int RADIX = 36;

  /// The clock of the kernel and that of the user drift apart by less; a process number comes again much later.
  private static final Duration SAME_START = Duration.ofSeconds(10);

  /// For a child to end by itself; a practice network has servers to stop.
  private static final Duration ASKED = Duration.ofSeconds(3);

  /// For the files of the children, once those have ended.
  private static final Duration LEFT_OVER = Duration.ofSeconds(1);

  private final Supplier<Path> state;
  private Optional<Path> area = Optional.empty();
  private Optional<FileChannel> lock = Optional.empty();
  private int made;

  private ScratchArea(Supplier<Path> state) {
    this.state = state;
  }

  /// Below a state folder, which is asked for when the first folder is made.
  public static ScratchArea below(Supplier<Path> state) {
    return new ScratchArea(state);
  }

  /// Makes a folder.
  ///
  /// @param kind a short word for its name: paths below it may be long, and Windows bounds them
  /// @throws IOException if it cannot be made
  public synchronized ScratchFolder folder(String kind) throws IOException {
    Path folder = path().resolve(kind + made++);
    return new ScratchFolder(Files.createDirectory(folder, PrivateFolder.mode(folder)).toRealPath());
  }

  /// The folder of this run, made at the first call.
  ///
  /// @throws IOException if it cannot be made
  public synchronized Path path() throws IOException {
    if (area.isEmpty()) {
      area = Optional.of(make());
    }
    return area.get();
  }

  private Path make() throws IOException {
    Path all = state.get().resolve(FOLDER);
    Optional<PrivateFolder.Flaw> flaw = PrivateFolder.make(all);
    if (flaw.isPresent()) {
      throw new IOException(all + ": " + flaw.get());
    }
    ProcessHandle self = ProcessHandle.current();
    String name = Long.toString(self.pid(), RADIX) + "-"
        + Long.toString(self.info().startInstant().orElse(Instant.EPOCH).toEpochMilli(), RADIX);
    Path mine = create(all, name);
    lock = Optional.of(FileChannel.open(mine.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    lock.get().tryLock();
    try {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("scratch").unstarted(() -> endAndDelete(mine)));
    } catch (IllegalStateException e) {
      lock.ifPresent(ScratchArea::close);
      TreeDeletion.delete(mine);
      throw new IOException("the program is ending", e);
    }
    Thread.ofPlatform().daemon().name("scratch-sweep").start(() -> sweep(all));
    return mine;
  }

  private static Path create(Path all, String name) throws IOException {
    for (int i = 0; ; i++) {
      Path folder = all.resolve(name + (i == 0 ? "" : "-" + i));
      try {
        return Files.createDirectory(folder, PrivateFolder.mode(folder));
      } catch (FileAlreadyExistsException e) {
        // Another area of this very process.
      }
    }
  }

  /// At the end of the program. Children are asked first, since what they still write would keep the folders.
  private void endAndDelete(Path mine) {
    List<ProcessHandle> children = ProcessHandle.current().descendants()
        .filter(child -> !hostsConsole(child.info().command().orElse(""))).toList();
    children.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + ASKED.toNanos();
    for (ProcessHandle child : children) {
      try {
        child.onExit().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        child.destroyForcibly();
      } catch (InterruptedException e) {
        return;
      }
    }
    lock.ifPresent(ScratchArea::close);
    TreeDeletion.delete(mine, LEFT_OVER);
  }

  /// Whether this is the program of Windows behind a console. Windows counts it among the children of whoever came first,
  /// and every program with that console ends with it: we ourselves, before anything is deleted.
  static boolean hostsConsole(String program) {
    String name = program.substring(program.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    return name.equals("conhost.exe") || name.equals("openconsole.exe");
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The end of the process closes it.
    }
  }

  /// Deletes the areas below `all` whose process is gone.
  static void sweep(Path all) {
    List<Path> areas = new ArrayList<>();
    try (Stream<Path> listed = Files.list(all)) {
      listed.forEach(areas::add);
    } catch (IOException e) {
      return;
    }
    areas.stream().filter(area -> !isAlive(area.getFileName().toString()) && !isLocked(area.resolve(LOCK)))
        .forEach(TreeDeletion::delete);
  }

  /// Whether the process of an area lives; a name that is none of ours counts as one that does.
  private static boolean isAlive(String name) {
    String[] parts = name.split("-", -1);
    try {
      long pid = Long.parseLong(parts[0], RADIX);
      Instant start = Instant.ofEpochMilli(Long.parseLong(parts[1], RADIX));
      return ProcessHandle.of(pid).filter(process -> process.info().startInstant()
          .map(began -> Duration.between(began, start).abs().compareTo(SAME_START) < 0).orElse(true)).isPresent();
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return true;
    }
  }

  private static boolean isLocked(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock held = channel.tryLock()) {
      return held == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false; // A file system without locks leaves the other sign.
    }
  }
}
