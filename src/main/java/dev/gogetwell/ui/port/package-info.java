/// What the window needs from outside and does not build itself; wired in `app`. May import `model`, `engine`,
/// `remedy`, data of `report`, `text`; no JavaFX.
@NullMarked
package dev.gogetwell.ui.port;

import org.jspecify.annotations.NullMarked;
