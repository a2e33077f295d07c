/// The fix page and the state of the remedies. May import `model`, `remedy`, data of `report`,
/// `ui.page` and below.
@NullMarked
package dev.gogetwell.ui.fix;

import org.jspecify.annotations.NullMarked;
