/// Small building blocks: labels, badges, cards, pips, slots. May import `model`, `ui.theme`, `ui.run`.
@NullMarked
package dev.gogetwell.ui.part;

import org.jspecify.annotations.NullMarked;
