/// A run for the machinery that watches machines. May import `model`, `gorules` and `diagnostics`; it is given a redacted
/// report, measures nothing and sends nothing.
@NullMarked
package dev.gogetwell.telemetry;

import org.jspecify.annotations.NullMarked;
