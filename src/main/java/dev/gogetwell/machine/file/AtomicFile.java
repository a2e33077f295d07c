package dev.gogetwell.machine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;

/// A settings file of the user, written whole or not at all.
///
/// Links are followed, so that a file kept in a dot-files repository stays a link. Mode and owner stay. One thread at
/// a time; other processes are noticed by comparing the bytes right before the rename.
public final class AtomicFile {
  private static final int MAX_LINKS = 40;

  private final Path real;

  private AtomicFile(Path real) {
    this.real = real;
  }

  /// The file behind `path`, which need not exist.
  ///
  /// @throws IOException if links go round in circles
  public static AtomicFile at(Path path) throws IOException {
    Path file = path.toAbsolutePath();
    for (int i = 0; Files.isSymbolicLink(file); i++) {
      if (i == MAX_LINKS) {
        throw new IOException(path + ": too many links");
      }
      file = file.resolveSibling(Files.readSymbolicLink(file)).normalize();
    }
    Path parent = file.getParent();
    return new AtomicFile(parent != null && Files.isDirectory(parent)
        ? parent.toRealPath().resolve(file.getFileName()) : file);
  }

  /// The real file.
  public Path path() {
    return real;
  }

  /// The bytes now; empty if there is no file.
  ///
  /// @throws IOException if it exists and cannot be read
  public Optional<byte[]> read() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(real));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Replaces the file if it still holds `expected`.
  ///
  /// @param expected what was read; empty for "there was no file"
  /// @param wanted what it holds afterwards; empty removes the file
  /// @throws FileChangedException if it holds something else; it is left alone
  /// @throws ReadOnlyFileException if it is marked read-only
  /// @throws IOException if it cannot be written; it is left as it was
  public void replace(Optional<byte[]> expected, Optional<byte[]> wanted) throws IOException {
    refuseReadOnly();
    if (wanted.isEmpty()) {
      requireSame(expected);
      Files.deleteIfExists(real);
      syncFolder();
      return;
    }
    Files.createDirectories(real.getParent());
    Path next = Files.createTempFile(real.getParent(), "." + real.getFileName(), ".gogetwell");
    try {
      write(next, wanted.get());
      keepModeAndOwner(next);
      requireSame(expected);
      Files.move(next, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
    syncFolder();
  }

  private void refuseReadOnly() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(real, PosixFileAttributeView.class);
    if (!Files.exists(real)) {
      return;
    }
    // The mark is asked and not the right, since root has every right.
    boolean writable = view == null ? Files.isWritable(real)
        : view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
    if (!writable) {
      throw new ReadOnlyFileException(real);
    }
  }

  private void requireSame(Optional<byte[]> expected) throws IOException {
    Optional<byte[]> now = read();
    if (now.isPresent() != expected.isPresent()
        || now.isPresent() && !Arrays.equals(now.get(), expected.get())) {
      throw new FileChangedException(real);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private void keepModeAndOwner(Path next) throws IOException {
    PosixFileAttributeView to = Files.getFileAttributeView(next, PosixFileAttributeView.class);
    if (to == null) {
      return;
    }
    if (!Files.exists(real)) {
      to.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
      return;
    }
    PosixFileAttributes from = Files.readAttributes(real, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    to.setPermissions(from.permissions());
    PosixFileAttributes made = Files.readAttributes(next, PosixFileAttributes.class);
    if (!made.owner().equals(from.owner())) {
      to.setOwner(from.owner());
    }
    if (!made.group().equals(from.group())) {
      to.setGroup(from.group());
    }
  }

  /// Without this a rename may be lost with the power; systems that cannot open a folder need no such call.
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(real.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Windows refuses to open a folder.
    }
  }
}
