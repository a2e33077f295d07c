/// The proxy step: is a proxy set, reached, spoken to in its own protocol, and needed. Imports `model`, `gorules`,
/// `diagnostics` only; no other service.
@NullMarked
package dev.gogetwell.diagnostics.proxy;

import org.jspecify.annotations.NullMarked;
