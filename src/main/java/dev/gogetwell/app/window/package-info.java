/// What the window is given: the ports of `ui.port`, carried out on this computer and in the lab. Part of the
/// composition root.
@NullMarked
package dev.gogetwell.app.window;

import org.jspecify.annotations.NullMarked;
