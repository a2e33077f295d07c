package dev.gogetwell.probe;

import java.time.Duration;

/// How long a probe waits for each operation. `go` itself waits 30 s for a connection and 10 s for a handshake
/// (net/http/transport.go, DefaultTransport); a verdict is wanted in at most half of that.
///
/// @param resolve for one resolver
/// @param connect for one address
/// @param tunnel for the proxy's answer to CONNECT
/// @param handshake from ClientHello to the end of the handshake
/// @param http for one request
public record ProbeTimeouts(Duration resolve, Duration connect, Duration tunnel, Duration handshake, Duration http) {
  /// For the first look at the route.
  public static final ProbeTimeouts FIRST_LOOK = new ProbeTimeouts(
      Duration.ofMillis(3000), Duration.ofMillis(4500), Duration.ofMillis(4500), Duration.ofMillis(3600),
      Duration.ofMillis(6000));

  /// For the repeated attempts of an experiment, after the first look has shown what to expect.
  public static final ProbeTimeouts EXPERIMENT = new ProbeTimeouts(
      Duration.ofMillis(2000), Duration.ofMillis(2000), Duration.ofMillis(2500), Duration.ofMillis(2500),
      Duration.ofMillis(3000));
}
