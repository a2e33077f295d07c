package dev.gogetwell.report;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a person reads of a file that was saved: its texts without markup and without the marks around what turns the
/// reading direction.
public final class PageWords {
  private static final Pattern FOOT = Pattern.compile("@bottom-left \\{ content: \"(.*?)\";");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([0-9a-f]+) ");

  private PageWords() {}

  /// The texts of the first page of a report, in their order.
  public static List<String> firstPage(String html) {
    return texts(html.substring(html.indexOf("<main"), html.indexOf("<section")))
        .map(text -> text.replaceFirst("^ · ", "").strip()).filter(text -> !text.isEmpty()).toList();
  }

  /// The lines of a letter, what stands at its foot last.
  public static List<String> letter(String html) {
    Matcher foot = FOOT.matcher(html);
    String last = foot.find() ? ESCAPED.matcher(foot.group(1)).replaceAll(code ->
        Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16)))) : "";
    return Stream.concat(texts(html.substring(html.indexOf("<main"), html.indexOf("</main>"))).flatMap(String::lines),
        Stream.of(last)).map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  private static Stream<String> texts(String markup) {
    return Arrays.stream(markup.split("<[^>]*>")).map(text -> Said.bare(text.replace("&lt;", "<").replace("&gt;", ">")
        .replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")));
  }

  /// A text without blanks and line ends, which are another matter on paper than in a window or a mail.
  public static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
