package dev.gogetwell.machine.file;

import dev.gogetwell.machine.file.RefusedFileException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The door through which every file goes that somebody else named: the user, a variable, a setting, the network. Only
/// regular files pass, only up to the size of their kind, and only as long as the file system answers: the open of a
/// pipe waits for a writer that never comes, and a device never ends.
///
/// What is known not to be a regular file is not opened at all, since an open alone can wait for ever or start
/// something. Links are followed. Java cannot open without waiting, so all happens on a thread that is left alone when
/// its time is over. The null device passes as the empty file that everybody means by it. Immutable; any thread.
public final class RegularFile {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CHUNK = 1 << 16;
  private static final int FILE_ATTRIBUTE_DEVICE = 0x40;
  private static final int FILE_ATTRIBUTE_REPARSE_POINT = 0x400;

  private final Path path;
  private final Duration patience;
  private final Opening opening;

  /// Opens for reading.
  @FunctionalInterface
  interface Opening {
    SeekableByteChannel open(Path path) throws IOException;
  }

  /// @param patience after this a file counts as one that never ends
  RegularFile(Path path, Duration patience, Opening opening) {
    this.path = path;
    this.patience = patience;
    this.opening = opening;
  }

  /// The file at `path`; nothing is looked at yet.
  public static RegularFile at(Path path) {
    return new RegularFile(path, PATIENCE, Files::newByteChannel);
  }

  /// Its content.
  ///
  /// @throws RefusedFileException if it is no regular file, too large or does not end
  /// @throws NoSuchFileException if there is none
  /// @throws IOException if it cannot be read
  public byte[] bytes(InputLimit limit) throws IOException {
    return within(limit, () -> {
      try (InputStream in = open(limit)) {
        return bounded(in, path.toString(), limit);
      }
    });
  }

  /// Its content as UTF-8; broken bytes become U+FFFD.
  ///
  /// @throws IOException as [#bytes]
  public String text(InputLimit limit) throws IOException {
    return new String(bytes(limit), StandardCharsets.UTF_8);
  }

  /// Opens it to be read piece by piece; only the opening is bounded in time, since the pieces are the caller's.
  ///
  /// @throws IOException as [#bytes]
  public InputStream stream() throws IOException {
    return within(InputLimit.STREAM, () -> open(InputLimit.STREAM));
  }

  /// The content of many small files, such as those of a folder of certificates, in the time of one: a thread for each
  /// would cost more than its reading.
  ///
  /// @param limit of all together
  /// @return what could be read in time, by file
  public static Map<Path, byte[]> each(List<Path> files, InputLimit limit) {
    return each(files, limit, PATIENCE, RegularFile::at);
  }

  static Map<Path, byte[]> each(List<Path> files, InputLimit limit, Duration patience,
      Function<Path, RegularFile> door) {
    Map<Path, byte[]> read = new ConcurrentHashMap<>();
    RegularFile any = new RegularFile(Path.of(""), patience, Files::newByteChannel);
    try {
      return any.within(limit, () -> {
        long left = limit.bytes();
        for (Path file : files) {
          try (InputStream in = door.apply(file).open(limit)) {
            byte[] content = bounded(in, file.toString(), limit);
            left -= content.length;
            if (left < 0) {
              break;
            }
            read.put(file, content);
          } catch (IOException _) {
            // It is missing from the answer.
          }
        }
        return Map.copyOf(read);
      });
    } catch (IOException e) {
      return Map.copyOf(read); // One of them does not end; what came before it counts.
    }
  }

  /// Why it would be refused; empty if it would be read, is missing, or fails in a way that has its own words. Opens
  /// nothing, for files that a tool of somebody else is about to read: a stand-in it reads as well as any other file, in
  /// the time that it is given.
  public Optional<RefusedFileException> refusal(InputLimit limit) {
    try {
      within(limit, () -> attributes(limit));
      return Optional.empty();
    } catch (RefusedFileException e) {
      return Optional.of(e).filter(refused -> refused.reason() != Reason.STAND_IN);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Everything that is left of a stream, such as standard input or what a file unpacks to.
  ///
  /// @param name of the stream, for the sentence
  /// @throws RefusedFileException if it is too large
  public static byte[] bounded(InputStream in, String name, InputLimit limit) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (kept.size() + (long) n > limit.bytes()) {
        throw new RefusedFileException(name, Reason.TOO_LARGE, limit);
      }
      kept.write(chunk, 0, n);
    }
    return kept.toByteArray();
  }

  private InputStream open(InputLimit limit) throws IOException {
    Optional<BasicFileAttributes> before = attributes(limit);
    if (before.isEmpty()) {
      return InputStream.nullInputStream();
    }
    SeekableByteChannel channel = opening.open(path);
    boolean passed = false;
    try {
      requireSame(before.get(), channel, limit);
      passed = true;
      return Channels.newInputStream(channel);
    } finally {
      if (!passed) {
        channel.close();
      }
    }
  }

  /// Those of a file that may be opened; empty for the null device.
  private Optional<BasicFileAttributes> attributes(InputLimit limit) throws IOException {
    BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
    if (!found.isRegularFile()) {
      if (isNullDevice()) {
        return Optional.empty();
      }
      throw new RefusedFileException(path, irregular(found), limit);
    }
    if (found.size() > limit.bytes()) {
      throw new RefusedFileException(path, Reason.TOO_LARGE, limit);
    }
    return Optional.of(found);
  }

  /// Asked of the name once more, which tells a file that was swapped before the open, and of the open file itself: it
  /// has a position, which pipes and sockets have not (lseek(2): ESPIPE).
  private void requireSame(BasicFileAttributes before, SeekableByteChannel channel, InputLimit limit)
      throws IOException {
    BasicFileAttributes after = Files.readAttributes(path, BasicFileAttributes.class);
    boolean same = after.isRegularFile() && Objects.equals(before.fileKey(), after.fileKey());
    try {
      channel.position();
    } catch (IOException e) {
      same = false;
    }
    if (!same) {
      throw new RefusedFileException(path, Reason.REPLACED, limit);
    }
    if (channel.size() > limit.bytes()) {
      throw new RefusedFileException(path, Reason.TOO_LARGE, limit);
    }
  }

  private boolean isNullDevice() throws IOException {
    return path.toRealPath().equals(Path.of("/dev/null"));
  }

  private Reason irregular(BasicFileAttributes attributes) throws IOException {
    if (attributes.isDirectory()) {
      return Reason.FOLDER;
    }
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    if (!views.contains("unix")) {
      return views.contains("dos") ? ofWindows((int) Files.getAttribute(path, "dos:attributes")) : Reason.DEVICE;
    }
    // inode(7): the type of a file stands in four bits of its mode.
    return switch ((int) Files.getAttribute(path, "unix:mode") & 0xf000) {
      case 0x1000 -> Reason.PIPE;
      case 0xc000 -> Reason.SOCKET;
      default -> Reason.DEVICE;
    };
  }

  /// Of what is neither link nor folder. For Java a file is "other" there if it is a device or any reparse point (JDK 25,
  /// sun/nio/fs/WindowsFileAttributes: isOther), so also one that OneDrive shows on a network drive, or one of a
  /// deduplicated disk; JDK 28 calls these regular (openjdk/jdk#32197). The tag that would tell them from a socket is
  /// not to be had without opening.
  static Reason ofWindows(int attributes) {
    boolean isDevice = (attributes & FILE_ATTRIBUTE_DEVICE) != 0;
    return !isDevice && (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 ? Reason.STAND_IN : Reason.DEVICE;
  }

  private <T> T within(InputLimit limit, Callable<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("file").start(task);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // An interrupt closes what the thread reads, should it ever come out of the open.
      task.cancel(true);
      throw new RefusedFileException(path, Reason.TOO_SLOW, limit);
    } catch (InterruptedException _) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(path.toString());
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException problem -> throw problem;
        case RuntimeException bug -> throw bug;
        case Error bug -> throw bug;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
