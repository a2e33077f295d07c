package dev.gogetwell.telemetry;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/// One measurement as a span, with the attributes that the semantic conventions of OpenTelemetry have for such a thing.
/// One thread.
final class MeasurementSpan {
  private final Tracer tracer;
  private final RunTime time;

  MeasurementSpan(Tracer tracer, RunTime time) {
    this.tracer = tracer;
    this.time = time;
  }

  /// A span below `parent`.
  void write(Evidence evidence, Context parent) {
    Measurement measurement = evidence.measurement();
    AttributesBuilder all = Attributes.builder().put("gogetwell.evidence", Labels.plain(evidence.id().value()));
    evidence.hop().ifPresent(hop -> all.put("gogetwell.hop", Labels.plain(hop.value())));
    evidence.trial().ifPresent(trial -> all.put("gogetwell.arm", Labels.word(trial.cell().arm()))
        .put("gogetwell.control", trial.control()));
    measurement.failure().ifPresent(failure -> all.put("error.type", Labels.word(failure.kind())));
    SpanKind kind = describe(measurement, all);
    Span span = tracer.spanBuilder(name(measurement)).setParent(parent).setSpanKind(kind)
        .setStartTimestamp(time.began(evidence)).setAllAttributes(all.build()).startSpan();
    measurement.failure().ifPresent(failure -> span.setStatus(StatusCode.ERROR, Labels.word(failure.kind())));
    span.end(time.of(evidence));
  }

  private static String name(Measurement measurement) {
    return switch (measurement) {
      case Measurement.NameLookup _ -> "resolve";
      case Measurement.TcpConnect _ -> "connect";
      case Measurement.TunnelRequest _ -> "tunnel";
      case Measurement.TlsHandshake _ -> "handshake";
      case Measurement.ChainCheck _ -> "verify";
      case Measurement.HttpFetch _ -> "request";
      case Measurement.CommandRun _ -> "command";
      case Measurement.ProtocolSniff _ -> "greet";
      case Measurement.StoreRead _ -> "read store";
      case Measurement.ChecksumRecord _ -> "verify record";
    };
  }

  private static SpanKind describe(Measurement measurement, AttributesBuilder all) {
    switch (measurement) {
      case Measurement.NameLookup lookup -> all.put("dns.question.name", Labels.plain(lookup.host()))
          .put("gogetwell.addresses", lookup.addresses().size());
      case Measurement.TcpConnect connect -> peer(connect.endpoint(), all);
      case Measurement.TunnelRequest tunnel -> status(tunnel.status(), all);
      case Measurement.TlsHandshake handshake -> {
        peer(handshake.endpoint(), all);
        all.put("gogetwell.tls.server_name", Labels.plain(handshake.serverName()));
        handshake.version().ifPresent(version -> all.put("tls.protocol.version", Labels.plain(version)));
        handshake.cipherSuite().ifPresent(suite -> all.put("tls.cipher", Labels.plain(suite)));
        handshake.alpn().ifPresent(protocol -> all.put("tls.next_protocol", Labels.plain(protocol)));
      }
      case Measurement.HttpFetch fetch -> status(fetch.status(), all);
      case Measurement.ProtocolSniff sniff -> {
        peer(sniff.endpoint(), all);
        sniff.spoken().ifPresent(spoken -> all.put("gogetwell.spoken", Labels.word(spoken)));
      }
      case Measurement.ChainCheck check -> all.put("gogetwell.judge", Labels.word(check.judge()));
      case Measurement.CommandRun run -> all.put("gogetwell.command.purpose", Labels.word(run.purpose()))
          .put("process.exit.code", run.exitCode());
      case Measurement.StoreRead store -> all.put("gogetwell.judge", Labels.word(store.judge()))
          .put("gogetwell.roots", store.count());
      case Measurement.ChecksumRecord record -> all.put("gogetwell.signers", record.signers().size());
    }
    return switch (measurement) {
      case Measurement.ChainCheck _, Measurement.CommandRun _, Measurement.StoreRead _ -> SpanKind.INTERNAL;
      default -> SpanKind.CLIENT;
    };
  }

  private static void peer(Endpoint endpoint, AttributesBuilder all) {
    all.put("network.peer.address", Labels.plain(endpoint.address())).put("network.peer.port", endpoint.port());
  }

  private static void status(int status, AttributesBuilder all) {
    if (status > 0) {
      all.put("http.response.status_code", status);
    }
  }
}
