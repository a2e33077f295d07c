package dev.gogetwell.model;

import java.time.Duration;

/// A controlled experiment that a rule wants: one variable is changed, a control is kept. Data; the bench carries it
/// out and records evidence under [#id()].
public sealed interface Experiment {
  /// Unique within a run, equal for equal experiments, so that none is made twice.
  String id();

  /// How long it may take at most; cheaper ones go first.
  Duration cost();

  /// The hop it is about; a mirror or a setting for those that are not about a hop.
  String subject();

  /// The same address, the same ClientHello, three server names: the wanted one, a control, none.
  record ServerNames(HopId hop, Endpoint address, String target, String control) implements Experiment {
    @Override
    public String id() {
      return "sni:" + hop;
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(1500);
    }

    @Override
    public String subject() {
      return target;
    }
  }

  /// The same name asked of other resolvers, and every address of theirs put to the certificate test.
  record OtherResolvers(HopId hop, String host, int port) implements Experiment {
    @Override
    public String id() {
      return "resolvers:" + hop;
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(1000);
    }

    @Override
    public String subject() {
      return host;
    }
  }

  /// The hop without the proxy that is set.
  record WithoutProxy(HopId hop) implements Experiment {
    @Override
    public String id() {
      return "direct:" + hop;
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(1200);
    }

    @Override
    public String subject() {
      return hop.value();
    }
  }

  /// The hop through a proxy that `go` is not told about, or through the set one under another scheme.
  ///
  /// @param origin where the candidate stands, for the sentence
  record ThroughProxy(HopId hop, ProxyRef proxy, String origin) implements Experiment {
    @Override
    public String id() {
      return "proxy:" + hop + ":" + proxy.scheme() + "://" + proxy.authority();
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(1100);
    }

    @Override
    public String subject() {
      return proxy.authority();
    }
  }

  /// What the port of a proxy setting really speaks.
  record SniffProxy(HopId hop, ProxyRef proxy) implements Experiment {
    @Override
    public String id() {
      return "sniff:" + proxy.authority();
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(400);
    }

    @Override
    public String subject() {
      return proxy.authority();
    }
  }

  /// Another module proxy: does it have the module, and does it serve the checksum database?
  record OtherMirror(String url) implements Experiment {
    @Override
    public String id() {
      return "mirror:" + url;
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(1300);
    }

    @Override
    public String subject() {
      return url;
    }
  }

  /// The module proxies of a stored GOPROXY that a stronger setting hides.
  record HiddenGoproxy(String value, String where) implements Experiment {
    @Override
    public String id() {
      return "hidden-goproxy:" + value;
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(900);
    }

    @Override
    public String subject() {
      return where;
    }
  }

  /// The hop with other ClientHellos: large and small, in one write and split.
  record HelloSizes(HopId hop, Endpoint address) implements Experiment {
    @Override
    public String id() {
      return "hello:" + hop;
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(4000);
    }

    @Override
    public String subject() {
      return hop.value();
    }
  }

  /// Plain-HTTP pages with a known answer.
  record Portal() implements Experiment {
    @Override
    public String id() {
      return "portal";
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(1600);
    }

    @Override
    public String subject() {
      return "portal";
    }
  }

  /// The hop as the user's own Go sees it: a small program of the standard library under the user's toolchain.
  record AskGo(HopId hop) implements Experiment {
    @Override
    public String id() {
      return "go:" + hop;
    }

    @Override
    public Duration cost() {
      return Duration.ofSeconds(20);
    }

    @Override
    public String subject() {
      return hop.value();
    }
  }

  /// A host that nobody filters, over the same way out.
  record Control(HopId hop, String host) implements Experiment {
    @Override
    public String id() {
      return "control:" + host;
    }

    @Override
    public Duration cost() {
      return Duration.ofMillis(1400);
    }

    @Override
    public String subject() {
      return host;
    }
  }
}
