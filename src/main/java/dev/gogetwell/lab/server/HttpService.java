package dev.gogetwell.lab.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A small HTTP/1.1 server over any pair of streams with keep-alive: GET, which is all that go asks for, and what git
/// sends with a length (RFC 9112 section 6.2).
@FunctionalInterface
public interface HttpService {
  /// What git sends beyond this comes in chunks, which nobody needs here.
  int LARGEST_BODY = 1 << 20;

  /// The answer to a GET of `path` (with its query), or to another method, which gets the same answer.
  HttpAnswer answer(String path) throws IOException;

  /// The answer to a request of which more than the path counts.
  default HttpAnswer answer(RequestHead head) throws IOException {
    return answer(head.words()[1]);
  }

  /// The answer to a request with a body.
  default HttpAnswer answer(RequestHead head, byte[] body) throws IOException {
    return answer(head);
  }

  /// Serves requests until the client hangs up.
  default void serve(InputStream rawIn, OutputStream out) throws IOException {
    InputStream in = new BufferedInputStream(rawIn);
    for (RequestHead head = RequestHead.read(in); !head.isEnd(); head = RequestHead.read(in)) {
      if (head.words().length < 3) {
        write(out, HttpAnswer.text(400, "Bad Request", "bad request line\n"));
        return;
      }
      HttpAnswer answer = answer(head, in.readNBytes(Math.min(LARGEST_BODY, head.length())));
      write(out, answer);
      if (answer.sent() < answer.body().length) {
        return;
      }
    }
  }

  private static void write(OutputStream out, HttpAnswer answer) throws IOException {
    String head = "HTTP/1.1 " + answer.status() + " " + answer.phrase() + "\r\nContent-Type: " + answer.contentType()
        + "\r\nContent-Length: " + answer.body().length
        + (answer.status() == 401 ? "\r\nWWW-Authenticate: Basic realm=\"practice\"" : "")
        + (answer.location().isEmpty() ? "" : "\r\nLocation: " + answer.location()) + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(answer.body(), 0, answer.sent());
    out.flush();
  }
}
