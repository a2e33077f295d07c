package dev.gogetwell;

import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.ScenarioRuns;
import org.junit.jupiter.api.Tag;

/// Most of the other practice networks, live: one for each cause, all with a promised fix, an eighth of the rest.
@Tag("slow")
class MoreScenariosTest extends ScenarioRuns {
  @Override
  protected boolean isWanted(Scenario scenario) {
    return !areNamed() && isOneOfMany(scenario) && !isOneOfTheFew(scenario);
  }
}
