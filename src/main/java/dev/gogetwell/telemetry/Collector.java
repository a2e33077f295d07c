package dev.gogetwell.telemetry;

import java.time.Duration;
import java.util.Map;

/// Whom a run is told to.
///
/// @param traces where traces go
/// @param metrics where metrics go
/// @param traceHeaders what is sent along with a trace, often a secret
/// @param metricHeaders what is sent along with metrics
/// @param certificates whose signature counts for HTTPS, as PEM; empty for those that Java comes with
/// @param limit how long it may take in all
/// @param compressed whether it is packed
public record Collector(String traces, String metrics, Map<String, String> traceHeaders,
    Map<String, String> metricHeaders, String certificates, Duration limit, boolean compressed) {
  public Collector {
    traceHeaders = Map.copyOf(traceHeaders);
    metricHeaders = Map.copyOf(metricHeaders);
  }

  /// Without what is secret.
  @Override
  public String toString() {
    return "Collector[" + traceHeaders.keySet() + "]";
  }
}
