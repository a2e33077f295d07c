/// Tests of the verifier: every rule that differs between Go versions as a pair, and generated chains judged by Go.
@NullMarked
package dev.gogetwell.gorules.x509;

import org.jspecify.annotations.NullMarked;
