package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.HttpFetch;

/// Whose answer it is. A request without TLS is sent to the proxy whole, and what comes back looks the same whether the
/// server wrote it or the proxy did (RFC 9110 section 7.6): only the way without the proxy tells. Pure.
public final class PlainAnswers {
  private PlainAnswers() {}

  /// Whether a hop's answers pass a proxy that can write its own.
  public static boolean passProxy(Hop hop) {
    return hop.via().filter(proxy -> proxy.takesWhole(hop.tls())).isPresent();
  }

  /// Whether the proxy answered in the server's place: it asks for a login, or the server says yes without it, or says
  /// no more than that it has no such thing.
  public static boolean isProxys(Facts facts, Hop hop, HttpFetch answer) {
    return passProxy(hop) && answer.status() > 0
        && (answer.failedWith(FailureKind.PROXY_AUTH_REQUIRED)
        || facts.passed(Experiment.WithoutProxy.class, hop.id())
        || (!answer.failedWith(FailureKind.NOT_FOUND) && facts.of(Experiment.WithoutProxy.class, hop.id()).stream()
            .anyMatch(e -> e.measurement() instanceof HttpFetch direct && direct.failedWith(FailureKind.NOT_FOUND))));
  }

  /// Whether nobody knows who answered: the server did not say the same without the proxy.
  public static boolean isUnsigned(Facts facts, Hop hop, HttpFetch answer) {
    return passProxy(hop) && facts.of(Experiment.WithoutProxy.class, hop.id()).stream()
        .noneMatch(e -> e.measurement() instanceof HttpFetch direct && direct.status() == answer.status());
  }
}
