package dev.gogetwell.engine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.Presence;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the go.mod of a project makes `go` fetch: its requirements, with what replaces them; a folder that replaces one
/// is fetched by nobody. A line that is none of go.mod is left out, since go itself will tell of it. Any thread.
public final class Requirements {
  /// More are no project; what is planned for each of them takes time and memory.
  public static final int MOST = 10_000;

  private static final Pattern BLOCK = Pattern.compile("([a-z]+)\\s*\\(.*");
  private static final Pattern REQUIRED = Pattern.compile("\"?([^\\s\"`(]{1,255}+)[\"`]?\\s+(v[^\\s\"]{1,255}+).*");
  private static final Pattern REPLACED = Pattern.compile(
      "\"?([^\\s\"`]{1,255}+)[\"`]?(?:\\s+v[^\\s\"]{1,255}+)?\\s+=>\\s+\"?([^\\s\"`]{1,4000}+)[\"`]?(?:\\s+(v\\S{1,255}+))?.*");

  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<String, String> replacements = new LinkedHashMap<>();

  private Requirements() {}

  /// The modules of the project in or around `folder`, as `path@version`; empty without a go.mod.
  ///
  /// @throws IOException if its go.mod cannot be read
  public static List<String> of(Path folder) throws IOException {
    Optional<Path> file = Presence.above(folder.toAbsolutePath(), "go.mod");
    return file.isPresent() ? of(RegularFile.at(file.get()).text(InputLimit.MODULE_FILE)) : List.of();
  }

  /// The same for the text of a go.mod (golang.org/ref/mod, "go.mod files").
  static List<String> of(String text) {
    Requirements found = new Requirements();
    String directive = "";
    for (Iterator<String> lines = text.lines().iterator(); lines.hasNext();) {
      String line = lines.next();
      int comment = line.indexOf("//");
      String bare = (comment < 0 ? line : line.substring(0, comment)).strip();
      Matcher block = BLOCK.matcher(bare);
      if (bare.equals(")")) {
        directive = "";
      } else if (directive.isEmpty() && block.matches()) {
        directive = block.group(1);
      } else if (directive.isEmpty()) {
        int blank = bare.indexOf(' ') < 0 ? bare.indexOf('\t') : bare.indexOf(' ');
        if (blank > 0) {
          found.line(bare.substring(0, blank), bare.substring(blank).strip());
        }
      } else {
        found.line(directive, bare);
      }
    }
    return found.fetched();
  }

  private void line(String directive, String rest) {
    Matcher required = REQUIRED.matcher(rest);
    Matcher replaced = REPLACED.matcher(rest);
    if (directive.equals("require") && versions.size() < MOST && required.matches()) {
      versions.put(required.group(1), required.group(1) + "@" + required.group(2));
    } else if (directive.equals("replace") && replacements.size() < MOST && replaced.matches()) {
      replacements.put(replaced.group(1), replaced.group(3) == null ? ""
          : replaced.group(2) + "@" + replaced.group(3));
    }
  }

  private List<String> fetched() {
    List<String> modules = new ArrayList<>();
    versions.forEach((path, module) -> {
      String instead = replacements.getOrDefault(path, module);
      if (!instead.isEmpty()) {
        modules.add(instead);
      }
    });
    return modules.stream().distinct().toList();
  }
}
