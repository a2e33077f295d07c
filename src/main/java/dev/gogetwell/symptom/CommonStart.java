package dev.gogetwell.symptom;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Takes away what a program that is not known here puts in front of every line: the name of a step or a container, the
/// number of the line, an indentation. Only what stands before all lines alike can be that. Pure; any thread.
final class CommonStart {
  private static final int LONGEST = 80;
  /// A name in front ends with a sign of its own.
  private static final Pattern ENDS = Pattern.compile("(?:[:|│>\\]\\)#»-] {0,8}|\\s)$");
  private static final Pattern MESSAGE = Pattern.compile("(?i)(?:^|\\W)(?:go(?: (?:get|mod|build|install|list|work|test"
      + "|run|vet|env))?(?: \\w+)?|fatal|error|warning|remote|hint|note|verifying|curl|ssh|x509|tls|get|read|reading"
      + "|dial|lookup|parse|package|export|set|env|git|致命错误|错误|警告)(?:\\s?[:：]|\\s*$)|https?:|[=\"'`{}<]");
  private static final Pattern NUMBER = Pattern.compile("^\\s{0,8}\\d{1,6}(?:\\t|[:.)]? {1,4}| ?[|│] ?)(?=\\S|$)");

  private CommonStart() {}

  /// `lines` without it.
  static List<String> without(List<String> lines) {
    List<String> full = lines.stream().filter(line -> !line.isBlank()).distinct().toList();
    if (full.size() < 2) {
      return lines;
    }
    if (full.stream().allMatch(line -> NUMBER.matcher(line).find())) {
      return lines.stream().map(line -> NUMBER.matcher(line).replaceFirst("")).toList();
    }
    String bare = common(full).strip();
    // What stands before an empty line has lost its blanks.
    List<String> longer = full.stream().filter(line -> !line.strip().equals(bare)).toList();
    String start = longer.size() < 2 ? bare : common(longer);
    while (!start.isEmpty() && !ENDS.matcher(start).find()) {
      start = start.substring(0, start.length() - 1);
    }
    if (start.isEmpty() || MESSAGE.matcher(start).find()) {
      return indentedAlike(lines, full);
    }
    List<String> rest = new ArrayList<>(lines.size());
    for (String line : lines) {
      rest.add(line.startsWith(start) ? line.substring(start.length()) : line.strip().equals(bare) ? "" : line);
    }
    return rest;
  }

  private static String common(List<String> lines) {
    String start = lines.getFirst().substring(0, Math.min(LONGEST, lines.getFirst().length()));
    for (String line : lines) {
      int same = 0;
      while (same < Math.min(start.length(), line.length()) && start.charAt(same) == line.charAt(same)) {
        same++;
      }
      start = start.substring(0, same);
    }
    return start;
  }

  private static List<String> indentedAlike(List<String> lines, List<String> full) {
    int least = full.stream().mapToInt(line -> line.length() - line.stripLeading().length()).min().orElse(0);
    return least == 0 ? lines : lines.stream().map(line -> line.isBlank() ? line : line.substring(least)).toList();
  }
}
