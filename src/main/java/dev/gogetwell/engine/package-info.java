/// Plans a run, carries it out, ends it in time, and finds the root cause. May import everything below it: `model`,
/// `gorules`, `machine`, `net`, `probe`, `symptom`, `diagnostics`.
@NullMarked
package dev.gogetwell.engine;

import org.jspecify.annotations.NullMarked;
