/// Settings and toolchain: whether `go` starts, and what decides there. Imports `model`, `gorules`,
/// `diagnostics` only; no other service.
@NullMarked
package dev.gogetwell.diagnostics.settings;

import org.jspecify.annotations.NullMarked;
