/// The practice networks as data: what is broken, what the verdict must be, and what go says about it. May import
/// `model`, `lab` and `lab.server`.
@NullMarked
package dev.gogetwell.lab.scenario;

import org.jspecify.annotations.NullMarked;
