package dev.gogetwell.generate;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.UnfitFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The folder into which generated files go. First everything is looked at, then everything is written, each file whole
/// or not at all; what differs is kept as `NAME.bak`. A link, a folder, a pipe or a device where a file belongs is
/// refused. One thread at a time.
public final class OutputFolder {
  private static final int CONTEXT = 3;

  private final Path folder;

  /// @param folder need not exist
  public OutputFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /// What writing a file would do.
  public enum State {
    /// There is none yet.
    NEW,
    /// It holds the same.
    SAME,
    /// It holds something else.
    DIFFERENT,
    /// Something stands there that is no ordinary file.
    REFUSED
  }

  /// A file with what stands in its place.
  ///
  /// @param path where it would go
  /// @param before what is there now; empty if nothing is
  /// @param diff the lines of a unified diff; empty unless it is different
  public record Planned(GeneratedFile file, Path path, State state, Optional<byte[]> before, List<String> diff) {
    public Planned {
      diff = List.copyOf(diff);
    }
  }

  /// Looks only.
  ///
  /// @throws IOException if something cannot be read
  public List<Planned> plan(List<GeneratedFile> files) throws IOException {
    List<Planned> planned = new ArrayList<>();
    for (GeneratedFile file : files) {
      planned.add(plan(file));
    }
    return List.copyOf(planned);
  }

  private Planned plan(GeneratedFile file) throws IOException {
    Path path = folder.resolve(file.name()).normalize();
    if (!path.startsWith(folder)) {
      throw new IllegalStateException("a generated file stays in its folder");
    }
    if (isOddWay(path)) {
      return new Planned(file, path, State.REFUSED, Optional.empty(), List.of());
    }
    Optional<byte[]> bytes;
    try {
      bytes = AtomicFile.at(path).read();
    } catch (UnfitFileException e) {
      return new Planned(file, path, State.REFUSED, Optional.empty(), List.of());
    }
    if (bytes.isEmpty()) {
      return new Planned(file, path, State.NEW, Optional.empty(), List.of());
    }
    boolean same = Arrays.equals(bytes.get(), file.content().getBytes(StandardCharsets.UTF_8));
    return new Planned(file, path, same ? State.SAME : State.DIFFERENT, bytes,
        same ? List.of() : diff(file, new String(bytes.get(), StandardCharsets.UTF_8)));
  }

  /// A link or a file where a folder belongs, or a link where the file belongs: it leads where nobody has looked.
  private boolean isOddWay(Path path) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    for (Path at = path.getParent(); at != null && at.startsWith(folder); at = at.getParent()) {
      boolean inside = !at.equals(folder);
      boolean there = Files.exists(at, LinkOption.NOFOLLOW_LINKS);
      if (there && !(inside ? Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS) : Files.isDirectory(at))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> diff(GeneratedFile file, String before) {
    List<String> old = before.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(file.name(), file.name(), old,
        DiffUtils.diff(old, file.content().lines().toList()), CONTEXT);
  }

  /// Writes what is new, and what is different with a copy of what was there.
  ///
  /// @throws IOException if something is in the way, or has changed since it was looked at
  public void write(List<Planned> planned) throws IOException {
    for (Planned one : planned) {
      if (one.state() == State.REFUSED) {
        throw new IOException(one.path().toString());
      }
    }
    for (Planned one : planned) {
      if (one.state() == State.NEW || one.state() == State.DIFFERENT) {
        Files.createDirectories(one.path().getParent());
        if (isOddWay(one.path())) {
          throw new IOException(one.path().toString());
        }
        if (one.before().isPresent()) {
          keep(one.path(), one.before().get());
        }
        AtomicFile.at(one.path()).replace(one.before(),
            Optional.of(one.file().content().getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /// An older copy is never lost for a newer one.
  private static void keep(Path path, byte[] bytes) throws IOException {
    for (int number = 0; ; number++) {
      Path copy = path.resolveSibling(path.getFileName() + ".bak" + (number == 0 ? "" : "." + number));
      if (!Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
        AtomicFile.at(copy).replace(Optional.empty(), Optional.of(bytes));
        return;
      }
    }
  }
}
