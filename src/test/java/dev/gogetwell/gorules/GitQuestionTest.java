package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Tool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitQuestionTest {
  private static final String URL = "https://code.test/acme/lib";

  private static Settings settings(String go, Setting... git) {
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.of(new Tool("/usr/bin/go", go)), Optional.empty(), Map.of("GOPROXY", new Setting("GOPROXY", "direct",
            new Origin(Origin.Kind.ENVIRONMENT, ""), List.of())), Map.of(), Arrays.asList(git), List.of(), List.of());
  }

  private static Setting git(Origin.Kind kind, String name, String value) {
    return new Setting(name, value, new Origin(kind, "/x"), List.of());
  }

  @Test
  void anAddressIsAskedAsGoAsksIt() {
    assertThat(GitQuestion.of(settings("go1.26.8"), URL).asked())
        .containsExactly("ls-remote", "-q", "--end-of-options", URL);
    assertThat(GitQuestion.of(settings("go1.24.1"), URL).asked()).containsExactly("ls-remote", "-q", URL);
  }

  /// `go` runs git in its module cache.
  @Test
  void whatTheProjectsRepositoryIsSetToCountsForNobody() {
    Setting mirror = git(Origin.Kind.GIT_LOCAL, "url.https://mirror.test/.insteadof", "https://code.test/");
    Settings local = settings("go1.26.8", mirror, git(Origin.Kind.GIT_LOCAL, "http.proxy", "http://p.test:1"));
    assertThat(GitQuestion.of(local, URL)).matches(question -> !question.isRewritten() && question.proxy().isEmpty());
    assertThat(RoutePlan.plan("code.test/acme/lib.git@v1.0.0", local).hops()).extracting(Hop::host)
        .contains("code.test").doesNotContain("mirror.test");
    Settings global = settings("go1.26.8",
        git(Origin.Kind.GIT_GLOBAL, "url.https://mirror.test/.insteadof", "https://code.test/"));
    assertThat(GitQuestion.of(global, URL).rewritten()).isEqualTo("https://mirror.test/acme/lib");
    assertThat(RoutePlan.plan("code.test/acme/lib.git@v1.0.0", global).hops()).extracting(Hop::host)
        .contains("mirror.test");
  }

  @Test
  void whatACommandLineCannotCarryIsNotAsked() {
    for (String url : List.of("https://code.test/a=b", "https://code.test/a b", "--upload-pack=sh", "/srv/lib.git")) {
      assertThat(GitQuestion.of(settings("go1.26.8"), url).isPlain()).as(url).isFalse();
    }
    assertThat(GitQuestion.of(settings("go1.26.8"), "ssh://git@code.test/lib").isPlain()).isTrue();
  }

  @Test
  void oneThingIsChangedAtATime() {
    GitQuestion question = GitQuestion.of(settings("go1.24.1", git(Origin.Kind.GIT_GLOBAL, "http.proxy", "p.test:1"),
        git(Origin.Kind.GIT_GLOBAL, "url.https://mirror.test/.insteadof", "https://code.test/")), URL);
    assertThat(question.unrewritten()).containsExactly("-c", "url." + URL + ".insteadOf=" + URL, "ls-remote", "-q", URL);
    assertThat(question.direct())
        .containsExactly("-c", "http.https://mirror.test/acme/lib.proxy=", "ls-remote", "-q", URL);
    assertThat(question.overSsh(GitAddress.parse(URL).orElseThrow()))
        .containsExactly("-c", "url.ssh://git@code.test/.insteadOf=https://code.test/", "ls-remote", "-q", URL);
  }
}
