package dev.gogetwell.lab;

import java.util.ArrayList;
import java.util.List;

/// The servers of a network, closed in the order opposite to that in which they were started. One thread.
final class RunningServers implements AutoCloseable {
  private final List<AutoCloseable> servers = new ArrayList<>();

  void add(AutoCloseable server) {
    servers.add(server);
  }

  @Override
  public void close() {
    for (AutoCloseable server : servers.reversed()) {
      try {
        server.close();
      } catch (Exception _) {
        // The next one still has to be closed.
      }
    }
  }
}
