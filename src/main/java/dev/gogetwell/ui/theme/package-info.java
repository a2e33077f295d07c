/// Colours, fonts, icons, motion and the language of the window. May import `model`, `text`, `ui.port`.
@NullMarked
package dev.gogetwell.ui.theme;

import org.jspecify.annotations.NullMarked;
