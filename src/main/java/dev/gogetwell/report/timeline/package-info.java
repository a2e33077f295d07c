/// Writes handshake timelines down: as JSON and as text. May import `model`, `gorules` and `text`.
@NullMarked
package dev.gogetwell.report.timeline;

import org.jspecify.annotations.NullMarked;
