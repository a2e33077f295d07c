package dev.gogetwell.machine.file;

import dev.gogetwell.machine.file.UnfitFileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The file to which a path leads, told by the operating system: what `..` means behind a link is not in the text of
/// the path.
final class RealPath {
  private static final int MAX_LINKS = 40;

  private RealPath() {}

  /// The real path; of what does not exist, as much as exists is real and the rest are plain names.
  ///
  /// @throws UnfitFileException if a link leads to a folder that is not there, or links go round in circles
  static Path of(Path path) throws IOException {
    Path file = path.toAbsolutePath();
    for (int links = 0; links <= MAX_LINKS; links++) {
      Path folder = file.getParent();
      if (folder == null || Files.exists(file)) {
        return file.toRealPath();
      }
      Path here = folder(folder, path).resolve(plain(file, path));
      if (!Files.isSymbolicLink(here)) {
        return here;
      }
      file = here.resolveSibling(Files.readSymbolicLink(here));
      if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
        throw new UnfitFileException(path, Reason.LINK_LEADS_NOWHERE);
      }
    }
    throw new UnfitFileException(path, Reason.LINK_CIRCLE);
  }

  private static Path folder(Path folder, Path asked) throws IOException {
    try {
      return folder.toRealPath();
    } catch (NoSuchFileException e) {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || folder.getParent() == null) {
        throw new UnfitFileException(asked, Reason.LINK_LEADS_NOWHERE);
      }
      return folder(folder.getParent(), asked).resolve(plain(folder, asked));
    }
  }

  /// Below a folder that does not exist `..` means nothing.
  private static Path plain(Path path, Path asked) throws IOException {
    Path name = path.getFileName();
    if (name.toString().equals("..") || name.toString().equals(".")) {
      throw new UnfitFileException(asked, Reason.LINK_LEADS_NOWHERE);
    }
    return name;
  }
}
