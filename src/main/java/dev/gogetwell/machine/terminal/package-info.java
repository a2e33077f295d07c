/// Opens a terminal of the user's system in which a command is repeated in view. May import `machine` and its
/// `process`.
@NullMarked
package dev.gogetwell.machine.terminal;

import org.jspecify.annotations.NullMarked;
