package dev.gogetwell.generate;

import dev.gogetwell.model.Message;
import java.util.ArrayList;
import java.util.List;

/// What the clients of a cache have to be set to. Stateless; any thread.
final class ClientAdvice {
  private ClientAdvice() {}

  /// The address of the cache.
  static String address(CacheWish wish) {
    CacheWish.Listening listening = wish.listening();
    boolean tls = listening.tls().isPresent();
    String host = switch (wish.place()) {
      case LAPTOP -> "127.0.0.1";
      case LAN -> listening.name().orElse("CACHE-HOST");
      case KUBERNETES -> listening.name().orElse("gomod-cache");
    };
    boolean usual = listening.port() == (tls ? 443 : 80);
    return (tls ? "https://" : "http://") + host + (usual ? "" : ":" + listening.port());
  }

  /// The list for GOPROXY. The comma stops go when the cache is down, and so no private name of a client that lacks
  /// GOPRIVATE is told to the next entry.
  static String list(CacheWish wish) {
    return address(wish) + "," + wish.upstream().address() + ",direct";
  }

  /// One sentence or command each.
  static List<Message> of(CacheWish wish) {
    List<Message> advice = new ArrayList<>();
    advice.add(Message.of("generate.cache.client", "go env -w GOPROXY=" + list(wish)));
    advice.add(Message.of("generate.cache.pipe",
        "go env -w \"GOPROXY=" + address(wish) + "|" + wish.upstream().address() + ",direct\""));
    if (!wish.privates().isEmpty()) {
      advice.add(Message.of("generate.cache.client-private", "go env -w GOPRIVATE="
          + String.join(",", wish.privates())));
    }
    return advice;
  }
}
