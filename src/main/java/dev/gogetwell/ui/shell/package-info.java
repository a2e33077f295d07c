/// The frame around the pages: start screen, rail, verdict bar, status line, keyboard. May import every other package
/// of the window.
@NullMarked
package dev.gogetwell.ui.shell;

import org.jspecify.annotations.NullMarked;
