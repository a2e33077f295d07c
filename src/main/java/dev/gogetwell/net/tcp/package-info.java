/// Opening TCP connections. May import `model` and `net`.
@NullMarked
package dev.gogetwell.net.tcp;

import org.jspecify.annotations.NullMarked;
