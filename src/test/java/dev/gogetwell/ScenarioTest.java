package dev.gogetwell;

import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.ScenarioRuns;

/// A few practice networks, live: one of each layer, or those that are named on the command line. They stand in this
/// package because test classes are begun in the order of their names: so one JVM is at it while the other does the
/// rest.
class ScenarioTest extends ScenarioRuns {
  @Override
  protected boolean isWanted(Scenario scenario) {
    return areNamed() ? isNamed(scenario) : isOneOfTheFew(scenario);
  }
}
