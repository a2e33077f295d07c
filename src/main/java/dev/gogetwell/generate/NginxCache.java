package dev.gogetwell.generate;

import dev.gogetwell.model.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A cache for modules as a configuration of nginx: nothing to install but nginx itself. Stateless; any thread.
///
/// The configuration is what the tests drive with the real nginx and the real `go`.
public final class NginxCache {
  private static final String ON_LAPTOP = "allow 127.0.0.1;\nallow ::1;";
  /// What a cluster gives to its pods, when nothing else was said (RFC 1918).
  private static final List<String> PRIVATE_NETWORKS = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  /// The files.
  ///
  /// @throws UnfitWishException if something is missing or cannot be written down safely
  public Generated make(CacheWish asked) throws UnfitWishException {
    CacheWish wish = asked.fit();
    Map<String, String> values = values(wish);
    List<GeneratedFile> files = new ArrayList<>();
    GeneratedFile cache = new GeneratedFile("gomod-cache.conf", Template.load("nginx-cache.conf").fill(values));
    GeneratedFile alone = new GeneratedFile("nginx.conf", Template.load("nginx.conf").fill(Map.of()));
    if (wish.place() == CachePlace.KUBERNETES) {
      files.add(new GeneratedFile("gomod-cache.yaml", Template.load("nginx-kubernetes.yaml").fill(Map.of(
          "cache", cache.content(), "nginx", alone.content(), "port", Integer.toString(wish.listening().port()),
          "size", claim(wish.keeping().size())))));
    } else {
      files.add(cache);
      files.add(alone);
    }
    return new Generated("nginx", files, next(wish));
  }

  private static List<Message> next(CacheWish wish) {
    List<Message> next = new ArrayList<>();
    next.add(Message.of("generate.cache.start." + switch (wish.place()) {
      case LAPTOP -> "laptop";
      case LAN -> "lan";
      case KUBERNETES -> "kubernetes";
    }));
    next.addAll(ClientAdvice.of(wish));
    if (wish.place() != CachePlace.LAPTOP && wish.listening().tls().isEmpty()) {
      next.add(Message.of("generate.cache.plain"));
    }
    return next;
  }

  private static Map<String, String> values(CacheWish wish) {
    Map<String, String> values = new LinkedHashMap<>();
    CacheWish.Listening listening = wish.listening();
    CacheWish.Upstream upstream = wish.upstream();
    values.put("clients", "GOPROXY=" + ClientAdvice.list(wish));
    values.put("upstream", upstream.address().toString());
    values.put("upstream-host", upstream.address().getHost());
    values.put("upstream-origin", upstream.origin());
    values.put("upstream-ca", upstream.certificates());
    values.put("storage-map", storage(upstream));
    values.put("private-map", wish.privates().stream()
        .map(glob -> "\"~*" + PrivateAddress.expression(glob) + "\" 1;").collect(Collectors.joining("\n")));
    values.put("resolvers", String.join(" ", upstream.resolvers()));
    values.put("use-ipv-six", upstream.resolvers().stream().anyMatch(one -> one.startsWith("127.")) ? "off" : "on");
    values.put("cache-folder", "\"" + wish.keeping().folder() + "\"");
    values.put("log-folder", wish.place() == CachePlace.LAN ? "/var/log/nginx/" : "");
    values.put("size", wish.keeping().size());
    values.put("lists", wish.keeping().lists().toSeconds() + "s");
    values.put("negative", wish.keeping().negative().isZero() ? "# A 404 or 410 is not kept."
        : "proxy_cache_valid 404 410 " + wish.keeping().negative().toSeconds() + "s;");
    values.put("rate", Integer.toString(listening.rate()));
    values.put("burst", Integer.toString(listening.rate() * 10));
    values.put("connections", wish.place() == CachePlace.LAPTOP ? "500" : "200");
    values.put("inner-port", Integer.toString(listening.innerPort()));
    values.put("listen", listen(wish));
    values.put("server-name", "server_name " + listening.name().orElse("_") + ";");
    values.put("tls", listening.tls().map(files -> "ssl_certificate \"" + files.certificate()
        + "\";\nssl_certificate_key \"" + files.key() + "\";\nssl_protocols TLSv1.2 TLSv1.3;").orElse(""));
    values.put("allow", allow(wish));
    return values;
  }

  private static String listen(CacheWish wish) {
    String ssl = wish.listening().tls().isPresent() ? " ssl" : "";
    int port = wish.listening().port();
    return wish.place() == CachePlace.LAPTOP ? "listen 127.0.0.1:" + port + ssl + ";" : "listen " + port + ssl + ";";
  }

  private static String allow(CacheWish wish) {
    List<String> allowed = wish.listening().allowed();
    if (wish.place() == CachePlace.LAPTOP && allowed.isEmpty()) {
      return ON_LAPTOP;
    }
    return (allowed.isEmpty() ? PRIVATE_NETWORKS : allowed).stream().map(network -> "allow " + network + ";")
        .collect(Collectors.joining("\n"));
  }

  /// A host with its port; without one the port that is meant may stand there or not.
  private static String storage(CacheWish.Upstream upstream) {
    List<String> hosts = new ArrayList<>(upstream.storageHosts());
    hosts.add(upstream.address().getRawAuthority());
    return hosts.stream().distinct().map(host -> "\"~*^https://" + quoted(host)
        + (host.matches(".*:[0-9]+") ? "" : "(?::443)?") + "/\" $upstream_http_location;")
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String authority) {
    return authority.replace("[", "(").replace("]", ")").replace(".", "[.]").replace("(", "[[]").replace(")", "[]]");
  }

  /// How Kubernetes writes a size.
  private static String claim(String size) {
    return size.substring(0, size.length() - 1) + (size.endsWith("g") ? "Gi" : "Mi");
  }
}
