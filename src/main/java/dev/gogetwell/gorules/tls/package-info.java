/// What TLS means, as pure tables: the names of its numbers, and which causes a break point can have. May import
/// `model` only.
@NullMarked
package dev.gogetwell.gorules.tls;

import org.jspecify.annotations.NullMarked;
