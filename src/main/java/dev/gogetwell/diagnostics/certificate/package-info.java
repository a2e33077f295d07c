/// The certificate step: what Go says of the chain, and why. Imports `model`, `gorules`, `diagnostics` only; no other
/// service.
@NullMarked
package dev.gogetwell.diagnostics.certificate;

import org.jspecify.annotations.NullMarked;
