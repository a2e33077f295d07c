package dev.gogetwell.diagnostics.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.gorules.WeakSettings;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Separator;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever reads that a check is switched off reads in the same sentence by what.
class WeakenedRuleTest {
  private static FactsBuilder everythingOff() {
    return new FactsBuilder().proxy("a", Separator.END).works("a").goEnv("GOSUMDB", "off").goEnv("GONOSUMDB", "*")
        .goEnv("GOINSECURE", "*").goEnv("GOFLAGS", "-insecure").gitConfig("http.sslverify", "false")
        .gitConfig("http.https://git.corp.example/.sslverify", "false").variable("GONOSUMCHECK", "1")
        .variable("GODEBUG", "x509ignoreCN=0").variable("GIT_SSL_NO_VERIFY", "1");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void itsNameStandsInItsSentence(Language language) {
    var facts = everythingOff().build();
    List<WeakSettings.Weak> weak = WeakSettings.find(facts.settings());
    Set<WeakSettings.Kind> kinds = weak.stream().map(WeakSettings.Weak::kind).collect(Collectors.toSet());
    assertThat(kinds).as("all that there are").isEqualTo(EnumSet.allOf(WeakSettings.Kind.class));
    List<Finding> findings = new WeakenedRule().judge(facts);
    assertThat(findings).hasSameSizeAs(weak);
    Texts texts = Texts.load(language);
    for (int i = 0; i < weak.size(); i++) {
      assertThat(texts.get(findings.get(i).sentence())).contains(weak.get(i).name()).contains(weak.get(i).value());
    }
  }
}
