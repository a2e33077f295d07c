/// The practice page. May import `model`, `ui.port`, `ui.part`, `ui.run`, `ui.theme`.
@NullMarked
package dev.gogetwell.ui.practice;

import org.jspecify.annotations.NullMarked;
