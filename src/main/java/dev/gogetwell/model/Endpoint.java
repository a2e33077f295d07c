package dev.gogetwell.model;

/// A socket address: an IP literal and a TCP or UDP port.
public record Endpoint(String address, int port) {
  @Override
  public String toString() {
    return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
  }
}
