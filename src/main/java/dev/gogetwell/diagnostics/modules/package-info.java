/// Module proxies: what they answer, and which entry of GOPROXY decides. Imports `model`, `gorules`,
/// `diagnostics` only; no other service.
@NullMarked
package dev.gogetwell.diagnostics.modules;

import org.jspecify.annotations.NullMarked;
