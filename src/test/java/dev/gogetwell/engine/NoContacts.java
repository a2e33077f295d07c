package dev.gogetwell.engine;

import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.SshConfigText;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.probe.AllowedContacts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Nothing stands around the route.
final class NoContacts implements AllowedContacts {
  @Override
  public List<Server> resolvers(boolean privateName) {
    return List.of();
  }

  @Override
  public List<Server> askedByGo(Hop hop) {
    return List.of();
  }

  @Override
  public Optional<NameLookup> pinned(String host) {
    return Optional.empty();
  }

  @Override
  public Optional<String> controlName(String host) {
    return Optional.empty();
  }

  @Override
  public boolean mayBeTold(Hop hop, Collection<String> addresses) {
    return true;
  }

  @Override
  public List<Doh> dohServices(boolean privateName) {
    return List.of();
  }

  @Override
  public List<Hop> candidateHops(String mirrorUrl) {
    return List.of();
  }

  @Override
  public List<String> databases(String base, String reference) {
    return List.of();
  }

  @Override
  public Hop redirected(Hop like, String url) {
    return like;
  }

  @Override
  public List<GoProxyList.Entry> proxies(String goproxy) {
    return List.of();
  }

  @Override
  public boolean ownHost(String host) {
    return false;
  }

  @Override
  public Optional<SshConfigText> otherSshPlace(String host) {
    return Optional.empty();
  }

  @Override
  public List<dev.gogetwell.model.Endpoint> addresses(ProxyRef proxy) {
    return List.of();
  }

  @Override
  public List<String> portalUrls() {
    return List.of();
  }
}
