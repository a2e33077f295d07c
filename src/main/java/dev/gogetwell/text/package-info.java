/// The edge where message keys become prose. May import `model` only.
@NullMarked
package dev.gogetwell.text;

import org.jspecify.annotations.NullMarked;
