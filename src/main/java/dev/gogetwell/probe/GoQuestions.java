package dev.gogetwell.probe;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.net.dns.ServerLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The second question after a name that the system has found: the released `go` of Linux never asks libc
/// (cmd/dist/build.go, toolenv), but the servers of resolv.conf, and says with every question how large an answer may be
/// (EDNS), which libc does not. Some firewalls lose such questions. It goes on while the look does, and is silent where
/// any server answers, be it with a "no": that may be told by plug-ins of libc and says nothing of the way. Any thread.
final class GoQuestions {
  private static final Set<FailureKind> NO_ANSWER =
      Set.of(FailureKind.TIMEOUT, FailureKind.SERVER_FAILURE, FailureKind.RESOLVER_UNREACHABLE);

  private final List<AllowedContacts.Server> servers;
  private final String host;
  private final Duration limit;
  private final List<CompletableFuture<NameLookup>> answers = new ArrayList<>();

  private GoQuestions(List<AllowedContacts.Server> servers, String host, Duration limit) {
    this.servers = servers;
    this.host = host;
    this.limit = limit;
  }

  /// Asks each of `servers` for `host`, once more where the first question may have been lost; waits at most `limit`
  /// for both.
  static GoQuestions ask(List<AllowedContacts.Server> servers, String host, Duration limit) {
    GoQuestions questions = new GoQuestions(servers, host, limit);
    questions.begin();
    return questions;
  }

  private void begin() {
    for (AllowedContacts.Server server : servers) {
      CompletableFuture<NameLookup> answer = new CompletableFuture<>();
      answers.add(answer);
      Thread.ofVirtual().name("question of " + host).start(() -> {
        try {
          NameLookup first = ask(server);
          answer.complete(answers(first) ? first : ask(server));
        } catch (RuntimeException e) {
          answer.completeExceptionally(e);
        }
      });
    }
  }

  /// What it answers comes soon: the system has just asked it the same.
  private NameLookup ask(AllowedContacts.Server server) {
    return new ServerLookup().lookup(Resolver.Kind.CONFIGURED, server.endpoint(), host, limit.dividedBy(2));
  }

  private static boolean answers(NameLookup lookup) {
    return lookup.failure().map(Failure::kind).filter(NO_ANSWER::contains).isEmpty();
  }

  /// What the first server did not answer, if none of them answers; waits for them.
  Optional<NameLookup> unanswered() throws InterruptedException {
    List<NameLookup> failed = new ArrayList<>();
    for (CompletableFuture<NameLookup> answer : answers) {
      NameLookup lookup;
      try {
        lookup = answer.get(limit.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
      if (answers(lookup)) {
        return Optional.empty();
      }
      failed.add(lookup);
    }
    return failed.stream().findFirst();
  }
}
