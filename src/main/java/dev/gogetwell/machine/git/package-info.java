/// The user's git: where it is and what it is set to. May import `model`, `gorules`, `machine`, `machine.process`.
@NullMarked
package dev.gogetwell.machine.git;

import org.jspecify.annotations.NullMarked;
