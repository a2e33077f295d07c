package dev.gogetwell.generate;

import dev.gogetwell.model.Message;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a cache for modules shall be like. Immutable; any thread.
///
/// @param place where it runs
/// @param upstream what it asks
/// @param listening where it listens, and to whom
/// @param keeping what it keeps, and how long
/// @param privates module patterns as in GOPRIVATE, which are never asked for
public record CacheWish(CachePlace place, Upstream upstream, Listening listening, Keeping keeping,
    List<String> privates) {
  private static final int MOST = 200;
  private static final int LONGEST_SECONDS = 86_400;

  public CacheWish {
    privates = List.copyOf(privates);
  }

  /// The module proxy behind the cache.
  ///
  /// @param address `https://host[:port][/path]`, without a slash at the end
  /// @param storageHosts `host[:port]`, where its redirects may lead
  /// @param certificates the file with the authorities that are trusted for all of these
  /// @param resolvers who tells their addresses
  public record Upstream(URI address, List<String> storageHosts, String certificates, List<String> resolvers) {
    public Upstream {
      storageHosts = List.copyOf(storageHosts);
      resolvers = List.copyOf(resolvers);
    }

    /// Scheme, host and port.
    String origin() {
      return "https://" + address.getRawAuthority();
    }

    private Upstream fit() throws UnfitWishException {
      if (address.getRawUserInfo() != null) {
        throw new UnfitWishException(Message.of("generate.cache.upstream-secret"));
      }
      if (!"https".equals(address.getScheme()) || address.getHost() == null || address.getRawQuery() != null
          || address.getRawFragment() != null) {
        throw new UnfitWishException(Message.of("generate.cache.upstream", "--upstream", address));
      }
      WishText.authority("--upstream", address.getRawAuthority());
      String path = address.getRawPath().replaceFirst("/+$", "");
      if (!path.isEmpty()) {
        WishText.path("--upstream", path);
      }
      WishText.path("--upstream-ca", certificates);
      for (String host : storageHosts) {
        WishText.authority("--storage-host", host);
      }
      for (String resolver : resolvers) {
        WishText.authority("--resolver", resolver);
      }
      return new Upstream(URI.create(origin() + path), storageHosts, certificates, resolvers);
    }
  }

  /// Where clients reach it.
  ///
  /// @param port of the outer server
  /// @param innerPort of the inner one, on loopback
  /// @param name under which clients know it; empty on a laptop
  /// @param tls certificate and key; empty for plain HTTP
  /// @param allowed addresses and networks of those who may use it
  /// @param rate requests a second of one address
  public record Listening(int port, int innerPort, Optional<String> name, Optional<TlsFiles> tls, List<String> allowed,
      int rate) {
    public Listening {
      allowed = List.copyOf(allowed);
    }

    private void requireFit() throws UnfitWishException {
      WishText.number("--port", port, 1, 65535);
      WishText.number("--inner-port", innerPort, 1, 65535);
      WishText.number("--rate", rate, 1, 1_000_000);
      if (port == innerPort) {
        throw WishText.unfit("--inner-port", Integer.toString(innerPort));
      }
      if (name.isPresent()) {
        WishText.host("--name", name.get());
      }
      if (tls.isPresent()) {
        WishText.path("--tls-cert", tls.get().certificate());
        WishText.path("--tls-key", tls.get().key());
      }
      for (String network : allowed) {
        WishText.network("--allow", network);
      }
    }
  }

  /// Files for TLS towards the clients.
  public record TlsFiles(String certificate, String key) {}

  /// What is kept.
  ///
  /// @param folder where
  /// @param size at most, for instance `20g`
  /// @param lists how long lists and the newest versions count
  /// @param negative how long a 404 or 410 counts; zero for not at all
  public record Keeping(String folder, String size, Duration lists, Duration negative) {
    private void requireFit() throws UnfitWishException {
      WishText.path("--cache-folder", folder);
      WishText.size("--size", size);
      WishText.number("--lists", seconds(lists), 1, LONGEST_SECONDS);
      WishText.number("--negative", seconds(negative), 0, LONGEST_SECONDS);
    }

    private static int seconds(Duration duration) {
      return (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
    }
  }

  /// The same wish, after which everything in it may be written into a configuration as it stands.
  ///
  /// @throws UnfitWishException if something is missing or cannot be written down safely
  CacheWish fit() throws UnfitWishException {
    listening.requireFit();
    keeping.requireFit();
    WishText.number("--private", privates.size(), 0, MOST);
    for (String pattern : privates) {
      WishText.modules("--private", pattern);
    }
    if (place == CachePlace.LAN && listening.allowed().isEmpty()) {
      throw new UnfitWishException(Message.of("generate.cache.allow-missing"));
    }
    return new CacheWish(place, upstream.fit(), listening, keeping, privates);
  }
}
