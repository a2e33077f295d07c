package dev.gogetwell.lab.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Serves only who signs in with a user name and a password (RFC 7617). Any thread.
///
/// @param behind what is served then
/// @param userPassword `user:password`
public record SignedInOnly(HttpService behind, String userPassword) implements HttpService {
  @Override
  public HttpAnswer answer(String path) {
    return HttpAnswer.text(401, "Unauthorized", "who are you?\n");
  }

  @Override
  public HttpAnswer answer(RequestHead head) throws IOException {
    return answer(head, new byte[0]);
  }

  @Override
  public HttpAnswer answer(RequestHead head, byte[] body) throws IOException {
    String wanted = "Basic "
        + Base64.getEncoder().encodeToString(userPassword.getBytes(StandardCharsets.UTF_8));
    return head.field("Authorization").filter(wanted::equals).isPresent() ? behind.answer(head, body)
        : answer(head.words()[1]);
  }
}
