package dev.gogetwell.remedy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The calls of the system that a process made on files below a folder, read from what strace wrote.
final class FileOperations {
  /// All that takes a path or a descriptor of a file.
  static final String TRACED = "trace=%file,%desc";
  private static final Pattern CALL = Pattern.compile("^(\\d+) +([a-z0-9_]+)\\((.*)$");
  private static final Set<String> CHANGING = Set.of("mkdir", "mkdirat", "write", "pwrite64", "fsync", "fdatasync",
      "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "chmod", "fchmod", "fchmodat", "chown",
      "fchown", "lchown", "fsetxattr", "lsetxattr", "ftruncate", "truncate", "utimensat", "futimesat", "link",
      "linkat", "symlink", "copy_file_range", "sendfile");

  private FileOperations() {}

  /// One call.
  ///
  /// @param call its name
  /// @param nth which of its kind in its thread, from 1
  /// @param changes whether it changes anything
  /// @param line as strace wrote it
  record Operation(String call, int nth, boolean changes, String line) {
    @Override
    public String toString() {
      return call + " " + nth + ": " + line;
    }
  }

  static List<Operation> of(Path trace, Path folder) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, List<Operation>> found = new HashMap<>();
    for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
      Matcher call = CALL.matcher(line);
      if (call.matches()) {
        String name = call.group(2);
        int nth = counts.merge(call.group(1) + name, 1, Integer::sum);
        if (call.group(3).contains(folder.toString()) && !name.startsWith("exec")) {
          found.computeIfAbsent(call.group(1), thread -> new ArrayList<>()).add(new Operation(name, nth,
              CHANGING.contains(name) || name.startsWith("open") && line.contains("O_CREAT"), line));
        }
      }
    }
    return found.values().stream().max((one, other) -> one.size() - other.size()).orElse(List.of());
  }
}
