/// The check repeated: how long a verdict stood, and what changed when another one came. May import `model` and `report`.
/// Pure but for what it is given to keep its history with.
@NullMarked
package dev.gogetwell.watch;

import org.jspecify.annotations.NullMarked;
