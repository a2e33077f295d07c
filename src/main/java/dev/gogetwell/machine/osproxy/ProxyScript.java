package dev.gogetwell.machine.osproxy;

import dev.gogetwell.model.Message;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Asks a proxy script, by the system that runs it for browsers, what it answers for the hosts of a route. A system may
/// hang in it for long, so each question has a thread of its own that nobody waits for beyond the limit. Any thread.
///
/// @param system runs scripts
/// @param limit how long an answer is waited for
record ProxyScript(Runner system, Duration limit) {
  private static final int MOST_HOSTS = 3;

  /// The system's own way to run a script.
  @FunctionalInterface
  interface Runner {
    /// The proxies as `host:port`, with `;` between them, and with `socks5://` before one of that kind; empty for a
    /// direct connection.
    ///
    /// @throws IOException if the script cannot be fetched or run
    String proxiesFor(String script, String url) throws IOException;
  }

  /// The system answered, and its answer may mean that it did not run the script.
  static final class Untold extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    Untold(String message) {
      super(message);
    }
  }

  /// What was offered, with the script's answers in the place of the note that one decides.
  Offered asked(Offered offered, String script, ScriptVisit visit) throws InterruptedException {
    Optional<String> server = server(script);
    if (visit.hosts().isEmpty() || server.isEmpty()) {
      return offered;
    }
    visit.contacting().accept(server.get());
    Map<String, String> variables = new LinkedHashMap<>(offered.variables());
    List<Message> notes = new ArrayList<>();
    for (String host : visit.hosts().stream().distinct().limit(MOST_HOSTS).toList()) {
      try {
        String proxies = within(script, "https://" + host + "/");
        // What a stranger's script answers may hold no proxy at all.
        Optional<String> first = Stream.of(proxies.split("[;\\s]+", 0)).filter(proxy -> !proxy.isEmpty()).findFirst();
        notes.add(first.isEmpty() ? Message.of("osproxy.note.answers-direct", script, host)
            : Message.of("osproxy.note.answers", script, host, proxies));
        first.ifPresent(proxy -> variables.putIfAbsent("HTTPS_PROXY",
            proxy.contains("://") ? proxy : "http://" + proxy));
      } catch (IOException e) {
        notes.add(Message.of("osproxy.note.no-answer", script, host, String.valueOf(e.getMessage())));
        if (!(e instanceof Untold)) {
          break; // The next one would wait as long for nothing.
        }
      }
    }
    offered.notes().stream().filter(note -> !note.key().equals(Offered.SCRIPT)).forEach(notes::add);
    return new Offered(variables, notes);
  }

  private static Optional<String> server(String script) {
    try {
      return Optional.ofNullable(new URI(script).getHost());
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private String within(String script, String url) throws IOException, InterruptedException {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("proxy script").start(() -> {
      try {
        answer.complete(system.proxiesFor(script, url));
      } catch (IOException | RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new IOException("no answer in " + limit.toMillis() + " ms");
    } catch (ExecutionException e) {
      Throwable thrown = Objects.requireNonNull(e.getCause(), "the answer was completed with it");
      if (thrown instanceof Untold untold) {
        throw untold;
      }
      throw new IOException(thrown.getMessage(), thrown);
    }
  }
}
