package dev.gogetwell.telemetry;

import dev.gogetwell.model.Report;
import dev.gogetwell.telemetry.RunMetrics.Metric;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The numbers of [RunMetrics] as gauges of OpenTelemetry, of the moment at which the run ended. None has the unit 1: a
/// collector that hands them on to Prometheus would write `_ratio` behind their names. Stateless; any thread.
final class RunGauges {
  private RunGauges() {}

  /// @param report redacted
  static List<MetricData> of(Report report, Resource resource) {
    Reading reading = new Reading();
    try (SdkMeterProvider provider = SdkMeterProvider.builder().setClock(new Stopped(new RunTime(report).end()))
        .setResource(resource).registerMetricReader(reading).build()) {
      Meter meter = provider.get(RunTrace.SCOPE);
      for (Metric metric : new RunMetrics().of(report)) {
        DoubleGauge gauge = meter.gaugeBuilder(metric.name()).setDescription(metric.help())
            .setUnit(metric.name().endsWith("_seconds") ? "s" : "").build();
        metric.samples().forEach(sample -> {
          AttributesBuilder labels = Attributes.builder();
          sample.labels().forEach((name, value) -> labels.put(name, Labels.plain(value)));
          gauge.set(sample.value().doubleValue(), labels.build());
        });
      }
      return List.copyOf(reading.collector.collectAllMetrics());
    }
  }

  /// Always the same moment.
  private record Stopped(Instant moment) implements Clock {
    @Override
    public long now() {
      return TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
    }

    @Override
    public long nanoTime() {
      return 0;
    }
  }

  /// Reads when it is asked.
  private static final class Reading implements MetricReader {
    private CollectionRegistration collector = CollectionRegistration.noop();

    @Override
    public void register(CollectionRegistration registration) {
      this.collector = registration;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
      return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode forceFlush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
