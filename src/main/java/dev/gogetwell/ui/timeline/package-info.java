/// The handshake as a ladder of messages. May import `model`, `ui.page` and below.
@NullMarked
package dev.gogetwell.ui.timeline;

import org.jspecify.annotations.NullMarked;
