/// Asking resolvers, one at a time. May import `model` and `net`.
@NullMarked
package dev.gogetwell.net.dns;

import org.jspecify.annotations.NullMarked;
