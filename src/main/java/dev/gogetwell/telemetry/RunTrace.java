package dev.gogetwell.telemetry;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run as one trace: a span for the run, one for each hop and each experiment, below them one for each measurement,
/// all with the times of the report. The same report gives the same trace, ids included, whenever it is told. Only
/// closed vocabulary, hosts, addresses and ports go in: neither what a peer said nor the address of a page. One trace,
/// one thread.
final class RunTrace {
  static final String SCOPE = "dev.gogetwell";
  /// A stored report may hold any number of them.
  private static final int MOST_MEASUREMENTS = 2000;

  private final Report report;
  private final Facts facts;
  private final RunTime time;
  private final Tracer tracer;
  private final MeasurementSpan measurements;

  private RunTrace(Report report, Tracer tracer) {
    this.report = report;
    this.facts = Facts.of(report);
    this.time = new RunTime(report);
    this.tracer = tracer;
    this.measurements = new MeasurementSpan(tracer, time);
  }

  /// The spans, those that ended first in front.
  ///
  /// @param report redacted
  static List<SpanData> of(Report report, Resource resource) {
    EndedSpans ended = new EndedSpans();
    try (SdkTracerProvider provider = SdkTracerProvider.builder().setResource(resource)
        .setIdGenerator(new TraceIds(report)).addSpanProcessor(ended).build()) {
      new RunTrace(report, provider.get(SCOPE)).write();
    }
    return ended.spans();
  }

  private void write() {
    List<Evidence> told = report.evidence().stream().limit(MOST_MEASUREMENTS).toList();
    Span run = tracer.spanBuilder("gogetwell check").setNoParent().setStartTimestamp(time.start())
        .setAllAttributes(ofRun(report.evidence().size() - told.size())).startSpan();
    Context below = Context.root().with(run);
    Map<RunTask, List<Evidence>> pieces = new LinkedHashMap<>();
    List<Evidence> alone = new ArrayList<>();
    for (Evidence one : told) {
      Optional<RunTask> task = one.trial().<RunTask>map(trial -> new RunTask.Trying(trial.experiment()))
          .or(() -> one.hop().map(RunTask.HopLook::new));
      task.ifPresentOrElse(work -> pieces.computeIfAbsent(work, _ -> new ArrayList<>()).add(one), () -> alone.add(one));
    }
    pieces.forEach((task, own) -> group(task, own, below));
    alone.forEach(one -> measurements.write(one, below));
    switch (report.verdict().state()) {
      case HEALTHY -> run.setStatus(StatusCode.OK);
      case PROBLEM -> run.setStatus(StatusCode.ERROR, report.verdict().rootCause()
          .map(cause -> cause.code().code()).orElse("problem"));
      case CANNOT_TELL -> run.setStatus(StatusCode.ERROR, Labels.word(Verdict.State.CANNOT_TELL));
      case OPEN -> { }
    }
    run.end(time.end());
  }

  private Attributes ofRun(int leftOut) {
    AttributesBuilder all = Attributes.builder()
        .put("gogetwell.verdict", Labels.word(report.verdict().state()))
        .put("gogetwell.run.end", Labels.word(report.end()))
        .put("gogetwell.module", Labels.plain(report.route().module()));
    report.verdict().rootCause().ifPresent(cause -> {
      cause(all, cause);
      cause.hop().ifPresent(hop -> all.put("gogetwell.cause.hop", Labels.plain(hop.value())));
    });
    report.verdict().stoppedAt().ifPresent(hop -> all.put("gogetwell.stopped_at", Labels.plain(hop.value())));
    if (leftOut > 0) {
      all.put("gogetwell.measurements.left_out", leftOut);
    }
    return all.build();
  }

  private static void cause(AttributesBuilder all, Finding cause) {
    all.put("gogetwell.cause", cause.code().code()).put("gogetwell.cause.confidence", cause.confidence().word());
  }

  /// A hop or an experiment with what was measured for it.
  private void group(RunTask task, List<Evidence> own, Context parent) {
    AttributesBuilder all = Attributes.builder();
    report.endings().stream().filter(ending -> ending.task().equals(task)).map(TaskEnding::how).findFirst()
        .ifPresent(how -> all.put("gogetwell.ended", Labels.word(how)));
    String name = switch (task) {
      case RunTask.HopLook look -> ofHop(look.hop(), all);
      case RunTask.Trying trying -> ofExperiment(trying.experiment(), all);
      case RunTask.Witness _, RunTask.TrustStores _, RunTask.OtherSettings _ -> task.name();
    };
    Span span = tracer.spanBuilder(name).setParent(parent).setStartTimestamp(time.first(own))
        .setSpanKind(SpanKind.INTERNAL).setAllAttributes(all.build()).startSpan();
    own.forEach(one -> measurements.write(one, Context.root().with(span)));
    if (task instanceof RunTask.HopLook look) {
      facts.breakOf(look.hop()).flatMap(piece -> piece.measurement().failure())
          .ifPresent(failure -> span.setStatus(StatusCode.ERROR, Labels.word(failure.kind())));
    }
    span.end(time.last(own));
  }

  private String ofHop(HopId id, AttributesBuilder all) {
    all.put("gogetwell.hop", Labels.plain(id.value()));
    report.verdict().causes().stream().filter(cause -> cause.hop().equals(Optional.of(id))).findFirst()
        .ifPresent(cause -> cause(all, cause));
    Optional<Hop> hop = report.route().hop(id);
    hop.ifPresent(place -> all.put("gogetwell.hop.role", Labels.word(place.role()))
        .put("server.address", Labels.plain(place.host())).put("server.port", place.port())
        .put("url.scheme", Labels.plain(Labels.scheme(place))));
    return "hop " + hop.map(place -> Labels.word(place.role())).orElse("unknown");
  }

  /// Of its label only the kind, which stands before the first colon: behind it may be a setting.
  private static String ofExperiment(Experiment experiment, AttributesBuilder all) {
    String kind = experiment.label().split(":", 2)[0];
    all.put("gogetwell.experiment", kind)
        .put("gogetwell.experiment.purpose", Labels.word(experiment.purpose()));
    if (experiment instanceof Experiment.AtHop about) {
      all.put("gogetwell.hop", Labels.plain(about.hop().value()));
    }
    return "experiment " + kind;
  }
}
