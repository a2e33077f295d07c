package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What git makes of `url.X.insteadOf` and `http.<url>.*`, against the real git: settings are put together at random
/// from parts that nearly fit each other. No network: git is asked what it would do.
class GitSettingsDifferentialTest {
  private static final int SETTINGS = 300;
  private static final List<String> STARTS = List.of("https://", "http://", "ssh://git@", "git@", "https://me@", "");
  private static final List<String> HOSTS = List.of("code.test", "Code.Test", "code.test:443", "code.test:8443",
      "*.test", "mirror.test", "code.test.", "a.code.test");
  private static final List<String> PATHS = List.of("", "/", "/acme", "/acme/", "/acme/lib", "/acme/lib.git", "/acme/li",
      "/%61cme/", "/acme//lib", "/ACME");
  private static final List<String> URLS = List.of("https://code.test/acme/lib", "https://code.test/acme/lib.git",
      "https://code.test:8443/acme/lib", "https://code.test:443/acme/lib", "http://code.test/acme/lib",
      "https://a.code.test/acme/lib", "https://me@code.test/acme/lib", "https://you@code.test/acme/lib",
      "https://code.test/");

  private final Processes processes = new Processes();
  @TempDir private Path folder;

  @BeforeEach
  void gitIsThere() throws InterruptedException {
    assumeTrue(git("--version").filter(ProcessResult::ok).isPresent(), "skipped: no git on the PATH");
  }

  private Optional<ProcessResult> git(String... words) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Environment bare = Environment.ofThisProcess().with("HOME", folder.toString()).with("GIT_CONFIG_NOSYSTEM", "1")
        .with("GIT_CONFIG_GLOBAL", folder.resolve("gitconfig").toString()).with("GIT_CEILING_DIRECTORIES", "/");
    try {
      return Optional.of(processes.run(ProcessSpec.of(command, bare, folder, Duration.ofSeconds(20))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String said(String... words) throws InterruptedException {
    return git(words).orElseThrow().out().strip();
  }

  private static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String start(Random random, String url) {
    return url.substring(0, random.nextInt(4, url.length() + 1));
  }

  private static String part(Random random) {
    return any(random, STARTS) + any(random, HOSTS) + any(random, PATHS);
  }

  private GitConfigList written(String text) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("gitconfig"), text);
    return GitConfigList.parse(git("config", "--list", "--show-origin", "-z").orElseThrow().out());
  }

  @Test
  void anAddressIsRewrittenAsGitRewritesIt() throws Exception {
    Random random = new Random(14);
    int rewritten = 0;
    for (int i = 0; i < SETTINGS; i++) {
      StringBuilder text = new StringBuilder();
      for (int rules = random.nextInt(1, 5); rules > 0; rules--) {
        String instead = random.nextInt(3) == 0 ? part(random)
            : start(random, any(random, URLS));
        text.append("[url \"").append(part(random)).append("\"]\n\t")
            .append(random.nextInt(5) == 0 ? "pushInsteadOf" : "insteadOf").append(" = ").append(instead).append('\n');
      }
      String url = any(random, URLS);
      GitConfigList settings = written(text.toString());
      String real = said("ls-remote", "--get-url", url);
      assertThat(settings.fetchUrl(url)).as("%s%n%s", url, text).isEqualTo(real);
      rewritten += real.equals(url) ? 0 : 1;
    }
    assertThat(rewritten).as("not all of them do nothing").isBetween(SETTINGS / 4, SETTINGS - 10);
  }

  @Test
  void aSettingForAnAddressCountsWhereGitCountsIt() throws Exception {
    Random random = new Random(41);
    int scoped = 0;
    for (int i = 0; i < SETTINGS; i++) {
      StringBuilder text = new StringBuilder();
      for (int rules = random.nextInt(1, 6); rules > 0; rules--) {
        boolean general = random.nextInt(5) == 0;
        text.append(general ? "[http]" : "[http \"" + part(random) + "\"]").append("\n\tproxy = http://p")
            .append(rules).append(".test:80\n");
      }
      String url = any(random, URLS);
      GitConfigList settings = written(text.toString());
      String real = said("config", "--get-urlmatch", "http.proxy", url);
      GoUrl parsed = ((GoUrl.Result.Parsed) GoUrl.parse(url, GoVersion.DEVEL)).url();
      assertThat(settings.http("proxy", parsed).map(GitConfigList.Entry::value).orElse(""))
          .as("%s%n%s", url, text).isEqualTo(real);
      scoped += real.isEmpty() ? 0 : 1;
    }
    assertThat(scoped).as("not all of them are for others").isBetween(SETTINGS / 5, SETTINGS - 10);
  }
}
