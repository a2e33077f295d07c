/// The user's `go`: where it is, what it says of itself, and the probe that it compiles. May import `model`, `gorules`,
/// `machine`, `machine.process`.
@NullMarked
package dev.gogetwell.machine.go;

import org.jspecify.annotations.NullMarked;
