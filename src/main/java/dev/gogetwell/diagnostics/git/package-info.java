/// The git step: what a direct download needs beside Go itself. Imports `model`, `gorules`, `diagnostics` only; no
/// other service.
@NullMarked
package dev.gogetwell.diagnostics.git;

import org.jspecify.annotations.NullMarked;
