package dev.gogetwell.telemetry;

import dev.gogetwell.model.Report;
import dev.gogetwell.telemetry.Outcome.Trouble;
import dev.gogetwell.telemetry.Outcome.Why;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Tells a collector of runs, over HTTP by the OpenTelemetry SDK: each run once, without another try, and nobody but
/// the collector that is named – no redirect is followed and no proxy asked. What it answers is only counted. The
/// classes of the SDK are loaded when the first of these is made. One thread.
public final class OtlpExport {
  /// The SDK logs what a collector answers, and what it could not send. Held, since a logger that nobody holds forgets.
  private static final Logger SDK = Logger.getLogger("io.opentelemetry");

  private final Collector collector;
  private final Resource resource;

  /// @param resource who tells
  public OtlpExport(Collector collector, Map<String, String> resource) {
    SDK.setLevel(Level.OFF);
    this.collector = collector;
    ResourceBuilder all = Resource.getDefault().toBuilder();
    resource.forEach(all::put);
    this.resource = all.build();
  }

  /// Sends the trace and the metrics of a run and waits for both, at most as long as the collector may take.
  ///
  /// @param report redacted
  public Outcome send(Report report) {
    long began = System.nanoTime();
    Resource told = resource.toBuilder().put("service.version", Labels.plain(report.toolVersion())).build();
    try {
      OtlpHttpSpanExporter traces = traces();
      OtlpHttpMetricExporter metrics = metrics();
      CompletableResultCode trace = traces.export(RunTrace.of(report, told));
      CompletableResultCode numbers = metrics.export(RunGauges.of(report, told));
      Outcome outcome = new Outcome(wait(trace, began), wait(numbers, began));
      traces.shutdown();
      metrics.shutdown();
      return outcome;
    } catch (IllegalArgumentException | IllegalStateException _) {
      // Certificates that are none, an address that the client of Java does not take.
      Optional<Trouble> trouble = Optional.of(new Trouble(Why.OTHER, 0));
      return new Outcome(trouble, trouble);
    }
  }

  private OtlpHttpSpanExporter traces() {
    var builder = OtlpHttpSpanExporter.builder().setEndpoint(collector.traces()).setTimeout(collector.limit())
        .setConnectTimeout(collector.limit()).setRetryPolicy(null).setMeterProvider(MeterProvider.noop())
        .setProxy(ProxyOptions.create(ProxySelector.of(null)))
        .setCompression(collector.compressed() ? "gzip" : "none").setHeaders(collector::traceHeaders);
    if (!collector.certificates().isEmpty()) {
      builder.setTrustedCertificates(collector.certificates().getBytes(StandardCharsets.UTF_8));
    }
    return builder.build();
  }

  private OtlpHttpMetricExporter metrics() {
    var builder = OtlpHttpMetricExporter.builder().setEndpoint(collector.metrics()).setTimeout(collector.limit())
        .setConnectTimeout(collector.limit()).setRetryPolicy(null).setMeterProvider(MeterProvider.noop())
        .setProxyOptions(ProxyOptions.create(ProxySelector.of(null)))
        .setCompression(collector.compressed() ? "gzip" : "none").setHeaders(collector::metricHeaders);
    if (!collector.certificates().isEmpty()) {
      builder.setTrustedCertificates(collector.certificates().getBytes(StandardCharsets.UTF_8));
    }
    return builder.build();
  }

  private Optional<Trouble> wait(CompletableResultCode result, long began) {
    Duration left = collector.limit().minusNanos(System.nanoTime() - began);
    result.join(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    if (result.isSuccess()) {
      return Optional.empty();
    }
    return Optional.of(result.isDone() ? trouble(result.getFailureThrowable()) : late());
  }

  private Trouble late() {
    return new Trouble(Why.LATE, (int) Math.max(1, collector.limit().toSeconds()));
  }

  /// The SDK's own exception carries the status; it belongs to no stable part of it, and the version is pinned.
  private Trouble trouble(@Nullable Throwable failure) {
    if (failure instanceof HttpExportException answered && answered.failedWithResponse()
        && answered.getResponse() != null) {
      return new Trouble(Why.REFUSED, answered.getResponse().getStatusCode());
    }
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      switch (cause) {
        case SSLException _ -> {
          return new Trouble(Why.TLS, 0);
        }
        case ConnectException _, UnknownHostException _, UnresolvedAddressException _ -> {
          return new Trouble(Why.UNREACHABLE, 0);
        }
        case IOException slow when slow.getClass().getName().endsWith("TimeoutException") -> {
          return late();
        }
        default -> cause = cause.getCause();
      }
    }
    return new Trouble(Why.OTHER, 0);
  }
}
