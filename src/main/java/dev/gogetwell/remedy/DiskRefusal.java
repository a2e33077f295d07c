package dev.gogetwell.remedy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Why the system does not let us write, since the next step of the user is another for each.
enum DiskRefusal {
  FULL("No space left on device", "Disk quota exceeded", "not enough space on the disk", "设备上没有空间", "磁盘空间不足"),
  READ_ONLY("Read-only file system", "media is write protected", "只读文件系统", "介质受写入保护"),
  DENIED("Permission denied", "Operation not permitted", "权限不够", "不允许的操作"),
  IN_USE("being used by another process", "has locked a portion of the file", "另一个程序正在使用",
      "von einem anderen Prozess verwendet", "Text file busy"),
  OTHER;

  private static final long NEARLY_NOTHING = 64 * 1024;

  private final List<String> said;

  DiskRefusal(String... said) {
    this.said = List.of(said);
  }

  /// Whether another program keeps a file to itself, by the words of the system.
  static boolean isHeld(IOException failure) {
    return IN_USE.said.stream().anyMatch(String.valueOf(failure.getMessage())::contains);
  }

  /// Java hands on the words of the system, and those are in the language of the user; so the disk is asked as well.
  static DiskRefusal of(IOException failure, Path file) {
    String message = String.valueOf(failure.getMessage());
    for (DiskRefusal each : values()) {
      if (each.said.stream().anyMatch(message::contains)) {
        return each;
      }
    }
    return failure instanceof AccessDeniedException denied ? denied(denied, file) : asked(file);
  }

  /// Windows denies the replacement of a file that another program has open, in words of no use; a file that could be
  /// written, and was to be replaced by one that lay beside it already, is such a one.
  private static DiskRefusal denied(AccessDeniedException denied, Path file) {
    boolean windows = !file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return heldOnWindows(denied, windows, Files.isWritable(file)) ? IN_USE : DENIED;
  }

  static boolean heldOnWindows(AccessDeniedException denied, boolean windows, boolean writable) {
    return windows && writable && denied.getOtherFile() != null;
  }

  private static DiskRefusal asked(Path file) {
    Path folder = file;
    while (folder.getParent() != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    try {
      FileStore disk = Files.getFileStore(folder);
      return disk.isReadOnly() ? READ_ONLY : disk.getUsableSpace() < NEARLY_NOTHING ? FULL : OTHER;
    } catch (IOException e) {
      return OTHER;
    }
  }
}
