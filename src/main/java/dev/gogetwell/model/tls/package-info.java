/// The vocabulary of TLS handshakes as they are seen on the wire: streams, records, messages, and where they broke.
/// Facts only, no judgement. May import `model` and the JDK.
@NullMarked
package dev.gogetwell.model.tls;

import org.jspecify.annotations.NullMarked;
