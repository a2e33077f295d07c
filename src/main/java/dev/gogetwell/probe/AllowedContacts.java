package dev.gogetwell.probe;

import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.SshConfigText;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Resolver;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What stands around the route and may be asked: other resolvers, mirrors, pages. Decides in one place what the
/// privacy mode and private names allow. Any thread.
public interface AllowedContacts {
  /// A resolver that may be asked.
  record Server(Resolver.Kind kind, Endpoint endpoint) {}

  /// The resolvers that may hear a name; a private one is told to the machine's own resolvers only.
  List<Server> resolvers(boolean privateName);

  /// Whether strangers may hear the name of the host of a hop: not where the settings, its form or its addresses say that
  /// it is somebody's own.
  ///
  /// @param addresses what this machine is told of it
  boolean mayBeTold(Hop hop, Collection<String> addresses);

  /// The servers that `go` itself asks for the host of a hop, past the system: those of this machine where its `go` has
  /// a resolver of its own and asks in another way than the system does. None where it asks the system or nobody, and
  /// where git asks.
  List<Server> askedByGo(Hop hop);

  /// What the hosts file says of a name; empty if it does not know it.
  Optional<NameLookup> pinned(String host);

  /// A public name that has nothing to do with `host`, and that a resolver which works at all finds.
  Optional<String> controlName(String host);

  /// A DNS-over-HTTPS service that may be asked.
  ///
  /// @param address where it is, so that its own name need not be looked up
  record Doh(String url, String address) {}

  /// The DNS-over-HTTPS services that may hear a name; none for a private one.
  List<Doh> dohServices(boolean privateName);

  /// The hops of a module proxy that is not on the route: the module, then `/sumdb/…/supported`. Empty for a private
  /// module: its name goes to nobody.
  List<Hop> candidateHops(String mirrorUrl);

  /// The bases at which the checksum database may be asked for a version: the one that `go` asks first, then the ways
  /// past it. Empty for a private module, whose name goes to no database.
  ///
  /// @param base at which `go` asks
  /// @param reference `path@version`
  List<String> databases(String base, String reference);

  /// The hop that a request for a URL meets, over the way that `go` would take.
  ///
  /// @param like the hop on whose behalf it is asked
  Hop redirected(Hop like, String url);

  /// The first entries of a GOPROXY list, with what stands behind each of them.
  List<GoProxyList.Entry> proxies(String goproxy);

  /// Whether the host from which the module comes by its path may be asked, although a rule of git may send `go`
  /// elsewhere: one that is on the route, or, where other hosts may be asked at all, that of a module that is not
  /// private.
  boolean ownHost(String host);

  /// Where else the operator of a host of git lets ssh in.
  Optional<SshConfigText> otherSshPlace(String host);

  /// Where a proxy listens, as far as its name can be looked up.
  List<Endpoint> addresses(ProxyRef proxy) throws InterruptedException;

  /// Plain-HTTP pages with a known answer.
  List<String> portalUrls();
}
