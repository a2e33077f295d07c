package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DependencyRemediesTest {
  private static Settings with(Setting... more) {
    Settings plain = new FactsBuilder().report().settings();
    Map<String, Setting> env = new HashMap<>(plain.goEnv());
    List.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOTOOLCHAIN").forEach(env::remove);
    for (Setting one : more) {
      env.put(one.name(), one);
    }
    return new Settings(plain.source(), plain.os(), plain.go(), plain.git(), env, plain.environment(),
        plain.gitConfig(), plain.elsewhere(), plain.problems());
  }

  private static Setting set(String name, String value, Origin.Kind kind) {
    return new Setting(name, value, new Origin(kind, ""), List.of());
  }

  @Test
  void hostsAreAddedBehindWhatStandsThere() {
    List<Remedy> remedies = DependencyRemedies.of(with(set("GOPRIVATE", "*.old.corp", Origin.Kind.GO_ENV_FILE)),
        List.of("git.b.corp", "git.a.corp", "git.b.corp"), false);
    assertThat(remedies).singleElement().satisfies(remedy -> {
      assertThat(remedy.id()).isEqualTo("R1");
      assertThat(remedy.changes()).containsExactly(new Change.GoEnv("GOPRIVATE",
          Optional.of("*.old.corp,git.a.corp,git.b.corp"), Optional.of("*.old.corp")));
    });
  }

  @Test
  void aVariableThatCountsIsChangedWhereItStands() {
    assertThat(DependencyRemedies.of(with(set("GOPRIVATE", "x.corp", Origin.Kind.ENVIRONMENT)), List.of("git.a.corp"),
        false).getFirst().changes()).containsExactly(new Change.UserEnvironment("GOPRIVATE",
            Optional.of("x.corp,git.a.corp"), Optional.of("x.corp")));
  }

  @Test
  void whereAListOfItsOwnWasWrittenNothingIsOffered() {
    for (String list : List.of("GONOPROXY", "GONOSUMDB")) {
      assertThat(DependencyRemedies.of(with(set(list, "none", Origin.Kind.GO_ENV_FILE)), List.of("git.a.corp"), false))
          .as(list).isEmpty();
    }
    assertThat(DependencyRemedies.of(with(), List.of(), false)).isEmpty();
    assertThat(DependencyRemedies.of(with(set("GOPRIVATE", "git.a.corp", Origin.Kind.GO_ENV_FILE)),
        List.of("git.a.corp"), false)).isEmpty();
  }

  @Test
  void aNewerGoMayBeFetched() {
    assertThat(DependencyRemedies.of(with(set("GOTOOLCHAIN", "local", Origin.Kind.GO_ENV_FILE)), List.of("git.a.corp"),
        true)).extracting(Remedy::id).containsExactly("R1", "R2");
    assertThat(DependencyRemedies.of(with(set("GOTOOLCHAIN", "local", Origin.Kind.GO_ENV_FILE)), List.of(), true)
        .getFirst().changes()).containsExactly(new Change.GoEnv("GOTOOLCHAIN", Optional.of("auto"),
            Optional.of("local")));
  }

  private static Optional<Remedy> unseen(String module, HopRole server) {
    FactsBuilder facts = new FactsBuilder().module(module).hop("d", server, Optional.empty(), Separator.END).works("d")
        .database("sumdb").answers("sumdb", 404, FailureKind.NOT_FOUND);
    return DependencyRemedies.privately(facts.build());
  }

  @Test
  void aModuleOfAnOwnRepositoryIsNamedByItsPathAndNoWider() {
    assertThat(unseen("git.corp.example/team/lib@v1.2.3", HopRole.VCS_DISCOVERY)).get()
        .satisfies(remedy -> assertThat(remedy.changes()).singleElement()
            .matches(change -> change instanceof Change.GoEnv go && go.name().equals("GOPRIVATE")
                && go.value().equals(Optional.of("git.corp.example/team/lib"))));
  }

  /// There a record may be missing for minutes, or somebody keeps it back: nothing is taken out of the checks.
  @Test
  void aModuleThatEverybodyCanSeeIsNeverNamedPrivate() {
    for (String module : List.of("github.com/gin-gonic/gin@v1.10.0", "golang.org/x/text@v0.3.0", "gopkg.in/yaml.v3@v3.0.1")) {
      assertThat(unseen(module, HopRole.VCS_GIT)).as(module).isEmpty();
    }
    assertThat(unseen("git.corp.example/team/lib@v1.2.3", HopRole.MODULE_PROXY)).isEmpty();
    assertThat(unseen("git.corp.example/*@v1.2.3", HopRole.VCS_DISCOVERY)).isEmpty();
  }
}
