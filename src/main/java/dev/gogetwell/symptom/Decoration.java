package dev.gogetwell.symptom;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What terminals, CI systems, containers, log libraries, mail programs and chat windows add to a line. Pure; any
/// thread.
final class Decoration {
  private static final String BARS = "|│┃║";
  private static final char ESCAPE = '\u001b';
  private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;:?]{0,40}[ -/]?[@-~]"
      + "|\u001b\\][^\u0007\u001b]{0,500}(?:\u0007|\u001b\\\\)|\u001b[@-Z\\\\-_]");
  private static final Pattern ESCAPED_BREAK = Pattern.compile("\\\\r?\\\\?n|\\\\n");
  private static final Pattern WINDOWS_PATH = Pattern.compile("(?<![A-Za-z])[A-Za-z]:\\\\(?![\\\\nt])");
  private static final Pattern QUOTED_TEXT =
      Pattern.compile("^\\s*(?:[\\[{\"]|b?'|\\(b?')|[\\w.-]=b?(?:\\\\?\"|')|\"\\s?:\\s?\\\\?\""
          + "|\\\\n(?:go|fatal|error|curl|remote|warning|ssh|致命错误)[:：] |\\\\n[A-Z][A-Z0-9_]{2,30}="
          + "|\\\\n\\\\t|\\\\n\\\\u0009|\\$'");
  private static final Pattern JSON_STRING = Pattern.compile("[\\w\"]\\s?[:=]\\s?\"");
  private static final Pattern STRING_END = Pattern.compile("\\n?(?:\"[ }\\]]{0,8}){1,3},?\\n?$");
  /// The end of a string inside another one.
  private static final Pattern INNER_END = Pattern.compile("(?m)\"[}\\]]{1,8},?$");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("^\\s*(?:(?:export|set|ENV|ARG|-) )?\\$?[\\w:]{2,40} ?= ?\"[^\"]{0,2000}\"$");
  private static final Pattern NEXT_KEY = Pattern.compile("(?<!\\\\)\", ?\"(?=[\\w.@-]{1,40}\" ?:)");
  private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u00([2-7][0-9a-fA-F])");
  private static final Pattern EDGE = Pattern.compile("^\\s*[+┌┐└┘├┤╭╮╰╯╷╵─━═╔╗╚╝-][+┬┴┼┐┘┤╮╯─━═╗╝ -]{2,}\\s*$");
  private static final List<Pattern> PREFIXES = List.of(
      Pattern.compile("^(?:> ?){1,8}"),
      Pattern.compile("^[|│┃║╷╵] ?"),
      Pattern.compile("^[\\p{So}•▪◦‣⁃\ufe0f]{1,3} +(?=\\S)"),
      Pattern.compile("^[ +]{0,3}[\\w./-]{1,60} *[|│┃] (?=.)"),
      Pattern.compile("^section_(?:start|end):\\d{1,12}:[\\w.-]{1,80}(?:\\[[^\\]]{0,80}\\])?"),
      Pattern.compile("^[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d [\\w.-]{1,64} [\\w./-]{1,48}"
          + "(?:\\[\\d{1,8}\\])?: "),
      // The lines of `gh run view --log`: job, step, time.
      Pattern.compile("^[^\\t]{1,80}\\t[^\\t]{1,120}\\t(?=\\d{4}-\\d\\d-\\d\\dT)"),
      Pattern.compile("^\\[Container\\] (?=\\d{4}/)"),
      Pattern.compile("^\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?(?:[.,]\\d{1,9})?"
          + "(?:Z|[+-]\\d\\d:?\\d\\d)?\\]?:? ?(?:\\d\\d[OE]\\+? ?)?(?:std(?:out|err) [FP] )?"),
      Pattern.compile("^\\[?\\d{1,2}:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?: [AP]M)?\\]?:? {1,3}"),
      Pattern.compile("^#\\d{1,4} (?:\\d{1,6}\\.\\d{1,6} )?"),
      Pattern.compile("^\\d{1,5}\\.\\d{1,4} (?=[\\S\\t])"),
      Pattern.compile("^ *=> (?:=> )?"),
      Pattern.compile("^##\\[(?:error|warning|debug|group|command|section)\\]"),
      Pattern.compile("^::(?:error|warning|debug|notice)[^:]{0,200}::"),
      Pattern.compile("^(?:INFO|ERRO|WARN|DEBU|FATA|PANI|TRAC)\\[\\d{1,8}\\] "),
      Pattern.compile("^[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{1,9} +\\d{1,9} [\\w.-]{1,60}:\\d{1,6}\\] "),
      Pattern.compile("^\\[(?:Error|Warn|Info|Trace) *- [^\\]]{1,30}\\] "),
      Pattern.compile("^(?:\\[[\\w ./-]{1,40}\\] *)?"
          + "(?:\\[(?:INFO|ERROR|WARN|WARNING|DEBUG|error|info|warning)\\]|(?:INFO|ERROR|WARN|WARNING|FATAL):) *"),
      // What is left behind the time: dyno, thread and logger, step, pod, speaker.
      Pattern.compile("^(?:app|heroku)\\[[\\w.-]{1,40}\\]: "),
      Pattern.compile("^(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL) {1,2}(?:\\d{1,8} --- )?"
          + "(?:\\[[^\\]]{1,60}\\] ){1,2}[\\w.$-]{1,80} {1,40}[-:] "),
      Pattern.compile("^- [\\w.-]{1,60} - (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) - "),
      Pattern.compile("^: \\[[^\\]]{1,60}\\] "),
      Pattern.compile("^\\[(?:pod|container)/[\\w./-]{1,120}\\] "),
      Pattern.compile("^Step #\\d{1,3}(?: - \"[^\"]{1,60}\")?: "),
      Pattern.compile("^< ?[^<>\\s]{1,40}> "),
      // PowerShell names the command whose output it takes for an error.
      Pattern.compile("^go(?:\\.exe)? : (?=\\S)"),
      Pattern.compile("^(?:stdout|stderr)(?::| \\|) (?=.)"),
      Pattern.compile("^remote: (?= *(?:go: |fatal: ))"));

  /// What a page shows for everything with an at sign, modules with their version included.
  private static final Pattern HIDDEN = Pattern.compile("\\[email[\\u00a0 ]protected\\]");
  private static final String NAMELESS = "_@_";

  private Decoration() {}

  /// `text` without colours.
  static String withoutColours(String text) {
    if (text.indexOf(ESCAPE) < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    Matcher code = ANSI.matcher(text);
    int from = 0;
    for (int at = text.indexOf(ESCAPE); at >= 0; at = text.indexOf(ESCAPE, from)) {
      plain.append(text, from, at);
      from = code.region(at, text.length()).lookingAt() ? code.end() : at + 1;
    }
    return plain.append(text, from, text.length()).toString();
  }

  /// The lines of `text`, taken out of the box that a program has drawn around them; double spacing is undone.
  static List<String> withoutFrame(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(EDGE.matcher(line).matches() ? "" : withoutRightBar(line.stripTrailing()));
    }
    long full = lines.stream().filter(line -> !line.isBlank()).count();
    boolean isSpaced = full > 2 && lines.size() >= 2 * full - 1;
    for (int i = 0; isSpaced && i + 1 < lines.size(); i++) {
      isSpaced = lines.get(i).isBlank() || lines.get(i + 1).isBlank();
    }
    return isSpaced ? lines.stream().filter(line -> !line.isBlank()).toList() : lines;
  }

  private static String withoutRightBar(String line) {
    String body = line.stripLeading();
    boolean isBetween = body.length() > 2 && BARS.indexOf(body.charAt(0)) >= 0
        && BARS.indexOf(body.charAt(body.length() - 1)) >= 0;
    return isBetween ? body.substring(0, body.length() - 1).stripTrailing() : line;
  }

  /// The line as the program that failed wrote it.
  static String undecorated(String line) {
    String rest = line;
    for (int round = 0; round < 2; round++) {
      for (Pattern prefix : PREFIXES) {
        rest = prefix.matcher(rest).replaceFirst("");
      }
    }
    return HIDDEN.matcher(rest).replaceAll(NAMELESS).stripTrailing();
  }

  /// The line with what a JSON or logfmt string has escaped; a Windows path keeps its backslashes.
  static String unescaped(String line) {
    String rest = NEXT_KEY.matcher(line).replaceAll("\n\"");
    for (int depth = 0; depth < 2; depth++) {
      if (!isEscaped(rest)) {
        break;
      }
      rest = ESCAPED_BREAK.matcher(rest.replace("\\\\n", "\\n").replace("\\\\t", "\\t")).replaceAll("\n")
          .replace("\\t", "\t").replace("\\\\\"", "\"").replace("\\\"", "\"").replace("\\\\", "\\");
      rest = UNICODE_ESCAPE.matcher(rest).replaceAll(
          m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }
    String plain = rest.replace("\\\"", "\"");
    boolean isString = JSON_STRING.matcher(line).find() && !ASSIGNMENT.matcher(line).find();
    return isString ? INNER_END.matcher(STRING_END.matcher(plain).replaceFirst("")).replaceAll("") : plain;
  }

  private static boolean isEscaped(String line) {
    return (line.contains("\\n") || line.contains("\\u00")) && QUOTED_TEXT.matcher(line).find()
        && !WINDOWS_PATH.matcher(line).find();
  }
}
