package dev.gogetwell;

import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.ScenarioRuns;
import org.junit.jupiter.api.Tag;

/// More practice networks, live: one for each cause with and one without a promised fix, half of the others with one, an
/// eighth of the rest.
@Tag("slow")
class MoreScenariosTest extends ScenarioRuns {
  @Override
  protected boolean isWanted(Scenario scenario) {
    return !areNamed() && isOneOfMany(scenario) && !isOneOfTheFew(scenario);
  }
}
