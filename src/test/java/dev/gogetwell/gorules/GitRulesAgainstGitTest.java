package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The installed git judges URL scopes and rewriting. Nothing is fetched.
class GitRulesAgainstGitTest {
  private static final List<String> URLS = List.of("https://git.test/team/repo", "https://git.test/teamwork/repo",
      "https://git.test:8443/team/repo", "https://ann@git.test/team/repo", "https://x.corp.test/a",
      "https://a.x.corp.test/a", "http://git.test/team/repo", "https://other.test/", "https://GIT.test/team");
  private static final String CONFIG = """
      [http]
        proxy = plain
      [http "https://git.test"]
        proxy = host
      [http "https://git.test/team"]
        proxy = team
      [http "https://ann@git.test"]
        proxy = ann
      [http "https://git.test:8443/"]
        proxy = port
      [http "https://*.corp.test"]
        proxy = star
      [http "https://x.corp.test"]
        proxy = exact
        sslVerify = false
      [url "ssh://git@git.test/"]
        insteadOf = https://git.test/
      [url "https://mirror.test/team/"]
        insteadOf = https://git.test/team/
      [url "https://push.test/"]
        pushInsteadOf = https://git.test/team/repo
      """;

  @TempDir
  Path folder;

  @Test
  void scopesAndRewritingAreThoseOfGit() throws Exception {
    GitConfigList config = list();
    for (String text : URLS) {
      GoUrl url = ((GoUrl.Result.Parsed) GoUrl.parse(text, GoVersion.DEVEL)).url();
      assertThat(config.http("proxy", url).map(GitConfigList.Entry::value)).as(text)
          .hasValue(git("config", "--get-urlmatch", "http.proxy", text).strip());
      assertThat(config.fetchUrl(text)).as(text).isEqualTo(git("ls-remote", "--get-url", text).strip());
    }
    assertThat(config.verificationOff()).extracting(GitConfigList.Entry::key)
        .containsExactly("http.https://x.corp.test.sslverify");
  }

  @Test
  void anyValueOfNoVerifyCounts() {
    assertThat(GitConfigList.noVerifyInEnvironment(Map.of("GIT_SSL_NO_VERIFY", "0"))).isTrue();
    assertThat(GitConfigList.noVerifyInEnvironment(Map.of())).isFalse();
  }

  private GitConfigList list() throws Exception {
    Files.writeString(folder.resolve("config"), CONFIG);
    try {
      return GitConfigList.parse(git("config", "--list", "--show-origin", "-z"));
    } catch (IOException missing) {
      Assumptions.abort("no git command on this machine: " + missing.getMessage());
      throw missing;
    }
  }

  private String git(String... arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", folder.resolve("config").toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return answer;
  }
}
