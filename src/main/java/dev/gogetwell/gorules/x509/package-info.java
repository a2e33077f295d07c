/// Go's crypto/x509 as pure functions of (chain, roots, name, time, Go version): parsing, path building, name
/// constraints, host names, and Go's own words for every refusal. Go's source is the reference; each class names the
/// file that it follows. Imports the JDK, Bouncy Castle's lightweight crypto, and nothing of ours but `model`.
@NullMarked
package dev.gogetwell.gorules.x509;

import org.jspecify.annotations.NullMarked;
