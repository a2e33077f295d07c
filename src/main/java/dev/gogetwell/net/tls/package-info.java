/// TLS on the wire: record layer, handshake messages, decryption with a key log, break point. Interprets bytes, judges
/// nothing, opens no socket by itself. May import `model` and `gorules`.
@NullMarked
package dev.gogetwell.net.tls;

import org.jspecify.annotations.NullMarked;
