/// The network step: can a connection be opened at all. Imports `model`, `gorules`, `diagnostics` only; no other
/// service.
@NullMarked
package dev.gogetwell.diagnostics.network;

import org.jspecify.annotations.NullMarked;
