package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VcsRouteTest {
  private static final GoVersion GO = new GoVersion(1, 26, 8, "");

  @ParameterizedTest
  @CsvSource({"github.com/a/b/c/v2,git,github.com/a/b", "bitbucket.org/a/b,git,bitbucket.org/a/b",
      "example.test/x/y.git/sub,git,example.test/x/y.git", "example.test:8080/r.hg,hg,example.test:8080/r.hg",
      "git.openstack.org/a/b.git/c,git,git.openstack.org/a/b.git",
      "chiselapp.com/user/u/repository/r,fossil,chiselapp.com/user/u/repository/r"})
  void someRepositoriesAreKnownFromThePath(String path, String vcs, String root) {
    assertThat(VcsRoute.of(path, GO)).isEqualTo(new VcsRoute.Result.Repository(vcs, root,
        "https://" + (path.startsWith("example") ? root.replaceFirst("\\.[a-z]+$", "") : root)));
  }

  @Test
  void everythingElseIsDiscovered() {
    assertThat(VcsRoute.of("gitlab.com/a/b", GO))
        .isEqualTo(new VcsRoute.Result.Discovery("https://gitlab.com/a/b?go-get=1"));
    assertThat(VcsRoute.of("github.com/a/b.git", GO)).isInstanceOf(VcsRoute.Result.Refused.class);
    assertThat(VcsRoute.of("github.com/a", GO))
        .isEqualTo(new VcsRoute.Result.Refused("invalid github.com import path \"github.com/a\""));
  }

  @Test
  void metaTagsCountUpToTheEndOfTheHead() {
    String page = "<html><head><META content='v.test/m git https://h.test/m' NAME=go-import>"
        + "<!-- <meta name=\"go-import\" content=\"x git y\"> --><meta name=\"go-import\" content=\"one two\">"
        + "<meta name=\"go-import\" content=\"v.test/m mod https://p.test\"></head>"
        + "<meta name=\"go-import\" content=\"late git https://l.test\">";
    List<GoImport> tags = GoImport.parse(page, GO);
    assertThat(tags).containsExactly(new GoImport("v.test/m", "mod", "https://p.test", ""));
    assertThat(GoImport.match(tags, "v.test/m/sub")).isPresent();
    assertThat(GoImport.match(tags, "v.test/mother")).isEmpty();
    String four = "<meta name=\"go-import\" content=\"a.test git https://a.test sub\">";
    assertThat(GoImport.parse(four, GO)).hasSize(1);
    assertThat(GoImport.parse(four, new GoVersion(1, 24, 0, ""))).isEmpty();
  }

  @Test
  void govcsDefaultsToGitAndMercurialInPublic() {
    assertThat(GoVcs.allows("", "svn", "a.test/m", false)).isFalse();
    assertThat(GoVcs.allows("", "svn", "a.test/m", true)).isTrue();
    assertThat(GoVcs.allows("a.test:svn,public:off", "svn", "a.test/m", false)).isTrue();
    assertThat(GoVcs.allows("a.test:svn,public:off", "git", "b.test/m", false)).isFalse();
    for (String rules : List.of("*:off", "a.test/m:off", "a.test/m:hg|svn,*:all", " a.test/m : hg , public:off")) {
      String allowing = GoVcs.allowing(rules, "git", "a.test/m");
      assertThat(GoVcs.allows(allowing, "git", "a.test/m", false)).as(allowing).isTrue();
      assertThat(GoVcs.isWellFormed(allowing)).as(allowing).isTrue();
      assertThat(GoVcs.allows(allowing, "git", "b.test/m", false))
          .isEqualTo(GoVcs.allows(rules, "git", "b.test/m", false));
    }
  }
}
