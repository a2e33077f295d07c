package dev.gogetwell.net.dns;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.net.NetBudget;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks a name up the way most programs on this machine do: hosts file, resolver configuration, everything.
///
/// The operating system's resolver cannot be interrupted, so a lookup that takes too long is abandoned on its own
/// thread and its late answer dropped. That is no virtual thread: the call would hold its carrier, and a silent
/// resolver would stop all others. Any thread.
public final class SystemLookup {
  private static final Resolver SYSTEM = new Resolver(Resolver.Kind.SYSTEM, "");

  /// Looks `host` up, waiting at most `limit`.
  public NameLookup lookup(String host, Duration limit) throws InterruptedException {
    CompletableFuture<NameLookup> answer = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("lookup " + host).start(() -> answer.complete(ask(host)));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return failed(host, FailureKind.TIMEOUT, "lookup " + host + ": no answer in " + limit.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NameLookup ask(String host) {
    try {
      List<String> addresses =
          Arrays.stream(InetAddress.getAllByName(host)).map(InetAddress::getHostAddress).distinct()
              .limit(NetBudget.ADDRESSES).toList();
      return new NameLookup(SYSTEM, host, addresses, Optional.empty());
    } catch (UnknownHostException e) {
      String text = e.getMessage() == null ? host : e.getMessage();
      return failed(host, kind(text), text);
    }
  }

  /// glibc tells "no such name" (EAI_NONAME) from "nobody answered" (EAI_AGAIN) in the text only.
  private static FailureKind kind(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("temporary failure") || lower.contains("try again")) {
      return FailureKind.RESOLVER_UNREACHABLE;
    }
    return lower.contains("no address associated") ? FailureKind.NO_ADDRESS : FailureKind.NO_SUCH_HOST;
  }

  private static NameLookup failed(String host, FailureKind kind, String raw) {
    return new NameLookup(SYSTEM, host, List.of(), Optional.of(new Failure(Operation.RESOLVE, kind, raw)));
  }
}
