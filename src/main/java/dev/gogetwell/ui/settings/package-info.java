/// Settings of this program and the choice of the judged environment. May import `engine`, `model`, `ui.port`,
/// `ui.part`, `ui.theme`.
@NullMarked
package dev.gogetwell.ui.settings;

import org.jspecify.annotations.NullMarked;
