package dev.gogetwell.symptom;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hides credentials in what is quoted from a paste: people paste tokens without noticing. Any thread.
public final class SecretMask {
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s@'\"]{1,300}@");
  /// What can stand in a URL behind the `@` of its user and is no version.
  private static final String HOST = "(?=\\[|(?!v\\d)(?:[\\w-]{1,63}\\.){1,8}[a-z]{2,63}\\b|\\d{1,3}(?:\\.\\d{1,3}){3}"
      + "|[\\w.-]{1,200}:\\d{1,5}\\b)";
  /// A password with a sign that a URL must escape, a quotation mark too; `https://host:443/a@v1` has none.
  private static final Pattern LONG_USER_INFO = Pattern.compile(
      "(?<=://)(?!\\[)[^/\\s:@'\"]{1,100}:(?!\\d{1,5}(?:[/?#\\s'\"]|$))(?:(?!://)\\S){1,300}@"
          + "(?!v[/\\d]|latest\\b|upgrade\\b|ma(?:in|ster)\\b)(?=[\\w\\[])");
  /// A password that begins like a port, or that holds an `@` and a `/`: what follows the last `@` is a host.
  private static final Pattern TORN_USER_INFO = Pattern.compile(
      "(?<=://)(?!\\[)(?:[^/\\s:@'\"]{1,100}:|\\*{3}@)(?:(?!://)\\S){1,300}@" + HOST);
  /// The value of a proxy setting, and what go could not parse, may hold blanks.
  private static final Pattern WITH_BLANKS = Pattern.compile("(?i)((?:proxy['\"]? ?[=:] ?['\"]?|parse \")[a-z0-9+]{2,8}://)"
      + "[^/\\s:@]{1,100}:(?!\\d{1,5}(?:[/?#,|\\s'\"]|$))(?:(?!://|\": )[^\\n]){1,300}@" + HOST);
  /// What the programs take for a port or for the beginning of a host, of a password that was not escaped.
  private static final Pattern NO_PORT =
      Pattern.compile("invalid port \":((?!(?:direct|off)\"|\\d{1,5}[^!-~])[^\"\\n]{1,300})\"");
  private static final Pattern NO_ESCAPE = Pattern.compile("(@[^\\n]{0,500}invalid URL escape \")%[^\"\\n]{1,6}(?=\")");
  private static final Pattern NO_HOST = Pattern.compile(
      "(?i)((?:\\blookup |resolve (?:proxy|host)(?: name)?:? ?['\"]?)(?!://))(?:(?!://)\\S){1,300}@(?=\\w)");
  private static final Pattern QUERY =
      Pattern.compile("(?i)([?&;](?:[\\w-]{0,40}(?:token|key|secret|password|passwd|pwd|sig|signature|credential|auth)"
          + "[\\w-]{0,20})=)[^&\\s'\"]{1,2000}");
  private static final Pattern HEADER =
      Pattern.compile("(?i)((?:proxy-)?authorization:? *(?:basic|bearer|digest|negotiate|ntlm)? +)\\S{1,4000}");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?i)(\\b[\\w-]{0,40}(?:token|secret|password|passwd|api_?key)[\\w-]{0,20} ?[=:] ?['\"]?)"
          + "(?!terminal|no such)[^\\s'\"&]{4,2000}");
  private static final Pattern KNOWN_TOKEN =
      Pattern.compile("\\b(?:gh[pousr]_\\w{10,255}|github_pat_\\w{10,255}|glpat-[\\w-]{10,255}|xox[a-z]-[\\w-]{10,255}"
          + "|AKIA\\w{12,40}|eyJ[\\w-]{10,2000}\\.[\\w-]{5,4000}(?:\\.[\\w-]{0,2000})?)");
  private static final Pattern NETRC = Pattern.compile("(?i)(\\b(?:login|password) +)\\S{1,300}(?=\\s|$)");

  private SecretMask() {}

  /// `text` with every credential replaced by `***`.
  public static String mask(String text) {
    String masked = WITH_BLANKS.matcher(withoutPorts(text)).replaceAll("$1***@");
    masked = LONG_USER_INFO.matcher(masked).replaceAll("***@");
    masked = TORN_USER_INFO.matcher(masked).replaceAll("***@");
    masked = NO_HOST.matcher(masked).replaceAll("$1***@");
    masked = NO_ESCAPE.matcher(masked).replaceAll("$1***");
    masked = USER_INFO.matcher(masked).replaceAll("***@");
    masked = QUERY.matcher(masked).replaceAll("$1***");
    masked = HEADER.matcher(masked).replaceAll("$1***");
    masked = ASSIGNMENT.matcher(masked).replaceAll("$1***");
    if (masked.contains("machine ")) {
      masked = NETRC.matcher(masked).replaceAll("$1***");
    }
    return KNOWN_TOKEN.matcher(masked).replaceAll("***");
  }

  /// What was taken for a port stands in the address before it too.
  private static String withoutPorts(String text) {
    String masked = text;
    for (Matcher port = NO_PORT.matcher(text); port.find();) {
      masked = masked.replace(":" + port.group(1), ":***");
    }
    return masked;
  }
}
