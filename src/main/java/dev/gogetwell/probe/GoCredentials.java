package dev.gogetwell.probe;

import dev.gogetwell.model.Hop;
import java.util.List;

/// What `go` would send to sign in at a hop. The values live here and on the wire, never in the model. Any thread.
public interface GoCredentials {
  /// Nothing, as for a server that never asks.
  GoCredentials NONE = new GoCredentials() {
    @Override
    public List<String> headers(Hop hop) {
      return List.of();
    }

    @Override
    public boolean learn(Hop hop, String refusal) {
      return false;
    }
  };

  /// The header lines of a request for the hop's URL. Blocking: a command of GOAUTH may have to run.
  List<String> headers(Hop hop) throws InterruptedException;

  /// Asks the methods of GOAUTH about this URL, as `go` does after an answer 4xx. Blocking.
  ///
  /// @param refusal status line and header of the answer
  /// @return whether the next request would carry something else; at most once for each hop
  boolean learn(Hop hop, String refusal) throws InterruptedException;
}
