/// The pages of the steps. May import `model`, `ui.finding`, `ui.page` and below.
@NullMarked
package dev.gogetwell.ui.step;

import org.jspecify.annotations.NullMarked;
