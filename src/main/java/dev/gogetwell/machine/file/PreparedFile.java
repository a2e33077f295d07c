package dev.gogetwell.machine.file;

import dev.gogetwell.machine.file.UnfitFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A replacement that waits for its rename: the new bytes are on the disk, beside the file. Closing it without a commit
/// leaves nothing behind. One thread at a time.
public final class PreparedFile implements Prepared {
  private final AtomicFile file;
  private final Optional<byte[]> expected;
  private final boolean removes;
  private final Path next;
  private final Optional<FileMarks> marks;
  private final List<Path> made = new ArrayList<>();
  private boolean committed;

  private PreparedFile(AtomicFile file, Optional<byte[]> expected, boolean removes, Path next) throws IOException {
    this.file = file;
    this.expected = expected;
    this.removes = removes;
    this.next = next;
    this.marks = expected.isPresent() ? Optional.of(FileMarks.of(file.path())) : Optional.empty();
  }

  static PreparedFile of(AtomicFile file, Optional<byte[]> expected, Optional<byte[]> wanted, Path next)
      throws IOException {
    PreparedFile prepared = new PreparedFile(file, expected, wanted.isEmpty(), next);
    if (wanted.isEmpty()) {
      return prepared;
    }
    if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(next.toString());
    }
    try {
      prepared.makeFolders();
      prepared.write(wanted.get());
      return prepared;
    } catch (IOException e) {
      try {
        prepared.close();
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private void makeFolders() throws IOException {
    for (Path folder : file.missingFolders()) {
      Files.createDirectory(folder);
      made.add(folder);
    }
  }

  private void write(byte[] bytes) throws IOException {
    if (marks.isPresent()) {
      // The copy of the system brings owner, mode, access lists and extended attributes along.
      Files.copy(file.path(), next, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    } else {
      Files.createFile(next);
      PosixFileAttributeView view = Files.getFileAttributeView(next, PosixFileAttributeView.class);
      if (view != null) {
        view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING,
        LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (marks.isPresent()) {
        marks.get().setMode(next);
      }
      channel.force(true);
    }
    if (marks.isPresent() && !marks.get().equals(FileMarks.of(next))) {
      throw new UnfitFileException(file.path(), Reason.MARKS_LOST);
    }
  }

  /// Replaces the file, if it is still what it was when this was prepared.
  ///
  /// @throws FileChangedException if it holds something else, or belongs to someone else; it is left alone
  /// @throws UnfitFileException if the path leads elsewhere by now
  @Override
  public void commit() throws IOException {
    file.requireSameWay();
    file.requireFit();
    file.requireSame(expected);
    if (marks.isPresent() && !marks.get().equals(FileMarks.of(file.path()))) {
      throw new FileChangedException(file.path());
    }
    if (removes) {
      Files.deleteIfExists(file.path());
    } else {
      Files.move(next, file.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    committed = true;
    syncFolder();
  }

  /// Without this a rename may be lost with the power; systems that cannot open a folder need no such call.
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(file.path().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Windows refuses to open a folder.
    }
  }

  /// Removes what was put beside the file, unless it has taken its place.
  @Override
  public void close() throws IOException {
    if (!committed) {
      if (!removes) {
        Files.deleteIfExists(next);
      }
      removeEmpty(made);
    }
  }

  /// Removes folders that were made for a file, outermost first, as far as nobody has put anything there since.
  public static void removeEmpty(List<Path> folders) throws IOException {
    try {
      for (Path folder : folders.reversed()) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(folder);
        }
      }
    } catch (DirectoryNotEmptyException e) {
      // Somebody uses it; then the outer ones are not empty either.
    }
  }
}
