package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Separator;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleSearchTest {
  private final ModuleSearch search = new ModuleSearch();

  @Test
  void aPackageIsLookedForUnderShorterPaths() {
    assertThat(shorter("https://p.test/api/go/lab.test/toolbox/%21hammer/@v/v1.0.0.info"))
        .contains("https://p.test/api/go/lab.test/toolbox/@v/v1.0.0.info");
    assertThat(shorter("https://p.test/lab.test/toolbox/hammer/@latest"))
        .contains("https://p.test/lab.test/toolbox/@latest");
    assertThat(shorter("https://p.test/lab.test/toolbox/@v/list")).isEmpty();
    assertThat(shorter("https://p.test/github.com/a/b/@v/list")).isEmpty();
    assertThat(shorter("https://p.test/github.com/a/b/c/@v/list")).contains("https://p.test/github.com/a/b/@v/list");
  }

  @Test
  void theDatabaseIsAskedForWhatWasFound() throws InterruptedException {
    Hop lookup = hop(HopRole.SUMDB_DIRECT, "https://sum.test/db/lookup/lab.test/toolbox/!hammer/claw@v1.0.0");
    assertThat(search.afterProxies(lookup, Duration.ofSeconds(5))).isEmpty();
    search.found(hop(HopRole.MODULE_PROXY, "https://p.test/x/lab.test/toolbox/%21hammer/claw/@v/v1.0.0.info"),
        hop(HopRole.MODULE_PROXY, "https://p.test/x/lab.test/toolbox/%21hammer/@v/v1.0.0.info"));
    search.found(hop(HopRole.MODULE_PROXY, "https://p.test/x/lab.test/toolbox/%21hammer/@v/v1.0.0.info"),
        hop(HopRole.MODULE_PROXY, "https://p.test/x/lab.test/toolbox/@v/v1.0.0.info"));
    assertThat(search.afterProxies(lookup, Duration.ofSeconds(5)).orElseThrow().url())
        .isEqualTo("https://sum.test/db/lookup/lab.test/toolbox@v1.0.0");
  }

  private Optional<String> shorter(String url) {
    return search.shorter(hop(HopRole.MODULE_PROXY, url)).map(Hop::url);
  }

  private static Hop hop(HopRole role, String url) {
    return new Hop(new HopId("h"), role, url, "p.test", 443, true, Optional.empty(), 0, Separator.END, false);
  }
}
