package dev.gogetwell.lab.server;

import java.nio.charset.StandardCharsets;

/// One HTTP answer.
///
/// @param status the status code
/// @param phrase the reason phrase
/// @param contentType the media type
/// @param body the content
public record HttpAnswer(int status, String phrase, String contentType, byte[] body) {
  /// 200 with plain text.
  public static HttpAnswer text(String body) {
    return text(200, "OK", body);
  }

  /// Plain text with another status; go shows it as "server response".
  public static HttpAnswer text(int status, String phrase, String body) {
    return new HttpAnswer(status, phrase, "text/plain; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /// 200 with bytes.
  public static HttpAnswer bytes(String contentType, byte[] body) {
    return new HttpAnswer(200, "OK", contentType, body);
  }

  /// A web page.
  public static HttpAnswer html(int status, String phrase, String body) {
    return new HttpAnswer(status, phrase, "text/html; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /// 404.
  public static HttpAnswer notFound(String what) {
    return text(404, "Not Found", "not found: " + what + "\n");
  }
}
