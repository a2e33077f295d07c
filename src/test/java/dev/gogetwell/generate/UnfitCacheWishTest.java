package dev.gogetwell.generate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Wishes from which no configuration is made.
class UnfitCacheWishTest {
  private static final CacheWish.Upstream UPSTREAM = new CacheWish.Upstream(URI.create("https://mirror.example"),
      List.of("storage.example:443"), "/roots.pem", List.of("127.0.0.1"));

  private static CacheWish.Keeping keeping() {
    return new CacheWish.Keeping("gomod-cache", "100m", Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void whatCouldEndADirectiveIsRefused() {
    CacheWish.Listening listening =
        new CacheWish.Listening(3000, 3001, Optional.empty(), Optional.empty(), List.of(), 5);
    assertThatCode(() -> new NginxCache().make(new CacheWish(CachePlace.LAPTOP, UPSTREAM, listening, keeping(),
        List.of("git.corp.example")))).as("the control").doesNotThrowAnyException();
    for (String bad : List.of("corp\"; 1;} server {", "a b", "a\nb", "$host", "x;y")) {
      assertThatThrownBy(() -> new NginxCache().make(new CacheWish(CachePlace.LAPTOP, UPSTREAM,
          listening, keeping(), List.of(bad)))).as(bad).isInstanceOf(UnfitWishException.class);
    }
    assertThatThrownBy(() -> new NginxCache().make(new CacheWish(CachePlace.LAN, UPSTREAM,
        listening, keeping(), List.of()))).isInstanceOf(UnfitWishException.class).hasMessageContaining("allow-missing");
    for (String address : List.of("http://mirror.example", "https://u:p@mirror.example", "https://mirror.example/?x=1",
        "https://mirror.example/a%22;b")) {
      assertThatThrownBy(() -> new NginxCache().make(new CacheWish(CachePlace.LAPTOP, new CacheWish.Upstream(
          URI.create(address), List.of(), "/roots.pem", List.of("127.0.0.1")), listening, keeping(), List.of())))
          .as(address).isInstanceOf(UnfitWishException.class);
    }
  }
}
