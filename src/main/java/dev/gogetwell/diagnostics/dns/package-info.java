/// The DNS step: do the names lead to the right machines. Imports `model`, `gorules`, `diagnostics` only; no other
/// service.
@NullMarked
package dev.gogetwell.diagnostics.dns;

import org.jspecify.annotations.NullMarked;
