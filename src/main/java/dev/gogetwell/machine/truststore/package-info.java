/// The trust stores of one machine: one class each with the same verbs. Reading never throws and never judges chains.
/// May import `model`, `gorules` and `machine`.
@NullMarked
package dev.gogetwell.machine.truststore;

import org.jspecify.annotations.NullMarked;
