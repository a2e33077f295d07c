package dev.gogetwell.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The content of the hosts file of a practice network: whom a check may ask besides the route. Filled while a network
/// is built; one thread.
public final class References {
  private final List<String> udp = new ArrayList<>();
  private final List<String> control = new ArrayList<>();
  private final List<String> mirrors = new ArrayList<>();
  private final List<Object> databases = new ArrayList<>();
  private final List<Object> ssh = new ArrayList<>();
  private final List<Object> doh = new ArrayList<>();
  private final List<Object> portal = new ArrayList<>();

  References() {}

  /// A resolver, `address` or `address:port`.
  public References udp(String resolver) {
    udp.add(resolver);
    return this;
  }

  /// A host that nobody filters.
  public References control(String name) {
    control.add(name);
    return this;
  }

  /// A module proxy that may stand in.
  public References mirror(String url) {
    mirrors.add(url);
    return this;
  }

  /// Another host at which a checksum database answers.
  public References database(String name, String url) {
    databases.add(Map.of("name", name, "url", url));
    return this;
  }

  /// Where else a host lets ssh in.
  public References ssh(String host, String name, int port) {
    ssh.add(Map.of("host", host, "name", name, "port", port));
    return this;
  }

  /// A DNS-over-HTTPS service and where it is.
  public References doh(String url, String address) {
    doh.add(Map.of("name", "practice", "url", url, "addresses", List.of(address)));
    return this;
  }

  /// A page that answers 204 unless a login page stands in the way.
  public References portal(String url) {
    portal.add(Map.of("url", url, "status", 204, "body", ""));
    return this;
  }

  /// The JSON object.
  Map<String, Object> json(String publicRoots) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("udp", List.copyOf(udp));
    json.put("doh", List.copyOf(doh));
    json.put("portal", List.copyOf(portal));
    json.put("control", List.copyOf(control));
    json.put("mirrors", List.copyOf(mirrors));
    json.put("databases", List.copyOf(databases));
    json.put("ssh", List.copyOf(ssh));
    json.put("publicRoots", publicRoots);
    return json;
  }
}
