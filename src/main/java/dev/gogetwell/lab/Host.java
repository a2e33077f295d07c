package dev.gogetwell.lab;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/// A host of a practice network: how it is called and where it is.
///
/// @param name a DNS name, or an IP literal where the ground has no names
/// @param address its IP address
/// @param port the port in its URL
/// @param prefix the path in front of what it serves, without a slash at the end; may be empty
/// @param listener bound and not yet accepting; empty for a host that nobody answers on
/// @param plain whether it speaks HTTP without TLS
public record Host(
    String name, String address, int port, String prefix, Optional<ServerSocket> listener, boolean plain) {
  /// A host with TLS.
  public Host(String name, String address, int port, String prefix, Optional<ServerSocket> listener) {
    this(name, address, port, prefix, listener, false);
  }

  /// The same host without TLS.
  public Host asPlain() {
    return new Host(name, address, port, prefix, listener, true);
  }

  /// Its URL, without a slash at the end.
  public String url() {
    return plain ? "http://" + target() + prefix : "https://" + authority() + prefix;
  }

  /// `name`, with the port where it is not 443.
  public String authority() {
    return port == 443 ? name : name + ":" + port;
  }

  /// `name:port`, as CONNECT writes it.
  public String target() {
    return name + ":" + port;
  }

  /// Where it really listens.
  public InetSocketAddress listening() {
    return listener
        .map(socket -> new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort()))
        .orElseGet(() -> new InetSocketAddress(address, port));
  }
}
