package dev.gogetwell.hygiene;

import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The licences of modules, told by the files in the module cache. Reads files; any thread.
final class Licences {
  /// The module is in no cache, so that there is no file to look at.
  static final String ABSENT = "not downloaded";
  static final String UNKNOWN = "unknown";
  private static final Pattern NAMES = Pattern.compile(
      "(?i)(?:un)?licen[cs]e(?:[-_.].{0,40})?|copying(?:[-_.].{0,40})?|(?:mit|apache|bsd|isc)[-_.]licen[cs]e.{0,10}");
  private static final int MOST_FILES = 8;

  private final List<Path> caches;
  private final LicenceTexts texts = LicenceTexts.load();

  /// @param caches module caches, the first one that has a module counts
  Licences(List<Path> caches) {
    this.caches = List.copyOf(caches);
  }

  /// The SPDX name; several names with a comma, where each file has another one; or why there is none.
  String of(ModuleRow row) {
    Optional<Path> folder = folder(row);
    if (folder.isEmpty()) {
      return ABSENT;
    }
    TreeSet<String> names = new TreeSet<>();
    List<Path> files = files(folder.get());
    Map<Path, byte[]> read = RegularFile.each(files, InputLimit.SETTINGS);
    for (Path file : files) {
      byte[] bytes = read.getOrDefault(file, new byte[0]);
      names.add(texts.of(new String(bytes, StandardCharsets.UTF_8)).orElse(UNKNOWN));
    }
    if (names.size() > 1) {
      names.remove(UNKNOWN); // A list of authors or of notices beside the licence.
    }
    return names.isEmpty() ? UNKNOWN : String.join(", ", names);
  }

  private Optional<Path> folder(ModuleRow row) {
    Optional<String> path = ModulePath.escape(row.path());
    Optional<String> version = ModulePath.escapeVersion(row.version());
    if (path.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    return caches.stream().map(cache -> cache.resolve(path.get() + "@" + version.get()))
        .filter(Files::isDirectory).findFirst();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && NAMES.matcher(file.getFileName().toString()).matches()).sorted().limit(MOST_FILES).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// What a policy says of the build list.
  static List<HygieneFinding> judged(List<ModuleRow> rows, LicencePolicy policy, ModFile file, ModuleGraph graph) {
    List<HygieneFinding> findings = new ArrayList<>();
    for (ModuleRow row : rows) {
      if (row.version().isEmpty() || policy.excepted().contains(row.path())) {
        continue;
      }
      Optional<HygieneRule> rule = policy.judge(row.licence());
      if (rule.isPresent()) {
        Optional<HygieneFinding.FileLine> where =
            file.line(row.path()) == 0 ? Optional.empty() : file.at(row.path(), row.version());
        findings.add(HygieneFinding.of(rule.get(), where, row.reference(), row.reference(), row.licence())
            .requiredBy(graph.way(file.module(), row.reference())));
      }
    }
    return findings;
  }
}
