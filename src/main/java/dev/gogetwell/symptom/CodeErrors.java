package dev.gogetwell.symptom;

import dev.gogetwell.model.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in a log what `go build`, `go vet` and `go test` say of the code itself: lines that name a Go file with a
/// place, and tests that fail. Linear in the length of the text; any thread.
public final class CodeErrors {
  private static final int MOST = 10;
  private static final int LONGEST_LINE = 2_000;
  private static final Pattern PLACE = Pattern.compile(
      "^\\s{0,12}(?:vet: )?(?<file>[\\w@+./\\\\ -]{1,300}?\\.go):(?<line>\\d{1,7})(?::(?<column>\\d{1,5}))?: (?<what>\\S.*)");
  private static final Pattern FAILED = Pattern.compile("^\\s{0,40}--- FAIL: (?<what>\\S.*)");

  private CodeErrors() {}

  /// The first of them, in their order.
  public static List<SourceLine> in(String log) {
    List<SourceLine> found = new ArrayList<>();
    int from = 0;
    while (from < log.length() && found.size() < MOST) {
      int end = log.indexOf('\n', from);
      end = end < 0 ? log.length() : end;
      if (end - from <= LONGEST_LINE && mayBeOne(log, from, end)) {
        of(Decoration.undecorated(TerminalText.of(Decoration.withoutColours(log.substring(from, end)))))
            .ifPresent(found::add);
      }
      from = end + 1;
    }
    return found;
  }

  private static boolean mayBeOne(String log, int from, int end) {
    return log.indexOf(".go:", from, end) >= 0 || log.indexOf("--- FAIL: ", from, end) >= 0;
  }

  /// What one line says.
  public static Optional<SourceLine> of(String line) {
    Matcher place = PLACE.matcher(line);
    if (place.matches()) {
      return Optional.of(new SourceLine(place.group("file").strip().replace('\\', '/'),
          Integer.parseInt(place.group("line")), place.group("column") == null ? 0
              : Integer.parseInt(place.group("column")), line.strip()));
    }
    Matcher failed = FAILED.matcher(line);
    return failed.matches() ? Optional.of(new SourceLine("", 0, 0, line.strip())) : Optional.empty();
  }
}
