/// How conclusions are shown: evidence with its controls, what was ruled out, the route with its broken hop. May import
/// `model`, `ui.part`, `ui.page` and below.
@NullMarked
package dev.gogetwell.ui.finding;

import org.jspecify.annotations.NullMarked;
