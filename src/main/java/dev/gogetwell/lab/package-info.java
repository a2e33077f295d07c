/// Broken networks on this computer, shipped as "Practice" and used by the tests: they make the real `go get` fail in
/// defined ways. Nothing outside this package reads `LAB_*`. May import everything below `app`; uses `model` and
/// `machine.process`.
@NullMarked
package dev.gogetwell.lab;

import org.jspecify.annotations.NullMarked;
