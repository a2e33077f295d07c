package dev.gogetwell;

import dev.gogetwell.lab.ScenarioRuns;

/// The practice networks, live. It takes longest and stands in this package because test classes are begun in the order
/// of their names: so one JVM is at it while the other does the rest.
class ScenarioTest extends ScenarioRuns {}
