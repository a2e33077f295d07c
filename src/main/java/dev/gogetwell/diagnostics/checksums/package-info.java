/// The checksum database: whether it can be asked, and over which host. Imports `model`, `gorules`,
/// `diagnostics` only; no other service.
@NullMarked
package dev.gogetwell.diagnostics.checksums;

import org.jspecify.annotations.NullMarked;
