package dev.gogetwell.symptom;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes from a paste what terminals, CI systems, mail programs and chat windows added to it. Pure; any thread.
final class Normalizer {
  /// What is kept of a long paste on either side: errors stand where a command starts or ends.
  static final int KEPT_SIDE = 40 * 1024;

  private static final int MAX_LINES = 1500;
  private static final int MAX_LINE = 1600;
  private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;:?]{0,40}[ -/]?[@-~]"
      + "|\u001b\\][^\u0007\u001b]{0,500}(?:\u0007|\u001b\\\\)|\u001b[@-Z\\\\-_]");
  private static final Pattern BARE_ANSI = Pattern.compile("\\[(?:\\d{1,3};){0,4}\\d{1,3}m(?=\\S|\\s|$)");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u200b\ufeff\u2060&&[^\n\t]]");
  private static final List<Pattern> PREFIXES = List.of(
      Pattern.compile("^(?:> ?){1,8}"),
      Pattern.compile("^[\\w.-]{1,40} +\\| (?=.)"),
      Pattern.compile("^\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?(?:[.,]\\d{1,9})?"
          + "(?:Z|[+-]\\d\\d:?\\d\\d)?\\]?:? ?(?:\\d\\d[OE]\\+? ?)?"),
      Pattern.compile("^\\[?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?\\]?:? +"),
      Pattern.compile("^#\\d{1,4} (?:\\d{1,6}\\.\\d{1,6} )?"),
      Pattern.compile("^\\d{1,5}\\.\\d{1,4} (?=\\S)"),
      Pattern.compile("^ *=> (?:=> )?"),
      Pattern.compile("^##\\[(?:error|warning|debug|group|command|section)\\]"),
      Pattern.compile("^::(?:error|warning|debug)[^:]{0,200}::"),
      Pattern.compile("^(?:\\[[\\w ./-]{1,40}\\] *)?"
          + "(?:\\[(?:INFO|ERROR|WARN|WARNING|DEBUG)\\]|(?:INFO|ERROR|WARN|WARNING|FATAL):) *"),
      Pattern.compile("^remote: (?= *(?:go: |fatal: ))"));
  private static final Pattern NEW_START = Pattern.compile(
      "^(?:\\s|$|go(?: get| mod| build| install| list)?: |fatal: |error: |remote: |warning: |ssh: |verifying "
          + "|package |# |\\$ |> |server response|Get \"|exit status|curl: |hint: |note: |\\w+\\.go:\\d)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MIRROR_SAYS = Pattern.compile("server response:", Pattern.CASE_INSENSITIVE);
  private static final Pattern BACK_HOME = Pattern.compile(
      "^(?:go(?: get| mod| build| install| list)?: |# |\\$ |package |fatal: |error: |ERROR|If this is|\\s*$)",
      Pattern.CASE_INSENSITIVE);

  private Normalizer() {}

  /// The lines of `paste` without decoration.
  static Paste read(String paste) {
    boolean wasCut = paste.length() > 2 * KEPT_SIDE;
    String kept = wasCut
        ? paste.substring(0, KEPT_SIDE) + "\n" + paste.substring(paste.length() - KEPT_SIDE)
        : paste;
    String plain = kept.indexOf('\u001b') >= 0 ? ANSI.matcher(kept).replaceAll("") : kept;
    plain = plain.replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ').replace("&quot;", "\"")
        .replace("&#34;", "\"").replace("&gt;", ">").replace("\\\"", "\"").replace('“', '"').replace('”', '"');
    plain = CONTROL.matcher(BARE_ANSI.matcher(plain).replaceAll("")).replaceAll("");
    Set<String> seen = new LinkedHashSet<>();
    List<String> lines = new ArrayList<>();
    for (String line : plain.split("\n", -1)) {
      for (String piece : pieces(undecorated(line))) {
        if ((piece.isBlank() || seen.add(piece)) && lines.size() < MAX_LINES) {
          lines.add(piece);
        }
      }
    }
    return new Paste(units(lines), String.join("\n", lines), wasCut);
  }

  private static String undecorated(String line) {
    String rest = line.length() > 8000 ? line.substring(0, 8000) : line;
    for (int round = 0; round < 2; round++) {
      for (Pattern prefix : PREFIXES) {
        rest = prefix.matcher(rest).replaceFirst("");
      }
    }
    return rest.stripTrailing();
  }

  private static List<String> pieces(String line) {
    if (line.length() <= MAX_LINE) {
      return List.of(line);
    }
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < line.length(); from += MAX_LINE - 300) {
      pieces.add(line.substring(from, Math.min(line.length(), from + MAX_LINE)));
    }
    return pieces;
  }

  /// Every line, and beside it the line joined with what a narrow terminal may have wrapped, so that a text is found
  /// whether or not the break was one of the program that printed it.
  private static List<Unit> units(List<String> lines) {
    List<Unit> units = new ArrayList<>();
    boolean onMirror = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean mirrorSpeaks = MIRROR_SAYS.matcher(line).find();
      if (onMirror && BACK_HOME.matcher(line).find()) {
        onMirror = false;
      }
      String own = mirrorSpeaks ? ownPart(line) : line;
      if (onMirror) {
        continue;
      }
      units.add(new Unit(own, i));
      onMirror = mirrorSpeaks;
      if (!mirrorSpeaks && line.length() >= 30) {
        joined(lines, i).forEach(units::add);
      }
    }
    return units;
  }

  /// What stands before, and with, the words that announce the answer of a mirror.
  private static String ownPart(String line) {
    String[] parts = MIRROR_SAYS.split(line, 2);
    return parts.length == 2 ? parts[0] + "server response:" : line;
  }

  private static List<Unit> joined(List<String> lines, int first) {
    List<Unit> units = new ArrayList<>();
    String tight = lines.get(first);
    String wide = tight;
    for (int next = first + 1; next < lines.size() && next <= first + 4; next++) {
      String line = lines.get(next);
      if (NEW_START.matcher(line).find() || tight.length() + line.length() > MAX_LINE) {
        break;
      }
      tight = ownPart(tight + line);
      wide = ownPart(wide + " " + line.strip());
      units.add(new Unit(tight, first));
      units.add(new Unit(wide, first));
    }
    return units;
  }

  /// One text to search in.
  ///
  /// @param line where it stands in the paste
  record Unit(String text, int line) {}

  /// A paste without decoration.
  ///
  /// @param units what is searched; what a mirror reported about itself is left out
  /// @param whole all lines, what the mirror said included
  record Paste(List<Unit> units, String whole, boolean wasCut) {
    Paste {
      units = List.copyOf(units);
    }
  }
}
