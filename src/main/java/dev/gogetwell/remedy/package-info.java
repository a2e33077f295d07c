/// Remedies: plan, preview, try, apply, verify, undo. May import `model`, `gorules`, `machine`, `diagnostics`.
@NullMarked
package dev.gogetwell.remedy;

import org.jspecify.annotations.NullMarked;
