/// The user's `go`: where it is and what it says of itself. May import `model`, `gorules`, `machine`, `machine.process`.
@NullMarked
package dev.gogetwell.machine.go;

import org.jspecify.annotations.NullMarked;
