/// What the reports of many machines have in common. May import `model`, `gorules`, `report` and `text`. Reads claims of
/// whoever sent them, counts them within a bounded memory, and concludes no cause: that many share a thing is no proof.
@NullMarked
package dev.gogetwell.fleet;

import org.jspecify.annotations.NullMarked;
