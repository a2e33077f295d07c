package dev.gogetwell.hygiene;

import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `go mod tidy -diff` prints (go 1.23 and newer): a unified diff of go.mod and go.sum. Pure; any thread.
final class TidyDiff {
  private static final Pattern FILE = Pattern.compile("\\+\\+\\+ (?:tidy/)?(.*/)?(go\\.(?:mod|sum))");
  private static final Pattern HUNK = Pattern.compile("@@ -(\\d{1,9})(?:,\\d+)? \\+\\d+(?:,\\d+)? @@.*");
  private static final Pattern REQUIRED = Pattern.compile("\\s*(?:require\\s+)?([^\\s/]+\\.[^\\s]+)\\s+(v[^\\s]+).*");
  private static final int NAMED = 5;

  private final List<String> names = new ArrayList<>();
  private final List<FileLine> lines = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  /// @param sum whether it is a line of go.sum
  /// @param added whether tidy adds it
  private record Change(boolean sum, boolean added, String name, FileLine where) {}

  private TidyDiff() {}

  /// Whether this is such a diff at all.
  static boolean isDiff(String text) {
    return text.lines().anyMatch(line -> FILE.matcher(line).matches());
  }

  /// The findings.
  ///
  /// @param prefix in front of go.mod and go.sum, for a module that is not at the top
  static List<HygieneFinding> findings(String text, String prefix) {
    TidyDiff diff = new TidyDiff();
    diff.read(text, prefix);
    List<HygieneFinding> findings = new ArrayList<>();
    diff.sum(false, true, HygieneRule.REQUIRE_MISSING).ifPresent(findings::add);
    diff.sum(false, false, HygieneRule.REQUIRE_SUPERFLUOUS).ifPresent(findings::add);
    diff.sum(true, true, HygieneRule.SUM_MISSING).ifPresent(findings::add);
    diff.sum(true, false, HygieneRule.SUM_SUPERFLUOUS).ifPresent(findings::add);
    return findings;
  }

  private void read(String text, String prefix) {
    String file = "";
    int line = 0;
    for (String row : text.split("\n", -1)) {
      Matcher name = FILE.matcher(row);
      Matcher hunk = HUNK.matcher(row);
      if (name.matches()) {
        file = name.group(2);
      } else if (hunk.matches()) {
        line = Integer.parseInt(hunk.group(1));
      } else if (!file.isEmpty() && (row.startsWith("+") || row.startsWith("-")) && !row.startsWith("---")) {
        Matcher required = REQUIRED.matcher(row.substring(1));
        if (required.matches()) {
          changes.add(new Change(file.equals("go.sum"), row.startsWith("+"),
              required.group(1) + "@" + required.group(2).replace("/go.mod", ""), new FileLine(prefix + file, line)));
        }
        line += row.startsWith("-") ? 1 : 0;
      } else {
        line++;
      }
    }
  }

  private Optional<HygieneFinding> sum(boolean sum, boolean added, HygieneRule rule) {
    names.clear();
    lines.clear();
    for (Change change : changes) {
      // A requirement that only moves, or is given another comment, is there before and after.
      boolean moved = !sum && changes.stream().anyMatch(other -> !other.sum() && other.added() != added
          && other.name().equals(change.name()));
      if (change.sum() == sum && change.added() == added && !moved && !names.contains(change.name())) {
        names.add(change.name());
        lines.add(change.where());
      }
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (names.size() > NAMED ? " …" : "");
    return Optional.of(HygieneFinding.of(rule, Optional.of(lines.getFirst()), "",
        Integer.toString(names.size()), shown).mendedBy("go mod tidy"));
  }
}
