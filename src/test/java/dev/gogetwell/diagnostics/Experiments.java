package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.ProxyRef;
import java.util.Optional;

/// Experiments of the hops of [FactsBuilder], in one word.
public final class Experiments {
  private static final Endpoint ADDRESS = new Endpoint(FactsBuilder.ADDRESS, 443);

  private Experiments() {}

  public static Experiment sni(String hop) {
    return new Experiment.ServerNames(new HopId(hop), ADDRESS, hop + ".example", "example.com");
  }

  public static Experiment hello(String hop) {
    return new Experiment.HelloSizes(new HopId(hop), ADDRESS);
  }

  public static Experiment resolvers(String hop) {
    return new Experiment.OtherResolvers(new HopId(hop), hop + ".example", 443);
  }

  public static Experiment direct(String hop) {
    return new Experiment.WithoutProxy(new HopId(hop));
  }

  public static Experiment mirror(String url) {
    return new Experiment.OtherMirror(url);
  }

  public static Experiment go(String hop) {
    return new Experiment.AskGo(new HopId(hop));
  }

  public static Experiment control(String host) {
    return new Experiment.Control(Optional.empty(), host);
  }

  public static Experiment through(String hop, String scheme, String host, int port) {
    return new Experiment.ThroughProxy(new HopId(hop), new ProxyRef(scheme, host, port, false, ""), "");
  }

  public static Experiment sniff(String scheme, String host, int port) {
    return new Experiment.SniffProxy(new ProxyRef(scheme, host, port, false, ""));
  }
}
