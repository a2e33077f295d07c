/// A TLS client whose ClientHello is shaped like that of the user's Go, on Bouncy Castle's protocol engine with our own
/// socket loop, so that every byte, its time and the session secrets are known. May import `model`, `gorules`, `net`.
@NullMarked
package dev.gogetwell.net.tls.client;

import org.jspecify.annotations.NullMarked;
