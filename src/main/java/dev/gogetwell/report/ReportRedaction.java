package dev.gogetwell.report;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Tool;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries the redaction through the whole tree of a report. A new kind of measurement or change does not compile until
/// it is listed here. A setting that [RecordedSettings] does not list is left out, wherever the report comes from.
final class ReportRedaction {
  private static final String COVER = "remedy.cover-private.title";

  private final Redactor redactor;
  private final MeasurementRedaction measurements;

  ReportRedaction(Redactor redactor) {
    this.redactor = redactor;
    this.measurements = new MeasurementRedaction(redactor);
  }

  Report apply(Report report) {
    // Route and target first: placeholders are numbered by first sight, and a reader meets these first.
    Target target = target(report.target());
    Route route = route(report.route());
    return new Report(
        text(report.toolVersion()), report.started(), report.took(), report.end(), target,
        report.symptom().map(this::symptom), scope(report.scope()), settings(report.settings()), route,
        report.evidence().stream().map(this::evidence).toList(),
        report.endings().stream().map(this::ending).toList(),
        report.steps().stream().map(s -> new StepStatus(s.step(), s.state(), message(s.summary()))).toList(),
        verdict(report.verdict()),
        report.remedies().stream().map(this::remedy).toList(),
        texts(report.hostsContacted()));
  }

  private Target target(Target target) {
    return new Target(text(target.module()), target.project().map(this::text), texts(target.command()),
        target.pasted().map(this::text));
  }

  private Symptom symptom(Symptom symptom) {
    Symptom.Facts facts = symptom.facts();
    return new Symptom(symptom.candidates(), symptom.isLocal(),
        new Symptom.Facts(facts.module().map(this::text), facts.host().map(this::text), facts.url().map(this::text),
            facts.proxy().map(this::text), facts.goVersion().map(this::text), facts.command().map(this::text)),
        text(symptom.excerpt()), symptom.wasCut(), symptom.notes().stream().map(this::message).toList());
  }

  private RunScope scope(RunScope scope) {
    return new RunScope(texts(scope.mirrors()), texts(scope.controls()), scope.portals(), scope.resolvers(),
        scope.deep(), scope.folder());
  }

  private Settings settings(Settings settings) {
    return new Settings(
        source(settings.source()), text(settings.os()), settings.go().map(this::tool), settings.git().map(this::tool),
        settingMap(settings.goEnv()), settingMap(settings.environment()),
        settings.gitConfig().stream().filter(line -> RecordedSettings.isRecorded(line.name())).map(this::setting)
            .toList(),
        settings.elsewhere().stream().map(this::elsewhere).toList(),
        settings.problems().stream().map(this::failure).toList(),
        settings.otherGo().stream().map(this::text).toList());
  }

  private EnvironmentSource source(EnvironmentSource source) {
    return new EnvironmentSource(source.kind(), text(source.detail()));
  }

  private Tool tool(Tool tool) {
    return new Tool(text(tool.path()), text(tool.version()));
  }

  private Map<String, Setting> settingMap(Map<String, Setting> settings) {
    Map<String, Setting> result = new LinkedHashMap<>();
    settings.forEach((name, setting) -> {
      if (RecordedSettings.isRecorded(name)) {
        result.put(text(name), setting(setting));
      }
    });
    return result;
  }

  private Setting setting(Setting setting) {
    return new Setting(redactor.settingName(setting.name()), redactor.setting(setting.name(), setting.value()),
        origin(setting.origin()),
        setting.hidden().stream()
            .map(h -> new Setting.Hidden(redactor.setting(setting.name(), h.value()), origin(h.origin())))
            .toList());
  }

  private Settings.Elsewhere elsewhere(Settings.Elsewhere other) {
    Map<String, String> variables = new LinkedHashMap<>();
    other.variables().forEach((name, value) -> {
      if (RecordedSettings.isRecorded(name)) {
        variables.put(text(name), redactor.setting(name, value));
      }
    });
    return new Settings.Elsewhere(source(other.source()), variables,
        other.notes().stream().map(this::message).toList());
  }

  private Origin origin(Origin origin) {
    return new Origin(origin.kind(), text(origin.where()));
  }

  private Route route(Route route) {
    return new Route(text(route.module()), route.hops().stream().map(this::hop).toList(), text(route.goproxy()),
        route.needsChecksumDatabase(), route.broken().map(this::failure));
  }

  private Hop hop(Hop hop) {
    return new Hop(hopId(hop.id()), hop.role(), text(hop.url()), text(hop.host()), hop.port(), hop.tls(),
        hop.via().map(measurements::proxy), hop.entry(), hop.separator(), hop.isPrivate(),
        hop.led().map(led -> new Hop.Led(hopId(led.from()), led.by())));
  }

  private HopId hopId(HopId id) {
    return new HopId(text(id.value()));
  }

  private Evidence evidence(Evidence evidence) {
    return new Evidence(evidence.id(), evidence.hop().map(this::hopId), evidence.trial().map(this::trial),
        evidence.at(), evidence.took(), measurements.apply(evidence.measurement()));
  }

  private TaskEnding ending(TaskEnding ending) {
    RunTask task = switch (ending.task()) {
      case RunTask.HopLook look -> new RunTask.HopLook(hopId(look.hop()));
      case RunTask.Trying trying -> new RunTask.Trying(experiment(trying.experiment()));
      case RunTask.Witness witness -> witness;
      case RunTask.TrustStores stores -> stores;
      case RunTask.OtherSettings others -> others;
    };
    return new TaskEnding(task, ending.how(), ending.at(), ending.pieces(), ending.crash().map(this::text));
  }

  private Trial trial(Trial trial) {
    Trial.Cell cell = new Trial.Cell(trial.cell().arm(), text(trial.cell().of()));
    return new Trial(experiment(trial.experiment()), cell, trial.control());
  }

  private Experiment experiment(Experiment experiment) {
    return switch (experiment) {
      case Experiment.ServerNames e ->
          new Experiment.ServerNames(hopId(e.hop()), measurements.endpoint(e.address()), text(e.target()),
              text(e.control()));
      case Experiment.OtherResolvers e -> new Experiment.OtherResolvers(hopId(e.hop()), text(e.host()), e.port());
      case Experiment.RepeatedLookups e -> new Experiment.RepeatedLookups(hopId(e.hop()), text(e.host()));
      case Experiment.Download e -> new Experiment.Download(hopId(e.hop()), text(e.url()));
      case Experiment.CheckRecord e -> new Experiment.CheckRecord(hopId(e.hop()), text(e.url()), text(e.reference()));
      case Experiment.WithoutProxy e -> new Experiment.WithoutProxy(hopId(e.hop()));
      case Experiment.ThroughProxy e ->
          new Experiment.ThroughProxy(hopId(e.hop()), measurements.proxy(e.proxy()), text(e.origin()));
      case Experiment.SniffProxy e -> new Experiment.SniffProxy(measurements.proxy(e.proxy()));
      case Experiment.LocalPorts e ->
          new Experiment.LocalPorts(hopId(e.hop()), measurements.proxy(e.proxy()), e.ports());
      case Experiment.OtherMirror e -> new Experiment.OtherMirror(text(e.url()));
      case Experiment.HiddenGoproxy e ->
          new Experiment.HiddenGoproxy(redactor.setting("GOPROXY", e.value()), text(e.where()));
      case Experiment.LaterEntries e ->
          new Experiment.LaterEntries(hopId(e.hop()), redactor.setting("GOPROXY", e.value()));
      case Experiment.HelloSizes e -> new Experiment.HelloSizes(hopId(e.hop()), measurements.endpoint(e.address()));
      case Experiment.Portal e -> e;
      case Experiment.AskGo e -> new Experiment.AskGo(hopId(e.hop()));
      case Experiment.WithoutHttp2 e -> new Experiment.WithoutHttp2(hopId(e.hop()));
      case Experiment.AskGit e -> new Experiment.AskGit(hopId(e.hop()), text(e.url()));
      case Experiment.Control e -> new Experiment.Control(e.via().map(measurements::proxy), text(e.host()));
    };
  }

  private Verdict verdict(Verdict verdict) {
    return new Verdict(verdict.state(), findings(verdict.causes()), findings(verdict.consequences()),
        findings(verdict.warnings()),
        verdict.ruledOut().stream().map(r -> new RuledOut(r.code(), message(r.why()), r.evidence())).toList(),
        verdict.notTestable().stream()
            .map(n -> new NotTestable(message(n.what()), message(n.why()), n.changesVerdict())).toList(),
        verdict.stoppedAt().map(this::hopId), verdict.stillTesting(), verdict.at());
  }

  private List<Finding> findings(List<Finding> findings) {
    return findings.stream().map(this::finding).toList();
  }

  private Finding finding(Finding f) {
    return new Finding(f.code(), f.severity(), f.hop().map(this::hopId), f.operation(), f.confidence(), f.proved(),
        text(f.subject()), f.evidence(), f.comparisons().stream().map(this::comparison).toList(),
        messages(f.details()), f.missingControl().map(this::message));
  }

  private Comparison comparison(Comparison comparison) {
    return new Comparison(message(comparison.changed()), comparison.cells().stream()
        .map(c -> new Comparison.Cell(message(c.label()), c.passed(), c.total(), c.control()))
        .toList());
  }

  private Remedy remedy(Remedy r) {
    return new Remedy(r.id(), r.cures(), r.harm(), message(r.title()), message(r.why()),
        r.changes().stream().map(change -> r.title().key().equals(COVER) ? named(change) : change(change)).toList(),
        messages(r.steps()));
  }

  /// What is added to a list of private patterns stands in the title as well; what was in it is taken out as everywhere.
  private Change named(Change change) {
    return change instanceof Change.GoEnv c
        ? new Change.GoEnv(c.name(), c.value().map(this::text), value(c.name(), c.expected())) : change(change);
  }

  private Change change(Change change) {
    return switch (change) {
      case Change.GoEnv c -> new Change.GoEnv(
          text(c.name()), value(c.name(), c.value()), value(c.name(), c.expected()));
      case Change.GitConfig c -> new Change.GitConfig(
          redactor.settingName(c.name()), value(c.name(), c.value()), value(c.name(), c.expected()),
          c.file().map(this::text));
      case Change.GitConfigAdded c -> new Change.GitConfigAdded(c.name(), text(c.value()));
      case Change.SshHost c -> new Change.SshHost(text(c.name()), text(c.server()), c.port());
      case Change.NewModule c -> new Change.NewModule(text(c.name()), text(c.folder()));
      case Change.PutAside c -> new Change.PutAside(text(c.name()), text(c.folder()));
      case Change.UserEnvironment c -> new Change.UserEnvironment(
          text(c.name()), value(c.name(), c.value()), value(c.name(), c.expected()));
      case Change.TrustBundle c -> new Change.TrustBundle(text(c.name()), texts(c.sources()), c.added());
    };
  }

  private Optional<String> value(String name, Optional<String> value) {
    return value.map(text -> redactor.setting(name, text));
  }

  private Failure failure(Failure failure) {
    return measurements.failure(failure);
  }

  private Message message(Message message) {
    return new Message(message.key(), texts(message.args()));
  }

  private List<Message> messages(List<Message> messages) {
    return messages.stream().map(this::message).toList();
  }

  private List<String> texts(List<String> texts) {
    return texts.stream().map(this::text).toList();
  }

  private String text(String text) {
    return redactor.text(text);
  }
}
