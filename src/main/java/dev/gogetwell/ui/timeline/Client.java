package dev.gogetwell.ui.timeline;

import java.util.Map;

/// Who opened the connection that is shown. Of a capture file nobody knows that: it may be a browser, on somebody
/// else's computer.
enum Client {
  GO,
  ANY;

  private static final Map<String, String> OF_ANY = Map.of(
      "ui.tls.client", "ui.capture.client",
      "ui.tls.from-client", "ui.capture.from-client",
      "ui.tls.spoken.client", "ui.capture.spoken-client",
      "ui.tls.purpose.client_hello", "ui.capture.client-hello",
      "ui.tls.purpose.client_key_exchange", "ui.capture.client-key-exchange",
      "ui.tls.break.alert.client", "ui.capture.client-refuses");

  /// The key that says the same of this client.
  String key(String key) {
    return this == GO ? key : OF_ANY.getOrDefault(key, key);
  }
}
