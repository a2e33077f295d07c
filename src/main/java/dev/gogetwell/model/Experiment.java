package dev.gogetwell.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A controlled experiment that a rule wants: one variable is changed, a control is kept. Data; the bench carries it
/// out. Its identity is its value: equal experiments are made once in a run, and evidence names the experiment itself.
public sealed interface Experiment {
  /// What it is good for.
  default Purpose purpose() {
    return switch (this) {
      case ServerNames _, OtherResolvers _, RepeatedLookups _, Download _, SniffProxy _, HelloSizes _, Portal _,
          AskGo _, LaterEntries _, WithoutHttp2 _, AskGit _, Control _ -> Purpose.FIND_CAUSE;
      case CheckRecord _, WithoutProxy _, ThroughProxy _, LocalPorts _, OtherMirror _, HiddenGoproxy _ ->
          Purpose.FIND_WAY_OUT;
    };
  }

  /// How long it may take at most; cheaper ones go first.
  default Duration cost() {
    return switch (this) {
      case SniffProxy _ -> Duration.ofMillis(400);
      case HiddenGoproxy _ -> Duration.ofMillis(900);
      // Before one error of the resolver is taken for its last word.
      case RepeatedLookups _ -> Duration.ofMillis(950);
      case OtherResolvers _, Download _ -> Duration.ofSeconds(1);
      case LocalPorts _ -> Duration.ofMillis(1050);
      case ThroughProxy _ -> Duration.ofMillis(1100);
      case WithoutProxy _ -> Duration.ofMillis(1200);
      case OtherMirror _ -> Duration.ofMillis(1300);
      case Control _ -> Duration.ofMillis(1400);
      case ServerNames _, CheckRecord _ -> Duration.ofMillis(1500);
      case Portal _ -> Duration.ofMillis(1600);
      case HelloSizes _ -> Duration.ofSeconds(4);
      case LaterEntries _, WithoutHttp2 _ -> Duration.ofSeconds(10);
      case AskGit _ -> Duration.ofSeconds(12);
      case AskGo _ -> Duration.ofSeconds(20);
    };
  }

  /// What it is called beside its evidence, for instance `sni:proxy-1`. For readers: two experiments may share it, and
  /// nothing is read out of it.
  String label();

  /// What an experiment is good for.
  enum Purpose {
    /// It may change what is accused.
    FIND_CAUSE,
    /// It may also show a way out, and is still worth a packet when the cause is certain.
    FIND_WAY_OUT
  }

  /// An experiment about one hop of the route.
  sealed interface AtHop extends Experiment {
    HopId hop();
  }

  /// The same address, the same ClientHello, three server names: the wanted one, a control, none.
  record ServerNames(HopId hop, Endpoint address, String target, String control) implements AtHop {
    @Override
    public String label() {
      return "sni:" + hop;
    }
  }

  /// The same name asked of other resolvers, and every address of theirs put to the certificate test.
  record OtherResolvers(HopId hop, String host, int port) implements AtHop {
    @Override
    public String label() {
      return "resolvers:" + hop;
    }
  }

  /// The same name asked of the machine's own resolvers again and again, and as often of another one.
  record RepeatedLookups(HopId hop, String host) implements AtHop {
    @Override
    public String label() {
      return "again:" + hop;
    }
  }

  /// The module itself from the hop that has it, redirects followed: the answer to the first question is small, and may
  /// come where an archive does not. Only its beginning is read.
  ///
  /// @param url the small answer that came: what `go` asks for next lies beside it
  record Download(HopId hop, String url) implements AtHop {
    @Override
    public String label() {
      return "download:" + hop;
    }
  }

  /// The record of a version in the checksum database, as `go` asks for it, verified with the key of the database;
  /// where it does not hold, what is signed there at all, and the same record over other ways.
  ///
  /// @param url the base at which the database is asked
  /// @param reference `path@version`
  record CheckRecord(HopId hop, String url, String reference) implements AtHop {
    @Override
    public String label() {
      return "record:" + hop;
    }
  }

  /// The hop without the proxy that is set.
  record WithoutProxy(HopId hop) implements AtHop {
    @Override
    public String label() {
      return "direct:" + hop;
    }
  }

  /// The hop through a proxy that `go` is not told about, or through the set one under another scheme.
  ///
  /// @param origin where the candidate stands, for the sentence
  record ThroughProxy(HopId hop, ProxyRef proxy, String origin) implements AtHop {
    /// Whether the hop is asked through this proxy, wherever it is named.
    public boolean leadsThrough(ProxyRef other) {
      return proxy.scheme().equals(other.scheme()) && proxy.authority().equals(other.authority());
    }

    @Override
    public String label() {
      return "proxy:" + hop + ":" + proxy.scheme() + "://" + proxy.authority();
    }
  }

  /// What the port of a proxy setting really speaks.
  record SniffProxy(ProxyRef proxy) implements Experiment {
    @Override
    public String label() {
      return "sniff:" + proxy.authority();
    }
  }

  /// The ports at which proxy programs usually listen, on the loopback address where nobody answers for the proxy that
  /// is set. Only what answers is recorded.
  ///
  /// @param proxy the one that is set
  /// @param ports those that are tried, in this order
  record LocalPorts(HopId hop, ProxyRef proxy, List<Integer> ports) implements AtHop {
    public LocalPorts {
      ports = List.copyOf(ports);
    }

    @Override
    public String label() {
      return "ports:" + hop;
    }
  }

  /// Another module proxy: does it have the module, and does it serve the checksum database?
  record OtherMirror(String url) implements Experiment {
    @Override
    public String label() {
      return "mirror:" + url;
    }
  }

  /// The module proxies of a stored GOPROXY that a stronger setting hides.
  ///
  /// @param where it is stored
  record HiddenGoproxy(String value, String where) implements Experiment {
    @Override
    public String label() {
      return "hidden-goproxy:" + value;
    }
  }

  /// The user's own command with what stands in GOPROXY behind the entry at which it stops.
  ///
  /// @param value the list from the entry on that was measured to work
  record LaterEntries(HopId hop, String value) implements AtHop {
    @Override
    public String label() {
      return "later:" + hop;
    }
  }

  /// The hop with other ClientHellos: large and small, in one write and split.
  record HelloSizes(HopId hop, Endpoint address) implements AtHop {
    @Override
    public String label() {
      return "hello:" + hop;
    }
  }

  /// Plain-HTTP pages with a known answer.
  record Portal() implements Experiment {
    @Override
    public String label() {
      return "portal";
    }
  }

  /// The hop as the user's own Go sees it: a small program of the standard library under the user's toolchain.
  record AskGo(HopId hop) implements AtHop {
    @Override
    public String label() {
      return "go:" + hop;
    }
  }

  /// The user's own command without HTTP/2; where that passes, as it is again, and so in turn.
  record WithoutHttp2(HopId hop) implements AtHop {
    @Override
    public String label() {
      return "http1:" + hop;
    }
  }

  /// The repository as the user's own git sees it, asked as `go` has it asked; where it fails, the same with one thing
  /// changed.
  ///
  /// @param url as `go` names it, before git rewrites it
  record AskGit(HopId hop, String url) implements AtHop {
    @Override
    public String label() {
      return "git:" + hop;
    }
  }

  /// A host that nobody filters, over the same way out as the accused one.
  record Control(Optional<ProxyRef> via, String host) implements Experiment {
    @Override
    public String label() {
      return "control:" + host;
    }
  }
}
