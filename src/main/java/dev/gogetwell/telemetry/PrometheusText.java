package dev.gogetwell.telemetry;

import dev.gogetwell.model.Report;
import dev.gogetwell.telemetry.RunMetrics.Metric;
import java.util.Locale;
import java.util.Map;

/// A run in the text format of Prometheus, for the textfile collector of a node exporter: the numbers of [RunMetrics].
/// Immutable; any thread.
public final class PrometheusText {
  private final RunMetrics metrics = new RunMetrics();

  /// The whole file.
  ///
  /// @param report redacted
  public String write(Report report) {
    StringBuilder out = new StringBuilder();
    for (Metric metric : metrics.of(report)) {
      out.append("# HELP ").append(metric.name()).append(' ').append(metric.help()).append('\n');
      out.append("# TYPE ").append(metric.name()).append(" gauge\n");
      metric.samples().forEach(sample -> out.append(metric.name()).append(labels(sample.labels())).append(' ')
          .append(number(sample.value())).append('\n'));
    }
    return out.toString();
  }

  private static String number(Number value) {
    return value instanceof Double seconds ? String.format(Locale.ROOT, "%.6f", seconds) : value.toString();
  }

  /// In braces, each value escaped (Prometheus, "Text format details"): a value can end neither itself nor its line.
  /// What ends a line is gone from a plain text already.
  static String labels(Map<String, String> labels) {
    if (labels.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("{");
    labels.forEach((name, value) -> out.append(out.length() > 1 ? "," : "").append(name).append("=\"")
        .append(Labels.plain(value).replace("\\", "\\\\").replace("\"", "\\\"")).append('"'));
    return out.append('}').toString();
  }
}
