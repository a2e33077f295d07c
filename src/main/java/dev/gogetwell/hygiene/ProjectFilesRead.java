package dev.gogetwell.hygiene;

import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import dev.gogetwell.hygiene.ProjectCopy.Printed;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// go.mod and go.work of a project as go itself reads them, with what it says where it cannot. Each file is given to go
/// as a copy, byte for byte, so that lines are those of the user's file. Confined to one thread.
final class ProjectFilesRead {
  private static final Pattern AT_LINE =
      Pattern.compile("(?m)^(?:go: )?\\S*go\\.(?:mod|work):(\\d{1,9})(?::\\d+)?: (.*)$");
  private static final int MOST_MODULES = 500;

  private final ProjectCopy copy;
  private final Path top;
  private final List<HygieneFinding> findings = new ArrayList<>();
  private int number;

  /// @param top the folder that names of files are relative to
  ProjectFilesRead(ProjectCopy copy, Path top) {
    this.copy = copy;
    this.top = top;
  }

  /// The file at `path`; empty if it could not be read, and then a finding says why.
  Optional<ModFile> read(Path path) throws InterruptedException {
    String name = name(path);
    try {
      String text = RegularFile.at(path).text(InputLimit.MODULE_FILE);
      Path file = Files.createDirectories(copy.scratch().settingsFolder().resolve("lint" + number++))
          .resolve(path.getFileName().toString());
      Files.writeString(file, text);
      boolean work = path.endsWith("go.work");
      String shown = "go " + (work ? "work" : "mod") + " edit -json " + name;
      Printed printed = copy.go(shown, copy.with(""), List.of(work ? "work" : "mod", "edit", "-json", file.toString()));
      Optional<ModFile> found = printed.answered() ? ModFile.read(name, text, printed.out()) : Optional.empty();
      if (printed.answered() && found.isEmpty()) {
        copy.note(shown, ToolOutcome.State.NONSENSE, "");
      } else if (printed.state() == ToolOutcome.State.FAILED) {
        Matcher at = AT_LINE.matcher(printed.said());
        boolean placed = at.find();
        unreadable(name, placed ? Integer.parseInt(at.group(1)) : 0, placed ? at.group(2) : printed.said().strip());
      }
      return found;
    } catch (IOException e) {
      unreadable(name, 0, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// The go.mod of every module of a workspace that can be read.
  List<ModFile> modules(ModFile workspace, Path folder) throws InterruptedException {
    List<ModFile> modules = new ArrayList<>();
    for (String used : workspace.used().subList(0, Math.min(MOST_MODULES, workspace.used().size()))) {
      Path file = folder.resolve(used).normalize().resolve("go.mod");
      if (Files.exists(file)) {
        read(file).ifPresent(modules::add);
      }
    }
    return modules;
  }

  private void unreadable(String name, int line, String said) {
    findings.add(HygieneFinding.of(HygieneRule.FILE_UNREADABLE, Optional.of(new FileLine(name, line)), "", name,
        ProjectCopy.shortened(said)));
  }

  String name(Path path) {
    return (path.startsWith(top) ? top.relativize(path) : path).toString().replace('\\', '/');
  }

  List<HygieneFinding> findings() {
    return findings;
  }
}
