/// What a page of a run is, and what it may ask of the window around it. May import `model`, `ui.part`, `ui.run`,
/// `ui.port`.
@NullMarked
package dev.gogetwell.ui.page;

import org.jspecify.annotations.NullMarked;
