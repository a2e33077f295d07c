package dev.gogetwell.machine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.List;
import java.util.Map;

/// What a file is beside its bytes, to be found again on the file that takes its place.
///
/// @param plain owner, group and mode with setuid, setgid and sticky; on Windows the marks read-only, hidden and system
/// @param access the access list of Windows
/// @param extended extended attributes; on Linux access lists and security labels are among them
record FileMarks(Map<String, Object> plain, List<AclEntry> access, Map<String, String> extended) {
  static FileMarks of(Path file) throws IOException {
    AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return new FileMarks(
        Files.readAttributes(file, isUnix(file) ? "unix:mode,uid,gid" : "dos:readonly,hidden,system",
            LinkOption.NOFOLLOW_LINKS),
        acl == null ? List.of() : List.copyOf(acl.getAcl()), ExtendedAttributes.of(file));
  }

  static boolean isUnix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /// How many names the file has; Windows does not tell Java.
  static int names(Path file) throws IOException {
    return isUnix(file) ? (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) : 1;
  }

  /// Sets the mode anew: writing takes setuid and setgid away.
  void setMode(Path file) throws IOException {
    Object mode = plain.get("mode");
    if (mode != null && !mode.equals(Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS))) {
      Files.setAttribute(file, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
