/// Remedies: preview, try, apply, verify, undo. May import `model`, `gorules`, `machine`.
@NullMarked
package dev.gogetwell.remedy;

import org.jspecify.annotations.NullMarked;
