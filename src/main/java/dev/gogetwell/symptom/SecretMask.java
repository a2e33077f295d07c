package dev.gogetwell.symptom;

import java.util.regex.Pattern;

/// Hides credentials in what is quoted from a paste: people paste tokens without noticing. Any thread.
public final class SecretMask {
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s@'\"]{1,300}@");
  /// A password with a sign that a URL must escape; `https://host:443/a@v1` has none.
  private static final Pattern LONG_USER_INFO = Pattern.compile(
      "(?<=://)(?!\\[)[^/\\s:@'\"]{1,100}:(?!\\d{1,5}(?:[/?#\\s'\"]|$))[^\\s'\"]{1,300}@(?=[\\w\\[])");
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
    String masked = LONG_USER_INFO.matcher(text).replaceAll("***@");
    masked = USER_INFO.matcher(masked).replaceAll("***@");
    masked = QUERY.matcher(masked).replaceAll("$1***");
    masked = HEADER.matcher(masked).replaceAll("$1***");
    masked = ASSIGNMENT.matcher(masked).replaceAll("$1***");
    if (masked.contains("machine ")) {
      masked = NETRC.matcher(masked).replaceAll("$1***");
    }
    return KNOWN_TOKEN.matcher(masked).replaceAll("***");
  }
}
