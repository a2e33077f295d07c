package dev.gogetwell.probe;

import dev.gogetwell.net.http.HttpHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is kept of the head of an answer: every field that came, and of its value what no server keeps secrets in. Of
/// the rest only the length stands there, so that a report shows that there was something. Pure; any thread.
final class AnswerHead {
  private static final int MOST_FIELDS = 40;
  private static final int LONGEST = 200;
  private static final Set<String> OPEN = Set.of("age", "cache-control", "connection", "content-disposition",
      "content-encoding", "content-length", "content-type", "date", "expires", "last-modified", "proxy-authenticate",
      "proxy-connection", "retry-after", "server", "strict-transport-security", "transfer-encoding", "vary", "via",
      "www-authenticate", "x-cache", "x-content-type-options", "x-powered-by", "x-squid-error");

  private AnswerHead() {}

  /// Status line first.
  static List<String> kept(HttpHead head) {
    List<String> lines = new ArrayList<>();
    lines.add(("HTTP " + head.status() + " " + cut(head.reason())).strip());
    head.fields().stream().limit(MOST_FIELDS).forEach(field -> lines.add(cut(field[0]) + ": " + value(field)));
    return lines;
  }

  /// A redirect to a storage host may carry a signature, which lets whoever has it read the archive.
  static String withoutQuery(String url) {
    return url.replaceFirst("[?#].*", "").replaceFirst("//[^/@]*@", "//");
  }

  private static String value(String[] field) {
    return field[0].equals("location") ? cut(withoutQuery(field[1]))
        : OPEN.contains(field[0]) ? cut(field[1]) : "(" + field[1].length() + ")";
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
