package dev.gogetwell.symptom;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Tells what the user's own programs, tests and commit messages say from what go and git say about a download: a test
/// that prints "connection refused" is no trouble of the network between go and its modules. One text, one thread.
final class OwnPrograms {
  /// The start of a line, or of a JSON string.
  private static final String START = "^(?:\\{?\"[\\w.@-]{1,40}\" ?: ?\")?";
  private static final Pattern TEST_STARTS = Pattern.compile("=== (?:RUN|CONT|PAUSE|NAME) ");
  private static final Pattern TEST_ENDS = Pattern.compile(
      "(?:^|\\s)(?:PASS|FAIL)$|(?:^|\\s)(?:ok  |FAIL)\\t|^exit status |(?:^|\\s)go: \\S"
      + "|(?:^|\\s)fatal: |##\\[|^\\$ |^\\+ |^make: |Process completed|\\[Pipeline\\]");
  private static final Pattern TEST_RESULT = Pattern.compile("^--- (?:PASS|FAIL|SKIP): ");
  private static final Pattern BEFORE_TESTS = Pattern.compile("^$|^# |^\\?  |^go(?: \\w+)?: ");
  private static final Pattern TEST_LOG = Pattern.compile("^\\s{2,}[\\w./-]{1,100}_test\\.go:\\d{1,6}: ");
  private static final Pattern TEST_LOG_GOES_ON = Pattern.compile("^\\s{8,}\\S");
  private static final Pattern COMMIT = Pattern.compile(
      START + "[*|/\\\\ ]{0,12}(?=\\d{0,11}[a-f])[0-9a-f]{7,12} (?!fatal|error)"
      + "|" + START + "(?:Previous )?HEAD (?:is now at|position was) [0-9a-f]{7,40} "
      + "|^HEAD 目前位于 |^之前的 HEAD 位置是 |^\\[[\\w./-]{1,80} (?:\\((?:root-commit|根提交)\\) )?[0-9a-f]{7,12}\\] ");
  private static final Pattern HISTORY = Pattern.compile("^commit [0-9a-f]{40}\\b");
  private static final Pattern HISTORY_GOES_ON =
      Pattern.compile("^(?: |Author: |Date: |Merge: |作者：|日期：|$)");
  private static final Pattern PANIC = Pattern.compile(START + "panic: ");
  private static final Pattern STACK = Pattern.compile("^goroutine \\d{1,9} \\[");
  private static final Pattern TOOL_STACK = Pattern.compile("^(?:cmd/|golang\\.org/x/tools)");
  /// What a list of changes tells.
  private static final Pattern RELEASE_NOTE = Pattern.compile("(?i)^\\s*[-*•] (?:\\[[^\\]]{1,40}\\] ?)?(?:fix(?:e[sd])?"
      + "|improved?|handles?d?|add(?:ed|s)?|support(?:ed|s)?|document(?:ed|s)?|bump(?:ed|s)?|chore|feat|refactor(?:ed)?)\\b");
  /// A server says it of its clients (net/http/server.go), the go command is none.
  private static final Pattern SERVER_LOG = Pattern.compile(
      "http: (?:TLS handshake error from |proxy error: |panic serving )|\\bCannot handshake client ");
  private static final String KNOWN = "(?:time ?out|timed out|reset by peer|refused|no such host|unexpected EOF"
      + "|unreachable|deadline exceeded|stream error|Bad Gateway|unknown authority|reset|closed)";
  /// Code that looks for several errors, or for one in another's text, has met none: `i/o timeout|no such host`.
  private static final Pattern LOOKS_FOR_ERRORS = Pattern.compile("(?i)"
      + KNOWN + "[)\\]]{0,2}\\|[(\\[]{0,2}[\\w/ .:-]{0,30}" + KNOWN
      + "|" + KNOWN + "[\"'`]\\s{0,4}(?:,|\\|\\|)\\s{0,4}[\"'`][\\w/ .:-]{0,40}" + KNOWN
      + "|\\.(?:contains|hasSuffix|hasPrefix|includes|matchString|indexOf|endsWith|startsWith)"
      + "\\([^\\n]{0,60}[\"'`][^\"'`\\n]{0,40}" + KNOWN);
  private static final int MOST_BELOW = 40;

  private boolean inTest;

  /// Whether `line`, the next of the text, is printed by a test that is running.
  boolean isOfTest(String line) {
    if (TEST_STARTS.matcher(line).find()) {
      inTest = true;
    } else if (inTest && TEST_ENDS.matcher(line).find()) {
      inTest = false;
    }
    return inTest;
  }

  /// `lines` with an empty one for each that the user's own programs have printed.
  static List<String> without(List<String> lines) {
    OwnPrograms programs = new OwnPrograms();
    List<String> others = new ArrayList<>(lines.size());
    boolean isLog = false;
    boolean isHistory = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      isLog = TEST_LOG.matcher(line).find() || (isLog && TEST_LOG_GOES_ON.matcher(line).find());
      isHistory = HISTORY.matcher(line).find() || (isHistory && HISTORY_GOES_ON.matcher(line).find());
      boolean isOwn = programs.isOfTest(line) || RELEASE_NOTE.matcher(line).find()
          || SERVER_LOG.matcher(line).find() || LOOKS_FOR_ERRORS.matcher(line).find() || isLog || isHistory
          || COMMIT.matcher(line).find()
          || (PANIC.matcher(line).find() && isOfProgram(lines, i));
      if (!isOwn && TEST_RESULT.matcher(line).find()) {
        withoutOutputAbove(others);
      }
      others.add(isOwn ? "" : line);
    }
    return others;
  }

  /// Takes away what a test printed whose start was not pasted.
  private static void withoutOutputAbove(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0 && i >= lines.size() - MOST_BELOW; i--) {
      if (BEFORE_TESTS.matcher(lines.get(i)).find() || TEST_ENDS.matcher(lines.get(i)).find()) {
        return;
      }
      lines.set(i, "");
    }
  }

  /// Whether a panic has a stack, and one that is not of go's own tools.
  private static boolean isOfProgram(List<String> lines, int panic) {
    boolean hasStack = false;
    for (int i = panic + 1; i < lines.size() && i <= panic + MOST_BELOW; i++) {
      hasStack |= STACK.matcher(lines.get(i)).find();
      if (hasStack && TOOL_STACK.matcher(lines.get(i)).find()) {
        return false;
      }
    }
    return hasStack;
  }
}
