package dev.gogetwell.lab.server;

import java.nio.charset.StandardCharsets;

/// One HTTP answer.
///
/// @param status the status code
/// @param phrase the reason phrase
/// @param contentType the media type
/// @param body the content
/// @param location where a redirect leads; empty text for none
/// @param sent how many bytes of the body are sent before the connection is cut; all of them where there is no fault
public record HttpAnswer(int status, String phrase, String contentType, byte[] body, String location, int sent) {
  /// An answer that comes as a whole.
  public HttpAnswer(int status, String phrase, String contentType, byte[] body) {
    this(status, phrase, contentType, body, "", body.length);
  }

  /// 204.
  public static HttpAnswer empty() {
    return new HttpAnswer(204, "No Content", "text/plain", new byte[0]);
  }

  /// 302.
  public static HttpAnswer redirect(String location) {
    return new HttpAnswer(302, "Found", "text/plain", new byte[0], location, 0);
  }

  /// The same answer, of which only the first bytes come.
  public HttpAnswer cutAfter(int bytes) {
    return new HttpAnswer(status, phrase, contentType, body, location, Math.min(bytes, body.length));
  }

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
