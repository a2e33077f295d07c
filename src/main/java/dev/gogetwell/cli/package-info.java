/// The headless commands. May import everything but `ui` and JavaFX.
@NullMarked
package dev.gogetwell.cli;

import org.jspecify.annotations.NullMarked;
