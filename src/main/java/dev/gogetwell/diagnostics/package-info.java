/// The contract of a wizard step, and what every step's rules read: the facts of the run and the walk along the route.
/// The services live in sub-packages and do not import each other. May import `model`, `gorules`, `probe`, `symptom`.
@NullMarked
package dev.gogetwell.diagnostics;

import org.jspecify.annotations.NullMarked;
