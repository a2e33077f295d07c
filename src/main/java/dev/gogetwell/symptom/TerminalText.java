package dev.gogetwell.symptom;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a text as a terminal would have shown it: mail programs, web pages, chat windows and translators put other
/// signs in the place of line breaks, blanks, quotation marks, colons and addresses. What is Chinese in itself keeps
/// its own punctuation. Pure; any thread.
final class TerminalText {
  private static final Pattern BREAK = Pattern.compile("\r*\n|\r|\u2028|\u2029|\u0085");
  /// A line of a mail that was broken for the transport (RFC 2045, 6.7).
  private static final Pattern SOFT_BREAK = Pattern.compile("(?<=[^\n]{60,75})=\n");
  private static final Pattern SOFT_OCTETS = Pattern.compile("(?:=[0-9A-F]{2})+");
  private static final Pattern IN_ADDRESS = Pattern.compile("\\s*\\S*%3A(?:\\+|%20)\\S*\\s*");
  private static final Pattern WRITTEN_COLOUR = Pattern.compile(
      "(?:\\^\\[|\u241b|\\\\{1,2}(?:u001[bB]|x1[bB]|033|e))\\[[0-9;:?]{0,40}[A-Za-z]");
  private static final Pattern ENTITY = Pattern.compile(
      "&(?:#(\\d{1,6})|#[xX]([0-9a-fA-F]{1,5})|(quot|apos|lt|gt|amp|nbsp|ldquo|rdquo|lsquo|rsquo));");
  private static final Map<String, String> NAMED = Map.of("quot", "\"", "apos", "'", "lt", "<", "gt", ">", "amp", "&",
      "nbsp", " ", "ldquo", "\"", "rdquo", "\"", "lsquo", "'", "rsquo", "'");
  private static final Pattern LINE_TAG = Pattern.compile("<br ?/?>|</(?:p|div|li|tr)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern TEXT_TAG = Pattern.compile("</?(?:span|code|pre|samp|kbd|font|b|strong|em|mark|p|div|li)"
      + "(?:\\s[^<>\n]{0,300})?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANK = Pattern.compile("[\\p{Zs}&&[^ ]]");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\n\t]]");
  private static final Pattern BARE_COLOUR = Pattern.compile("\\[(?:\\d{1,3};){0,4}\\d{1,3}m(?=\\S|\\s|$)");
  private static final Pattern WIDE_COLON = Pattern.compile("(?<=[\\x21-\\x7e])： ?(?=[\\x20-\\x7e\n]|$)");
  private static final Pattern WIDE_OPEN = Pattern.compile("(?<=[\\x20-\\x7e])（");
  private static final Pattern WIDE_CLOSE = Pattern.compile("(?<=[\\x20-\\x7e])）");
  private static final Pattern CORNERS = Pattern.compile("「(https?://[^」\\s]{1,1000})」");
  /// Addresses that became links: of Markdown, of a mail program behind the address, of a chat program around it.
  private static final Pattern MARKDOWN_LINK =
      Pattern.compile("\\[([^\\[\\]\\s]{1,600})\\]\\(https?://[^\\s()]{1,1000}\\)");
  private static final Pattern LINK_BEHIND =
      Pattern.compile("(https?://[^\\s<>\"']{1,1000})<https?://[^\\s<>]{1,2000}>");
  private static final Pattern LINK_AROUND = Pattern.compile("<(https?://[^\\s<>|]{1,1000})(?:\\|[^<>\n]{0,1000})?>");
  /// Markdown writes a backslash before what it would take for its own.
  private static final Pattern WRITTEN_SIGN = Pattern.compile("(?<=[A-Z])\\\\(?=_[A-Z])|\\\\(?=[\\[\\]*])");
  private static final Map<Character, Character> QUOTES = quotes();

  private TerminalText() {}

  private static Map<Character, Character> quotes() {
    Map<Character, Character> quotes = new HashMap<>();
    "“”„‟«»‹›＂".chars().forEach(c -> quotes.put((char) c, '"'));
    "‘’‚‛＇".chars().forEach(c -> quotes.put((char) c, '\''));
    return Map.copyOf(quotes);
  }

  /// `text` in the signs of a terminal.
  static String of(String text) {
    String plain = withoutSoftBreaks(BREAK.matcher(decoded(text)).replaceAll("\n"));
    plain = WRITTEN_COLOUR.matcher(plain).replaceAll("");
    if (plain.indexOf('&') >= 0) {
      plain = withoutEntities(withoutEntities(plain));
    }
    if (plain.indexOf('<') >= 0) {
      plain = LINK_BEHIND.matcher(plain).replaceAll("$1");
      plain = LINK_AROUND.matcher(plain).replaceAll("$1");
      plain = TEXT_TAG.matcher(LINE_TAG.matcher(plain).replaceAll("\n")).replaceAll("");
    }
    plain = MARKDOWN_LINK.matcher(plain).replaceAll("$1").replace("hxxp://", "http://").replace("hxxps://", "https://")
        .replace("[.]", ".");
    plain = WRITTEN_SIGN.matcher(plain).replaceAll("");
    plain = BLANK.matcher(BARE_COLOUR.matcher(plain).replaceAll("")).replaceAll(" ");
    return withPlainSigns(INVISIBLE.matcher(plain).replaceAll(""));
  }

  /// A text that somebody took out of the address of a search.
  private static String decoded(String text) {
    try {
      return IN_ADDRESS.matcher(text).matches() ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static String withPlainSigns(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean isAscii = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      isAscii &= c < 128;
      plain.append(c < 128 ? c : QUOTES.getOrDefault(c, c));
    }
    if (isAscii) {
      return text;
    }
    String signs = CORNERS.matcher(plain).replaceAll("\"$1\"");
    signs = signs.replace("：//", "://");
    signs = WIDE_COLON.matcher(signs).replaceAll(": ");
    return WIDE_CLOSE.matcher(WIDE_OPEN.matcher(signs).replaceAll("(")).replaceAll(")");
  }

  private static String withoutSoftBreaks(String text) {
    if (!text.contains("=\n")) {
      return text;
    }
    String joined = SOFT_BREAK.matcher(text).replaceAll("");
    return joined.length() == text.length() ? text : SOFT_OCTETS.matcher(joined).replaceAll(octets -> {
      String hex = octets.group().replace("=", "");
      byte[] bytes = HexFormat.of().parseHex(hex);
      return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
    });
  }

  private static String withoutEntities(String text) {
    return ENTITY.matcher(text).replaceAll(entity -> {
      if (entity.group(3) != null) {
        return Matcher.quoteReplacement(NAMED.get(entity.group(3)));
      }
      int sign = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
      return Character.isValidCodePoint(sign) ? Matcher.quoteReplacement(Character.toString(sign)) : "";
    });
  }
}
