/// The vocabulary of TLS handshakes as they are seen on the wire.
@NullMarked
package dev.gogetwell.model.tls;

import org.jspecify.annotations.NullMarked;
