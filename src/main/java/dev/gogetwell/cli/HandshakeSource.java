package dev.gogetwell.cli;

import dev.gogetwell.net.tls.Recording;
import java.io.IOException;
import java.util.Optional;

/// Makes one handshake and hands back every byte of it with its time, and the secrets. What the live client and the Go
/// probe plug into the timeline command. Blocks; called on the command's thread.
@FunctionalInterface
public interface HandshakeSource {
  /// Connects and shakes hands.
  ///
  /// A connection that fails is no error: the recording shows how far it got.
  ///
  /// @param host a name or an address
  /// @param serverName the SNI; empty for the host
  /// @param proxy the URL of the proxy to go through
  /// @throws IOException if there was nothing to record, for instance because the name does not resolve
  /// @throws InterruptedException if the run was cancelled
  Recording handshake(String host, int port, Optional<String> serverName, Optional<String> proxy)
      throws IOException, InterruptedException;
}
