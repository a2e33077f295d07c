package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.UnfitFileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The folder of the journal: ours, for nobody else to read, and held by one run at a time. Any thread.
record JournalFolder(Path path) {
  /// For how long a second run waits for the first.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String LOCK = "lock";
  private static final String CLOSED = "rwx------";
  private static final String PROBE = "owner";
  private static final long PAUSE_MILLIS = 20;
  // The one thing that cannot be handed around: a Unix drops every lock that a process has on a file when it closes
  // any of its descriptors of it, so within one program the second must not even open the file.
  private static final ReentrantLock THIS_PROGRAM = new ReentrantLock();

  /// The folder, held by this run until it is closed.
  record Held(FileChannel channel, FileLock lock) implements AutoCloseable {
    @Override
    public void close() {
      try {
        lock.release();
        channel.close();
      } catch (IOException e) {
        // The system lets go with the end of the program at the latest.
      } finally {
        THIS_PROGRAM.unlock();
      }
    }
  }

  /// Waits for other runs.
  ///
  /// @throws RemedyException if one of them goes on for longer than a person waits, or the folder is not ours
  Held hold() throws RemedyException, InterruptedException {
    try {
      return attempt(PATIENCE).orElseThrow(() -> RemedyErrors.of("busy"));
    } catch (IOException e) {
      throw RemedyErrors.of("journal", e, path);
    }
  }

  /// Empty if another run holds it, or it cannot be written, which keeps nobody from reading it.
  Optional<Held> holdNow() throws RemedyException {
    try {
      return attempt(Duration.ZERO);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<Held> attempt(Duration patience) throws RemedyException, IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    if (!THIS_PROGRAM.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    Optional<Held> held = Optional.empty();
    try {
      held = locked(end);
    } finally {
      if (held.isEmpty()) {
        THIS_PROGRAM.unlock();
      }
    }
    if (held.isPresent()) {
      boolean ours = false;
      try {
        require();
        ours = true;
      } finally {
        if (!ours) {
          held.get().close();
        }
      }
    }
    return held;
  }

  private Optional<Held> locked(long end) throws IOException, InterruptedException {
    make();
    Path file = path.resolve(LOCK);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnfitFileException(file, UnfitFileException.Reason.NOT_A_FILE);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
    Optional<FileLock> lock = lock(channel, end);
    if (lock.isEmpty()) {
      channel.close();
    }
    return lock.map(taken -> new Held(channel, taken));
  }

  /// Closed from the first moment on: under a umask of 002 the group could write there until it is closed.
  private void make() throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Files.createDirectories(path.toAbsolutePath().getParent());
    try {
      if (isPosix()) {
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(CLOSED)));
      } else {
        Files.createDirectory(path);
      }
    } catch (FileAlreadyExistsException e) {
      // Another run was faster.
    }
  }

  private static Optional<FileLock> lock(FileChannel channel, long end) throws IOException, InterruptedException {
    try {
      while (true) {
        Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
        if (lock.isPresent() || System.nanoTime() >= end) {
          return lock;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException | InterruptedException | OverlappingFileLockException e) {
      channel.close();
      throw e;
    }
  }

  /// Former bytes may hold a password, and undoing writes what stands here: nobody else may read or write it.
  private void require() throws RemedyException, IOException {
    if (!isPosix()) {
      return; // The folder of a profile of Windows is its user's alone.
    }
    if (!owner(path).equals(self())) {
      throw RemedyErrors.of("journal-not-ours", path);
    }
    PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
    if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
        || attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)) {
      throw RemedyErrors.of("journal-open", path);
    }
    if (!PosixFilePermissions.toString(attributes.permissions()).equals(CLOSED)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(CLOSED));
    }
  }

  private boolean isPosix() {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  private static Object owner(Path file) throws IOException {
    return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  /// Who we are is told by what we make: the only way that also holds on a disk of the network.
  private Object self() throws IOException {
    Path made = Files.createTempFile(path, PROBE, "");
    try {
      return owner(made);
    } finally {
      Files.delete(made);
    }
  }

  /// What a run that was ended has left here; for whoever holds the folder.
  void sweep() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, PROBE + "*")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// Whether a file belongs to the user of this journal, or that user is the administrator.
  boolean isOwn(Path file) throws IOException {
    if (!isPosix() || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    Object us = owner(path.toRealPath());
    return us.equals(0) || owner(file).equals(us);
  }
}
