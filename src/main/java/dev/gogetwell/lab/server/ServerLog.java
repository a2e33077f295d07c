package dev.gogetwell.lab.server;

import java.util.ArrayList;
import java.util.List;

/// What the servers of one network were asked, in order: the proof that a client really came by. Any thread.
public final class ServerLog {
  private static final int MOST = 10_000;

  private final List<String> lines = new ArrayList<>();

  /// Notes one request; beyond ten thousand nothing more is kept.
  public synchronized void add(String server, String request) {
    if (lines.size() < MOST) {
      lines.add(server + " " + request);
    }
  }

  /// The requests so far, each as `server request`.
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
