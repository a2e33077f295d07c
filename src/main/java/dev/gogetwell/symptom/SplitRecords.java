package dev.gogetwell.symptom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts together what the log of a container cut into records: a line that is too long, or has no end yet, goes on in
/// the next record of the same stream. Docker's json-file driver leaves the line end out of such a record, Kubernetes
/// marks it with `P` (docker/daemon/logger/copier.go; kubernetes.io, CRI log format). Pure; any thread.
final class SplitRecords {
  /// So many records make one line; Docker cuts at 16 KiB, Kubernetes too.
  private static final int MOST = 16;
  private static final Pattern TEXT = Pattern.compile("\"log\" ?: ?\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final Pattern STREAM = Pattern.compile("\"stream\" ?: ?\"(std(?:out|err))\"");
  private static final Pattern MARKED = Pattern.compile(
      "^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)) (std(?:out|err)) ([FP]) (.*)$");
  private static final Pattern NEW_MESSAGE = Pattern.compile("^(?:\\\\t|\\s|go: |go get|fatal: |error: |verifying |$)");

  private SplitRecords() {}

  /// One record of a log.
  ///
  /// @param before what stands in front of its text
  /// @param after what stands behind it
  private record Part(String stream, String before, String text, String after, boolean goesOn) {
    static Optional<Part> of(String line) {
      Matcher marked = MARKED.matcher(line);
      if (marked.matches()) {
        return Optional.of(new Part(marked.group(2), marked.group(1) + " " + marked.group(2) + " F ", marked.group(4), "",
            marked.group(3).equals("P")));
      }
      Matcher text = TEXT.matcher(line);
      Matcher stream = STREAM.matcher(line);
      return line.stripLeading().startsWith("{") && text.find() && stream.find()
          ? Optional.of(new Part(stream.group(1), line.substring(0, text.start(1)), text.group(1),
              line.substring(text.end(1)), !text.group(1).endsWith("\\n"))) : Optional.empty();
    }
  }

  /// The lines with each cut one in one piece.
  static List<String> joined(List<String> lines) {
    List<String> whole = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Part> first = Part.of(lines.get(i));
      if (first.isEmpty() || !first.get().goesOn()) {
        whole.add(lines.get(i));
        continue;
      }
      StringBuilder text = new StringBuilder(first.get().text());
      boolean goesOn = true;
      for (int more = 1; goesOn && more < MOST && i + 1 < lines.size(); more++) {
        Optional<Part> next = Part.of(lines.get(i + 1)).filter(part -> part.stream().equals(first.get().stream())
            && !NEW_MESSAGE.matcher(part.text()).find());
        if (next.isEmpty()) {
          break;
        }
        text.append(next.get().text());
        goesOn = next.get().goesOn();
        i++;
      }
      whole.add(first.get().before() + text + first.get().after());
    }
    return whole;
  }
}
