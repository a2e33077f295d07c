/// The proxy that the system offers to browsers, which `go` does not read. May import `machine`, `machine.process`.
@NullMarked
package dev.gogetwell.machine.osproxy;

import org.jspecify.annotations.NullMarked;
