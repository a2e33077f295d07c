package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.settings.RefusableHosts;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The promise beside the button holds for what the user chose.
class StartPromiseTest {
  @Test
  void theFirstPageCountsOnlyTheTestHostsThatMayBeAsked() throws Exception {
    Choices choices = Choices.defaults(Language.ENGLISH);
    Set<String> all = RefusableHosts.of(new Fakes(Fakes.nameFilter(), choices).services().references()).stream()
        .map(RefusableHosts.Entry::name).collect(Collectors.toSet());
    assertThat(all).hasSizeGreaterThan(1);
    assertThat(said(choices.withRefusedHosts(all))).contains("you switched all of them off")
        .doesNotContain("test hosts that you can switch off");
    String one = all.iterator().next();
    assertThat(said(choices.withRefusedHosts(all.stream().filter(name -> !name.equals(one))
        .collect(Collectors.toSet())))).contains("can switch off: 1.");
  }

  private static String said(Choices choices) throws Exception {
    Screen screen = Screen.open(new Fakes(Fakes.nameFilter(), choices), 1000, 700);
    try {
      return String.join("\n", screen.texts());
    } finally {
      screen.close();
    }
  }
}
