package dev.gogetwell.lab.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A small HTTP/1.1 server over any pair of streams: GET without bodies and keep-alive, which is all that go asks for.
@FunctionalInterface
public interface HttpService {
  /// The answer to a GET of `path` (with its query), or to another method, which gets the same answer.
  HttpAnswer answer(String path) throws IOException;

  /// The answer to a request of which more than the path counts.
  default HttpAnswer answer(RequestHead head) throws IOException {
    return answer(head.words()[1]);
  }

  /// Serves requests until the client hangs up.
  default void serve(InputStream rawIn, OutputStream out) throws IOException {
    InputStream in = new BufferedInputStream(rawIn);
    for (RequestHead head = RequestHead.read(in); !head.isEnd(); head = RequestHead.read(in)) {
      if (head.words().length < 3) {
        write(out, HttpAnswer.text(400, "Bad Request", "bad request line\n"));
        return;
      }
      HttpAnswer answer = answer(head);
      write(out, answer);
      if (answer.sent() < answer.body().length) {
        return;
      }
    }
  }

  private static void write(OutputStream out, HttpAnswer answer) throws IOException {
    String head = "HTTP/1.1 " + answer.status() + " " + answer.phrase() + "\r\nContent-Type: " + answer.contentType()
        + "\r\nContent-Length: " + answer.body().length
        + (answer.location().isEmpty() ? "" : "\r\nLocation: " + answer.location()) + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(answer.body(), 0, answer.sent());
    out.flush();
  }
}
