package dev.gogetwell.net.dns;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.net.NetBudget;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Looks a name up the way most programs on this machine do: hosts file, resolver configuration, everything.
///
/// The operating system's resolver cannot be interrupted, so a lookup that takes too long is abandoned on its own
/// thread and its late answer dropped. That is no virtual thread: the call would hold its carrier, and a silent
/// resolver would stop all others. Any thread.
public final class SystemLookup {
  private static final Resolver SYSTEM = new Resolver(Resolver.Kind.SYSTEM, "");
  private static final Pattern NOBODY_ANSWERED =
      Pattern.compile("temporary failure|try again|temporary error|暂时错误|暂时失败");
  private static final Pattern NO_ADDRESS = Pattern.compile(
      "no address associated|no data of the requested type|找不到请求的类型的数据");

  static {
    // Every run looks names up anew: a cached answer would hide what has changed. Nothing else in this program asks the
    // system for a name, and to set this opens every jar, which no command without a network has to wait for.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

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

  /// The system tells "no such name" from "nobody answered" (EAI_AGAIN, WSATRY_AGAIN) and from "no address"
  /// (EAI_NODATA, WSANO_DATA) in its text only; Windows says it in the language of the user.
  static FailureKind kind(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (NOBODY_ANSWERED.matcher(lower).find()) {
      return FailureKind.RESOLVER_UNREACHABLE;
    }
    return NO_ADDRESS.matcher(lower).find() ? FailureKind.NO_ADDRESS : FailureKind.NO_SUCH_HOST;
  }

  private static NameLookup failed(String host, FailureKind kind, String raw) {
    return new NameLookup(SYSTEM, host, List.of(), Optional.of(new Failure(Operation.RESOLVE, kind, raw)));
  }
}
