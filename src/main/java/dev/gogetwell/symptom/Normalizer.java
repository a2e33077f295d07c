package dev.gogetwell.symptom;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes of a paste the lines that the failed programs wrote, and puts together what belongs together: lines that were
/// wrapped, and what a mirror reported about itself. Pure; any thread.
final class Normalizer {
  private static final int MAX_LINES = 1500;
  private static final Pattern MIRROR_SAYS = Pattern.compile("server response:", Pattern.CASE_INSENSITIVE);
  private static final Pattern BACK_HOME = Pattern.compile(
      "^(?:go(?: get| mod| build| install| list| work)?: |# |\\$ |package |fatal: |error: |ERROR|If this is|make: "
          + "|\\s*$)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMAND_FAILED = Pattern.compile("exit status \\d{1,3}:\\s*$");
  private static final Pattern TOOL_SPEAKS = Pattern.compile(
      "^\\s*(?:fatal: |error: |remote: |ERROR: |ssh: |warning: |hint: |致命错误|git@|Permission denied)");
  private static final Pattern BEFORE_TIME = Pattern.compile("(?:current time|is (?:before|after))\\s*$");
  private static final Pattern TIME = Pattern.compile("^\\s*\\d{4}-\\d\\d-\\d\\dT");
  private static final int MOST_ABOVE = 12;
  private static final int SHORTEST_BROKEN = 15;
  private static final int MOST_BELOW = 4;
  private static final int MOST_BROKEN = 4;

  private Normalizer() {}

  /// The lines of `paste` without decoration.
  static Paste read(String paste, LogSieve sieve) {
    LogSieve.Sifted sifted = sieve.sift(Decoration.withoutColours(paste));
    Set<String> seen = new LinkedHashSet<>();
    List<String> lines = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    boolean wasCut = sifted.wasCut();
    List<String> printed = withWholeTimes(
        SplitRecords.joined(Decoration.withoutFrame(TerminalText.of(sifted.text()))));
    List<String> written = CommonStart.without(printed.stream().map(Decoration::undecorated).toList());
    for (int i = 0; i < printed.size(); i++) {
      String[] parts = Decoration.unescaped(written.get(i)).split("\n", -1);
      for (String part : parts) {
        for (String piece : pieces(part.stripTrailing())) {
          if (piece.isBlank() || seen.add(piece)) {
            wasCut |= lines.size() >= MAX_LINES;
            if (lines.size() < MAX_LINES) {
              lines.add(piece);
              // A terminal breaks a line with what stands in front of it.
              widths.add(Wrapping.width(parts.length == 1 ? printed.get(i) : piece));
            }
          }
        }
      }
    }
    List<String> others = OwnPrograms.without(lines);
    int first = firstLine(lines);
    boolean startsInside = first < lines.size() && CutStarts.isCut(paste, lines.get(first));
    return new Paste(units(others, widths, first), others, wasCut, startsInside);
  }

  private static int firstLine(List<String> lines) {
    int first = 0;
    while (first < lines.size() && lines.get(first).isBlank()) {
      first++;
    }
    return first;
  }

  /// The lines, with one that was broken before the time of a certificate in one piece: that time is none of a log.
  private static List<String> withWholeTimes(List<String> lines) {
    List<String> whole = new ArrayList<>(lines.size());
    for (String line : lines) {
      boolean goesOn = !whole.isEmpty() && TIME.matcher(line).find() && BEFORE_TIME.matcher(whole.getLast()).find();
      if (goesOn) {
        whole.add(whole.removeLast() + " " + line.strip());
      } else {
        whole.add(line);
      }
    }
    return whole;
  }

  private static List<String> pieces(String line) {
    if (line.length() <= LogSieve.PIECE) {
      return List.of(line);
    }
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < line.length(); from += LogSieve.PIECE - LogSieve.OVERLAP) {
      pieces.add(line.substring(from, Math.min(line.length(), from + LogSieve.PIECE)));
    }
    return pieces;
  }

  /// Every line, and beside it the line joined with what was wrapped, so that a text is found whether or not the break
  /// was one of the program that printed it.
  private static List<Unit> units(List<String> lines, List<Integer> widths, int first) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int line = i;
      int next = i;
      String reply;
      if (MIRROR_SAYS.matcher(lines.get(i)).find()) {
        next = end(lines, i);
        reply = reply(lines, i, next);
      } else {
        reply = replyBelow(lines, i);
      }
      String above = above(lines, i);
      String below = below(lines, i);
      String said = reply;
      units.add(new Unit(ownPart(lines.get(i)), i, above, below, reply));
      List<String> otherwise = new ArrayList<>(3);
      if (i == first) {
        CutStarts.completed(lines.get(i)).ifPresent(otherwise::add);
      }
      LeftOut.filled(lines.get(i)).ifPresent(otherwise::add);
      CutEnds.completed(lines.get(i)).ifPresent(otherwise::add);
      otherwise.forEach(whole -> units.add(new Unit(ownPart(whole), line, above, below, said)));
      if (next == i && lines.get(i).length() >= SHORTEST_BROKEN) {
        for (String joined : Wrapping.joined(lines, widths, i)) {
          units.add(new Unit(ownPart(joined), i, above, below, reply));
        }
      }
      i = Math.max(i, next - 1);
    }
    return units;
  }

  /// What the mirror says below the line, which may have been wrapped.
  private static String replyBelow(List<String> lines, int line) {
    for (int i = line + 1; i < lines.size() && i - line <= MOST_BELOW; i++) {
      if (MIRROR_SAYS.matcher(lines.get(i)).find()) {
        return reply(lines, i, end(lines, i));
      }
      if (BACK_HOME.matcher(lines.get(i)).find()) {
        break;
      }
    }
    return "";
  }

  /// The line after the last one of the mirror's report that starts at `first`. What git said to the mirror belongs to
  /// it, also where a page has lost the indentation.
  private static int end(List<String> lines, int first) {
    int next = first + 1;
    boolean quotesTool = false;
    while (next < lines.size() && (!BACK_HOME.matcher(lines.get(next)).find()
        || (quotesTool && TOOL_SPEAKS.matcher(lines.get(next)).find()))) {
      quotesTool |= COMMAND_FAILED.matcher(lines.get(next)).find();
      next++;
    }
    return next;
  }

  private static String reply(List<String> lines, int first, int end) {
    String[] parts = MIRROR_SAYS.split(lines.get(first), 2);
    String rest = String.join("\n", lines.subList(first + 1, Math.min(end, first + MOST_ABOVE)));
    String reply = parts[parts.length - 1] + "\n" + rest;
    // Once more without breaks: the reply may have been wrapped in the middle of a word.
    return reply + "\n" + reply.replace("\n", "");
  }

  /// What stands before, and with, the words that announce the answer of a mirror.
  private static String ownPart(String line) {
    String[] parts = MIRROR_SAYS.split(line, 2);
    return parts.length == 2 ? parts[0] + "server response:" : line;
  }

  /// The lines above that belong to the same message: go indents what a command said, and says before it which module
  /// it was for. A line that starts with a colon goes on with a message that somebody broke.
  private static String above(List<String> lines, int line) {
    int first = line;
    while (first > 0 && line - first < MOST_ABOVE && isIndented(lines.get(first))) {
      first--;
    }
    if (first == line && lines.get(line).stripLeading().startsWith(":")) {
      first = Math.max(0, line - MOST_BROKEN);
    }
    if (first == line && TOOL_SPEAKS.matcher(lines.get(line)).find()) {
      for (int i = line - 1; i >= 0 && line - i < MOST_ABOVE && !lines.get(i).isBlank(); i--) {
        if (COMMAND_FAILED.matcher(lines.get(i)).find()) {
          first = i;
          break;
        }
      }
    }
    return String.join("\n", lines.subList(first, line));
  }

  private static String below(List<String> lines, int line) {
    int end = line + 1;
    boolean isTool = TOOL_SPEAKS.matcher(lines.get(line)).find();
    while (end < lines.size() && end - line <= MOST_BELOW && !COMMAND_FAILED.matcher(lines.get(end)).find()
        && (isIndented(lines.get(end)) || (isTool && TOOL_SPEAKS.matcher(lines.get(end)).find()))) {
      end++;
    }
    return String.join("\n", lines.subList(line + 1, end));
  }

  private static boolean isIndented(String line) {
    return !line.isBlank() && (line.charAt(0) == '\t' || line.startsWith("  "));
  }

  /// One text to search in.
  ///
  /// @param line where it stands in the paste
  /// @param above the lines above it that belong to the same message
  /// @param below the lines below it that belong to the same message
  /// @param reply what a mirror said about itself with this line
  record Unit(String text, int line, String above, String below, String reply) {}

  /// A paste without decoration.
  ///
  /// @param units what is searched; what a mirror reported about itself is left out
  /// @param lines all lines, what the mirror said included
  /// @param startsInside whether the paste starts within a message, so that whose message it is may be unknown
  record Paste(List<Unit> units, List<String> lines, boolean wasCut, boolean startsInside) {
    Paste {
      units = List.copyOf(units);
      lines = List.copyOf(lines);
    }

    String whole() {
      return String.join("\n", lines);
    }
  }
}
