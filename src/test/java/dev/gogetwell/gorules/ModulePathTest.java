package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModulePathTest {
  @ParameterizedTest
  @ValueSource(strings = {"github.com/Azure/x", "example.com", "example.com/m/v2", "gopkg.in/yaml.v3",
      "gopkg.in/x.v0", "gopkg.in/x.v1-unstable", "example.com/v", "example.com/a~b/c_d"})
  void goodPathsAreGood(String path) {
    assertThat(ModulePath.problem(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'',empty string", "-a.b/c,leading dash", "a.b//c,double slash", "a.b/,trailing slash",
      "/a.b,empty path element", "ab/c,missing dot in first path element", "a.b/..,\"invalid path element \"\"..\"\"\"",
      "a.b/.git,leading dot in path element", "a.b/c.,trailing dot in path element", "a.b/c+d,invalid char '+'",
      "A.b/c,invalid char 'A' in first path element", "a.b/m/v1,invalid version", "a.b/m/v02,invalid version",
      "gopkg.in/yaml,invalid version", "a.b/x~1,trailing tilde and digits in path element"})
  void badPathsAreNamedInGosWords(String path, String reason) {
    assertThat(ModulePath.problem(path)).hasValue(reason.replace("\"\"", "\"").replaceFirst("^\"(inv.*)\"$", "$1"));
  }

  @Test
  void upperCaseIsEscapedAndComesBack() {
    assertThat(ModulePath.escape("github.com/Azure/goSDK")).hasValue("github.com/!azure/go!s!d!k");
    assertThat(ModulePath.unescape("github.com/!azure/go!s!d!k")).hasValue("github.com/Azure/goSDK");
    assertThat(ModulePath.unescape("github.com/Azure")).isEmpty();
    assertThat(ModulePath.escapeVersion("v1.0.0-RC1")).hasValue("v1.0.0-!r!c1");
    assertThat(ModulePath.escapeVersion("a/b")).isEmpty();
  }

  @Test
  void candidatesAreThePrefixesThatCanBeModules() {
    assertThat(ModulePath.candidates("example.com/a/b"))
        .containsExactly("example.com/a/b", "example.com/a", "example.com");
  }

  @Test
  void urlsCarryTheBangPercentEncoded() {
    assertThat(new ModuleUrls("https://p.test/").info("github.com/!azure/x", "v1.0.0"))
        .isEqualTo("https://p.test/github.com/%21azure/x/@v/v1.0.0.info");
    assertThat(new ModuleUrls("https://s.test").lookup("github.com/!azure/x", "v1.0.0"))
        .isEqualTo("https://s.test/lookup/github.com/!azure/x@v1.0.0");
  }

  @Test
  void patternsMatchLeadingElementsAndDoNotTrim() {
    PrivatePatterns list = PrivatePatterns.parse("*.corp.test,git.test/team/, late.test");
    assertThat(list.matches("x.corp.test/a/b")).isTrue();
    assertThat(list.matches("corp.test/a")).isFalse();
    assertThat(list.matches("git.test/team/repo")).isTrue();
    assertThat(list.matches("git.test")).isFalse();
    assertThat(list.matches("late.test/x")).isFalse();
    assertThat(list.lint()).extracting(PrivatePatterns.Lint::mistake)
        .contains(PrivatePatterns.Mistake.BLANK, PrivatePatterns.Mistake.STAR_SUBDOMAIN_ONLY);
  }

  @Test
  void versionsAreOrdered() {
    GoVersion candidate = GoVersion.parse("go1.27rc1").orElseThrow();
    GoVersion release = GoVersion.parse("go version go1.27.0 linux/amd64").orElseThrow();
    assertThat(candidate).isLessThan(release).isGreaterThan(GoVersion.parse("1.26.8").orElseThrow());
    assertThat(GoVersion.parse("devel")).hasValue(GoVersion.DEVEL);
    assertThat(GoVersion.parse("banana")).isEmpty();
  }
}
