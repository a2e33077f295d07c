/// The modules step: what the module proxies and the checksum database answer, and which settings decide. Imports
/// `model`, `gorules`, `diagnostics` only; no other service.
@NullMarked
package dev.gogetwell.diagnostics.modules;

import org.jspecify.annotations.NullMarked;
