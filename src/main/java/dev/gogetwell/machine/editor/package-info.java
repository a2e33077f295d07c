/// What editors and IDEs tell the `go` that they start, where it is not what a terminal tells it. Their files are read
/// and never written. May import `machine`, `machine.file`.
@NullMarked
package dev.gogetwell.machine.editor;

import org.jspecify.annotations.NullMarked;
