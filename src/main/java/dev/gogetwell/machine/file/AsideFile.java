package dev.gogetwell.machine.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file that is moved to a free name beside it, and back. Its bytes are never copied, so that it may be larger than
/// what is kept elsewhere. One thread at a time.
///
/// @param file where it lay first
/// @param aside the name beside it
public record AsideFile(Path file, Path aside) {
  private static final String MARK = ".gogetwell-aside-";
  private static final Pattern NAME = Pattern.compile("(?s)(.+)" + Pattern.quote(MARK) + "[1-9]\\d?");
  private static final int MOST_NAMES = 99;
  private static final long LARGEST = 1L << 30;

  /// Another file took the place of the one that was put aside.
  public static final class TakenException extends IOException {
    private static final long serialVersionUID = 1L;

    private TakenException(Path file) {
      super(file.toString());
    }
  }

  /// Whether a name is one that this class gave.
  public static boolean isAside(String name) {
    return NAME.matcher(name).matches();
  }

  /// The file behind such a name.
  ///
  /// @throws IllegalArgumentException if it is none
  public static AsideFile named(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(name);
    }
    return new AsideFile(Path.of(parts.group(1)), Path.of(name));
  }

  /// With the first name beside the file that is free.
  ///
  /// @throws IOException if its folder is none, or a hundred such files lie there
  public static AsideFile beside(Path file) throws IOException {
    Path real = folder(file).toRealPath().resolve(file.getFileName());
    for (int i = 1; i <= MOST_NAMES; i++) {
      Path aside = real.resolveSibling(real.getFileName() + MARK + i);
      if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
        return new AsideFile(real, aside);
      }
    }
    throw new FileAlreadyExistsException(real + MARK + MOST_NAMES);
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.getParent(), "a file lies in a folder");
  }

  /// A line that says where it lies, how long it is and its SHA-256; empty if it is gone. While both names are taken
  /// the one aside counts: that is how it is after a move, once a new file was fetched.
  public Optional<byte[]> told() throws IOException {
    return isThere(aside) ? Optional.of(line(aside)) : isThere(file) ? Optional.of(line(file)) : Optional.empty();
  }

  /// What is told once the file is moved.
  ///
  /// @param before what is told now
  public byte[] toldOnceMoved(byte[] before) {
    String line = new String(before, StandardCharsets.UTF_8);
    return (aside + line.substring(file.toString().length())).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isThere(Path path) throws IOException {
    try {
      BasicFileAttributes found = attributes(path);
      if (!found.isRegularFile()) {
        throw new UnfitFileException(path, UnfitFileException.Reason.NOT_A_FILE);
      }
      if (found.size() > LARGEST) {
        throw new UnfitFileException(path, UnfitFileException.Reason.TOO_LARGE);
      }
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static byte[] line(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long size = new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return (path + "  " + size + " B  SHA-256 " + HexFormat.of().formatHex(digest.digest()) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Asks whether it can be moved, one way or the other.
  ///
  /// @throws TakenException if it would have to replace another file
  /// @throws ReadOnlyFileException if its folder is marked read-only
  public void requireFit() throws IOException {
    if (isThere(aside) && Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOneFile()) {
      throw new TakenException(file);
    }
    Path folder = folder(file);
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    // The mark is asked and not the right, since root has every right.
    if (view != null && !view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE)) {
      throw new ReadOnlyFileException(folder);
    }
  }

  /// A move back that was ended half-way leaves both names to one file.
  private boolean isOneFile() throws IOException {
    Object key = attributes(aside).fileKey();
    return key != null && key.equals(attributes(file).fileKey());
  }

  /// Puts it aside. In one folder this is one rename, and it ends where the new name is taken.
  public void move() throws IOException {
    Files.move(file, aside);
    syncFolder();
  }

  /// Puts it back. A rename would replace what another program puts there in the same moment; a second name for the
  /// file cannot.
  public void moveBack() throws IOException {
    try {
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException _) {
      if (!isOneFile()) {
        throw new TakenException(file);
      }
    } catch (FileSystemException | UnsupportedOperationException _) {
      Files.move(aside, file); // A disk on which a file has one name only.
    }
    Files.deleteIfExists(aside);
    syncFolder();
  }

  /// Without this a rename may be lost with the power; systems that cannot open a folder need no such call.
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(folder(file), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException _) {
      // Windows refuses to open a folder.
    }
  }
}
