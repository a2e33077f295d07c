package dev.gogetwell.machine.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A folder that nobody but this user can read, fill or replace. On Windows the folders of a user's profile are private
/// by inheritance, so there only its kind is checked. Any thread.
public final class PrivateFolder {
  private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /// What is wrong with a folder that exists.
  public enum Flaw {
    /// A link, a junction or no folder at all: whoever made it decides where our files go.
    NO_FOLDER,
    /// Somebody else owns it.
    NOT_OURS,
    /// Others may write into it, so what it holds may be theirs.
    OPEN
  }

  /// Makes `folder` with those above it, mode 0700, or checks the one that is there. One of ours that others may only
  /// read is closed.
  ///
  /// @return what is wrong with it; empty if it is private
  /// @throws IOException if it cannot be made
  public static Optional<Flaw> make(Path folder) throws IOException {
    if (folder.getParent() != null) {
      Files.createDirectories(folder.getParent());
    }
    try {
      Files.createDirectory(folder, mode(folder));
    } catch (FileAlreadyExistsException e) {
      // Then it has to pass.
    }
    BasicFileAttributes found =
        Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isDirectory() || found.isOther()) {
      return Optional.of(Flaw.NO_FOLDER);
    }
    return isPosix(folder) ? flaw(folder) : Optional.empty();
  }

  private static Optional<Flaw> flaw(Path folder) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!isOurs(folder)) {
      return Optional.of(Flaw.NOT_OURS);
    }
    if (found.permissions().contains(PosixFilePermission.GROUP_WRITE)
        || found.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
      return Optional.of(Flaw.OPEN);
    }
    if (!found.permissions().equals(OWNERS)) {
      Files.setPosixFilePermissions(folder, OWNERS);
    }
    return Optional.empty();
  }

  /// Compared by number: names of users are missing in many containers. Who we are is told by what the kernel says of
  /// this process, elsewhere by a file of our own.
  private static boolean isOurs(Path folder) throws IOException {
    Object owner = Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    Path self = Path.of("/proc/self");
    if (Files.exists(self)) {
      return owner.equals(Files.getAttribute(self, "unix:uid"));
    }
    Path own = Files.createTempFile("gogetwell", "");
    try {
      return owner.equals(Files.getAttribute(own, "unix:uid"));
    } finally {
      Files.delete(own);
    }
  }

  /// The attribute that a new folder is made with, so that it is never open, not even for a moment.
  static FileAttribute<?>[] mode(Path folder) {
    return isPosix(folder) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
