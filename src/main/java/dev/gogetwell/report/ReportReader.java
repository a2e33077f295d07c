package dev.gogetwell.report;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Verdict;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads one report. For one use, by one thread.
final class ReportReader {
  private static final String SCHEMA_NAME = "gogetwell-report-";
  /// So much of an unreadable word is repeated to the user.
  private static final int QUOTE = 80;

  private final JsonMapper mapper;
  private final ReportSeal seal;
  private final List<Message> problems = new ArrayList<>();
  private Map<String, Experiment> experiments = Map.of();

  ReportReader(JsonMapper mapper, ReportSeal seal) {
    this.mapper = mapper;
    this.seal = seal;
  }

  /// A part of the frame that is missing or wrong.
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String part;

    Broken(String part) {
      super(part, null, false, false);
      this.part = part;
    }
  }

  /// A list of more elements than any genuine report has.
  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String list;

    TooLong(String list) {
      super(list, null, false, false);
      this.list = list;
    }
  }

  LoadedReport read(byte[] json) throws DamagedReportException {
    if (json.length > ReportLimits.MAX_BYTES) {
      throw new DamagedReportException(
          Message.of("report.load.too-large", ReportLimits.MAX_BYTES / (1024 * 1024)));
    }
    ObjectNode root = parse(json);
    String schema = root.path("schema").asString("");
    if (!schema.startsWith(SCHEMA_NAME)) {
      throw new DamagedReportException(Message.of("report.load.no-report"));
    }
    if (!schema.equals(Report.SCHEMA) && !schema.equals(FormerReports.SCHEMA)) {
      throw new DamagedReportException(Message.of("report.load.other-version", quote(schema), Report.SCHEMA));
    }
    boolean own = isOwn(root);
    try {
      return new LoadedReport(schema.equals(Report.SCHEMA) ? current(root) : former(root), own, problems);
    } catch (Broken e) {
      throw new DamagedReportException(Message.of("report.load.broken-part", e.part));
    } catch (TooLong e) {
      throw new DamagedReportException(
          Message.of("report.load.too-many", e.list, ReportLimits.most(e.list)));
    }
  }

  private Report current(JsonNode root) {
    experiments = new HashMap<>();
    for (JsonNode node : elements(root, "experiments")) {
      optional(node, "experiments", Experiment.class)
          .ifPresent(experiment -> experiments.put(node.path("id").asString(""), experiment));
    }
    return report(root, one(root, "scope", RunScope.class), endings(root));
  }

  private Report former(JsonNode root) {
    experiments = FormerExperiments.of(elements(root, "evidence"));
    return FormerReports.completed(report(root, RunScope.routeOnly(), List.of()));
  }

  /// The seal is over the very tree from which the report is made, so that no second reading can differ from it.
  private boolean isOwn(ObjectNode root) {
    JsonNode told = root.remove(ReportJson.SEAL);
    return told != null && told.isString() && seal.matches(told.asString(), ReportJson.canonical(mapper, root));
  }

  private ObjectNode parse(byte[] json) throws DamagedReportException {
    try {
      if (mapper.readTree(json) instanceof ObjectNode root) {
        return root;
      }
      throw new DamagedReportException(Message.of("report.load.no-report"));
    } catch (StreamConstraintsException e) {
      throw new DamagedReportException(Message.of("report.load.no-such-report"), e);
    } catch (JacksonException e) {
      throw new DamagedReportException(
          Message.of("report.load.no-json", Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr())), e);
    }
  }

  private Report report(JsonNode root, RunScope scope, List<TaskEnding> endings) {
    return new Report(
        root.path("tool").path("version").asString(""),
        instant(root, "started"), one(root, "tookMs", Duration.class), one(root, "end", Report.End.class),
        one(root, "target", Target.class),
        root.has("symptom") ? optional(root.get("symptom"), "symptom", Symptom.class) : Optional.empty(),
        scope, one(root, "environment", Settings.class), one(root, "route", Route.class),
        evidence(root), endings, many(root, "steps", StepStatus.class), verdict(root),
        many(root, "remedies", Remedy.class), many(root, "hostsContacted", String.class));
  }

  private Verdict verdict(JsonNode root) {
    JsonNode node = root.path("verdict");
    return new Verdict(
        one(node, "state", Verdict.State.class),
        many(root, "causes", Finding.class), many(root, "consequences", Finding.class),
        many(root, "warnings", Finding.class), many(root, "ruledOut", RuledOut.class),
        many(root, "notTestable", NotTestable.class),
        text(node, "stoppedAt").map(HopId::new), node.path("stillTesting").asBoolean(false),
        one(node, "atMs", Duration.class));
  }

  private List<Evidence> evidence(JsonNode root) {
    List<Evidence> list = new ArrayList<>();
    for (JsonNode node : elements(root, "evidence")) {
      Optional<Measurement> measurement = optional(node, "evidence", Measurement.class);
      Optional<Duration> at = optional(node.path("atMs"), "evidence", Duration.class);
      Optional<Duration> took = optional(node.path("tookMs"), "evidence", Duration.class);
      Optional<Trial> trial = trial(node.path("trial"));
      if (node.has("trial") && trial.isEmpty()) {
        // Without its trial it would pass for a look at the route.
        problems.add(Message.of("report.load.left-out", "evidence",
            quote(node.path("trial").path("experiment").asString(""))));
      } else if (measurement.isPresent() && at.isPresent() && took.isPresent()) {
        list.add(new Evidence(new EvidenceId(node.path("id").asString("")), text(node, "hop").map(HopId::new), trial,
            at.get(), took.get(), measurement.get()));
      }
    }
    return list;
  }

  private Optional<Trial> trial(JsonNode node) {
    return experiment(node).flatMap(experiment -> text(node, "cell").flatMap(Trial.Cell::parse)
        .map(cell -> new Trial(experiment, cell, node.path("control").asBoolean(false))));
  }

  private Optional<Experiment> experiment(JsonNode node) {
    return text(node, "experiment").flatMap(id -> Optional.ofNullable(experiments.get(id)));
  }

  private List<TaskEnding> endings(JsonNode root) {
    List<TaskEnding> list = new ArrayList<>();
    for (JsonNode node : elements(root, "endings")) {
      Optional<TaskEnding.How> how = optional(node.path("how"), "endings", TaskEnding.How.class);
      Optional<Duration> at = optional(node.path("atMs"), "endings", Duration.class);
      Optional<RunTask> task = task(node);
      if (task.isEmpty()) {
        problems.add(Message.of("report.load.left-out", "endings", quote(node.path("task").asString(""))));
      } else if (how.isPresent() && at.isPresent()) {
        list.add(new TaskEnding(task.get(), how.get(), at.get(), node.path("pieces").asInt(0), text(node, "crash")));
      }
    }
    return list;
  }

  private Optional<RunTask> task(JsonNode node) {
    return switch (node.path("task").asString("")) {
      case "look" -> text(node, "hop").map(HopId::new).map(RunTask.HopLook::new);
      case "experiment" -> experiment(node).map(RunTask.Trying::new);
      case "witness" -> Optional.of(new RunTask.Witness());
      case "trust-stores" -> Optional.of(new RunTask.TrustStores());
      case "other-settings" -> Optional.of(new RunTask.OtherSettings());
      default -> Optional.empty();
    };
  }

  private <T> List<T> many(JsonNode root, String name, Class<T> type) {
    List<T> list = new ArrayList<>();
    for (JsonNode node : elements(root, name)) {
      optional(node, name, type).ifPresent(list::add);
    }
    return list;
  }

  private static JsonNode elements(JsonNode root, String name) {
    if (root.path(name).size() > ReportLimits.most(name)) {
      throw new TooLong(name);
    }
    return root.path(name);
  }

  private <T> T one(JsonNode root, String name, Class<T> type) {
    try {
      T value = mapper.treeToValue(root.path(name), type);
      if (value == null) {
        throw new Broken(name);
      }
      return value;
    } catch (JacksonException | ArithmeticException | IllegalArgumentException e) {
      throw new Broken(name);
    }
  }

  private <T> Optional<T> optional(JsonNode node, String part, Class<T> type) {
    try {
      Optional<T> value = Optional.ofNullable(mapper.treeToValue(node, type));
      if (value.isEmpty()) {
        problems.add(Message.of("report.load.left-out", part, ""));
      }
      return value;
    } catch (JacksonException | ArithmeticException | IllegalArgumentException e) {
      String name = node.path("code").asString(node.path("id").asString(node.path("kind").asString("")));
      problems.add(Message.of("report.load.left-out", part, quote(name)));
      return Optional.empty();
    }
  }

  private static Instant instant(JsonNode root, String name) {
    try {
      return Instant.parse(root.path(name).asString(""));
    } catch (DateTimeException e) {
      throw new Broken(name);
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  private static String quote(String text) {
    return text.length() <= QUOTE ? text : text.substring(0, QUOTE) + "…";
  }
}
