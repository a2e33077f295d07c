/// One run as the window sees it, and the way from other threads to the JavaFX thread. May import `model`, `engine`,
/// `ui.port`.
@NullMarked
package dev.gogetwell.ui.run;

import org.jspecify.annotations.NullMarked;
