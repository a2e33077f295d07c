package dev.gogetwell.machine.file;

import dev.gogetwell.machine.file.UnfitFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A settings file of the user, written whole or not at all.
///
/// Links are followed, so that a file kept in a dot-files repository stays a link. Only a regular file or nothing may
/// stand there; mode, owner, access lists and extended attributes stay, or nothing is written. One thread at a time;
/// other processes are noticed by comparing everything right before the rename.
public final class AtomicFile {
  private static final int MOST = 32 * 1024 * 1024;
  private static final int LONGEST_NAME = 60;

  private final Path asked;
  private final Path real;

  private AtomicFile(Path asked, Path real) {
    this.asked = asked;
    this.real = real;
  }

  /// The file behind `path`, which need not exist.
  ///
  /// @throws UnfitFileException if links lead nowhere
  public static AtomicFile at(Path path) throws IOException {
    return new AtomicFile(path.toAbsolutePath(), RealPath.of(path));
  }

  /// The real file.
  public Path path() {
    return real;
  }

  /// The bytes now; empty if there is no file.
  ///
  /// @throws UnfitFileException if it is no regular file, which is not opened, or too large
  /// @throws IOException if it exists and cannot be read
  public Optional<byte[]> read() throws IOException {
    if (!isThere()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw new UnfitFileException(real, Reason.TOO_LARGE);
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private boolean isThere() throws IOException {
    try {
      if (!Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isRegularFile()) {
        throw new UnfitFileException(real, Reason.NOT_A_FILE);
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /// Whether it can be replaced without losing anything; asks only.
  ///
  /// @throws UnfitFileException if something would be lost
  /// @throws ReadOnlyFileException if it is marked read-only
  public void requireFit() throws IOException {
    if (!isThere()) {
      return;
    }
    if (FileMarks.names(real) > 1) {
      throw new UnfitFileException(real, Reason.HARD_LINKS);
    }
    PosixFileAttributeView view =
        Files.getFileAttributeView(real, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    // The mark is asked and not the right, since root has every right.
    boolean writable = view == null ? Files.isWritable(real)
        : view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
    if (!writable) {
      throw new ReadOnlyFileException(real);
    }
  }

  /// Where the new bytes wait beside the file: on the same disk, and told by its name.
  ///
  /// @param mark letters and digits that nobody else uses
  public Path temporary(String mark) {
    String name = real.getFileName().toString();
    return real.resolveSibling("." + name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "." + mark
        + ".gogetwell");
  }

  /// A mark that nobody can guess.
  public static String newMark() {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /// The folders that have to be made for it, outermost first.
  public List<Path> missingFolders() {
    List<Path> missing = new ArrayList<>();
    for (Path folder = real.getParent(); folder != null && Files.notExists(folder); folder = folder.getParent()) {
      missing.addFirst(folder);
    }
    return missing;
  }

  /// Puts everything ready for a replacement, so that only a rename is left.
  ///
  /// @param expected what was read; empty for "there was no file"
  /// @param wanted what it holds afterwards; empty removes the file
  /// @param mark of the temporary file
  /// @throws FileChangedException if it holds something else; it is left alone
  /// @throws IOException if it cannot be written; it is left as it was and nothing stays beside it
  public PreparedFile prepare(Optional<byte[]> expected, Optional<byte[]> wanted, String mark) throws IOException {
    requireFit();
    requireSame(expected);
    return PreparedFile.of(this, expected, wanted, temporary(mark));
  }

  /// Replaces the file if it still holds `expected`.
  ///
  /// @see #prepare
  public void replace(Optional<byte[]> expected, Optional<byte[]> wanted) throws IOException {
    try (PreparedFile prepared = prepare(expected, wanted, newMark())) {
      prepared.commit();
    }
  }

  void requireSame(Optional<byte[]> expected) throws IOException {
    Optional<byte[]> now = read();
    if (now.isPresent() != expected.isPresent()
        || (now.isPresent() && !Arrays.equals(now.get(), expected.get()))) {
      throw new FileChangedException(real);
    }
  }

  /// A folder on the way may have become a link meanwhile.
  void requireSameWay() throws IOException {
    if (!RealPath.of(asked).equals(real)) {
      throw new UnfitFileException(asked, Reason.LEADS_ELSEWHERE);
    }
  }
}
