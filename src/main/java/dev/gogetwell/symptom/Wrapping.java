package dev.gogetwell.symptom;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the lines that a terminal, a mail program or a chat window has broken in two: a broken line is as wide as its
/// paragraph gets, and the next one does not start as a message does. Pure; any thread.
final class Wrapping {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 260;
  private static final int MOST_LINES = 8;
  private static final Pattern NEW_START = Pattern.compile(
      "^(?:$|go(?: get| mod| build| install| list| work)?: |fatal: |error: |remote: |warning: |ssh: "
          + "|HTTP/\\d|(?:proxy|www)-authenticate: |content-\\w{1,20}: |x-[\\w-]{2,30}: "
          + "|verifying |package |# |\\$ |> |server response|Get \"|exit status|curl: |hint: |note: "
          + "|At line:|所在位置|\\+ |make(?:\\[\\d\\])?: "
          + "|[\\w./\\\\-]{1,200}\\.go:\\d|(?:export |set |ENV )?GO[A-Z0-9]{2,12}=|[{}\\]]"
          + "|\\[(?![\\da-f]{0,4}:)|[A-Z]:\\\\[^:]*>)",
      Pattern.CASE_INSENSITIVE);

  /// An address has no blank, so that none was lost where one is broken.
  private static final Pattern IN_ADDRESS = Pattern.compile("https?:(?:/{0,2}|//[^\\s\"'<>]{0,1500}/)$");

  private Wrapping() {}

  /// What `lines` may have been from line `first` on before they were broken: the longer and the longer text; empty if
  /// line `first` was not broken.
  static List<String> joined(List<String> lines, List<Integer> widths, int first) {
    Set<String> texts = joined(lines, widths, first, widest(widths, lines, first, false));
    texts.addAll(joined(lines, widths, first, widest(widths, lines, first, true)));
    return List.copyOf(texts);
  }

  private static Set<String> joined(List<String> lines, List<Integer> widths, int first, int widest) {
    Set<String> texts = new LinkedHashSet<>();
    if (widest < NARROWEST || widest > WIDEST) {
      return texts;
    }
    String text = lines.get(first);
    // Where every line is full by chance, all breaks may have been at blanks.
    String atBlanks = text;
    for (int next = first + 1; next < lines.size() && next <= first + MOST_LINES; next++) {
      String body = lines.get(next).strip();
      int indent = lines.get(next).length() - lines.get(next).stripLeading().length();
      boolean isHard = widths.get(next - 1) >= widest - 1;
      boolean isSoft = widths.get(next - 1) + 1 + indent + firstWord(body) > widest;
      if ((!isHard && !isSoft) || NEW_START.matcher(body).find()) {
        break;
      }
      // One sign of indentation is a blank at which the line was broken.
      String hard = text + (indent == 1 ? " " : "") + body;
      boolean isInAddress = IN_ADDRESS.matcher(text).find();
      if (isHard || isInAddress) {
        texts.add(hard);
      }
      if (!isInAddress) {
        texts.add(text + " " + body);
        texts.add(atBlanks + " " + body);
      }
      atBlanks = isInAddress ? hard : atBlanks + " " + body;
      text = isHard || isInAddress ? hard : text + " " + body;
    }
    return texts;
  }

  /// How many columns the line takes: Chinese, Japanese and Korean signs take two.
  static int width(String line) {
    int width = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      width += c >= 0x1100 && (c <= 0x115f || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
          || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)) ? 2 : 1;
    }
    return width;
  }

  /// The width of the paragraph. A word that is too long for a line stands alone on it, and says nothing of the width.
  private static int widest(List<Integer> widths, List<String> lines, int first, boolean isWithoutLongWords) {
    int widest = 0;
    for (int i = first; i < lines.size() && i <= first + MOST_LINES
        && (i == first || !NEW_START.matcher(lines.get(i).strip()).find()); i++) {
      widest = Math.max(widest, isWithoutLongWords && isOneWord(lines.get(i)) ? 0 : widths.get(i));
    }
    for (int i = first - 1; i >= 0 && i >= first - 2 && !lines.get(i).isBlank(); i--) {
      widest = Math.max(widest, isWithoutLongWords && isOneWord(lines.get(i)) ? 0 : widths.get(i));
    }
    return widest;
  }

  private static boolean isOneWord(String line) {
    return line.strip().indexOf(' ') < 0;
  }

  private static int firstWord(String line) {
    int end = line.indexOf(' ');
    return end < 0 ? line.length() : end;
  }
}
