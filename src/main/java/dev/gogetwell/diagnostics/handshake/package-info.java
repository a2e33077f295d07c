/// The handshake step: how far TLS comes, and what cuts it. Imports `model`, `gorules`, `diagnostics` only; no other
/// service.
@NullMarked
package dev.gogetwell.diagnostics.handshake;

import org.jspecify.annotations.NullMarked;
