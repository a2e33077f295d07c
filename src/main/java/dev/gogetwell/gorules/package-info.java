/// Go's and git's semantics as pure functions of settings and version, each citing its source. Conditions on the Go
/// version live here and nowhere else. May import `dev.gogetwell.model` and the JDK only.
@NullMarked
package dev.gogetwell.gorules;

import org.jspecify.annotations.NullMarked;
