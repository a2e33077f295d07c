package dev.gogetwell.report;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report as JSON and back: the published contract `gogetwell-report-2`, see `assets/schema/report.schema.json`.
/// What is read is a claim of whoever wrote the file; only a seal tells that it was this program, for this user.
///
/// Writes what it is given; redact first. Nothing that is needed to judge the run again is lost. Any thread.
public final class ReportJson {
  static final String SEAL = "seal";

  private final List<Texts> languages;
  private final ReportSeal seal;
  /// Made when it is wanted: that takes longer than a page of the window.
  private @Nullable JsonMapper made;

  /// Reads and writes without a seal: no report is this user's own.
  public ReportJson(List<Texts> languages) {
    this(languages, ReportSeal.none());
  }

  /// @param languages the languages in which sentences are written out, usually all
  /// @param seal tells this user's own reports from others
  public ReportJson(List<Texts> languages, ReportSeal seal) {
    this.languages = List.copyOf(languages);
    this.seal = seal;
  }

  /// The report as indented JSON text, without a seal: whoever loads it has somebody's claims.
  public String write(Report report) {
    return Visible.json(mapper().writeValueAsString(tree(report)));
  }

  /// The same for a report that this program made here, or that was sealed when it was loaded: sealed where this user
  /// has a key. Never for anything else, or a foreign report could be made one's own by loading and saving it.
  public String writeOwn(Report report) {
    ObjectNode root = tree(report);
    // Sealed is what a reader will see: a number, for instance, may be another node after it was written.
    String text = Visible.json(mapper().writeValueAsString(root));
    Optional<String> own = seal.of(canonical(mapper(), mapper().readTree(text)));
    if (own.isEmpty()) {
      return text;
    }
    root.put(SEAL, own.get());
    return Visible.json(mapper().writeValueAsString(root));
  }

  /// What is sealed: the tree without its seal, in one line.
  static byte[] canonical(JsonMapper mapper, JsonNode root) {
    return Visible.json(mapper.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(root))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Reads a report of this or a compatible version. Unknown fields are ignored; parts with unknown words (a cause
  /// code of a newer version) are left out and named.
  ///
  /// @param json the bytes of the file, UTF-8, with or without a byte order mark
  /// @throws DamagedReportException if this is no report, its frame is broken, or it is larger than any report
  public LoadedReport read(byte[] json) throws DamagedReportException {
    return new ReportReader(mapper(), seal).read(json);
  }

  /// The same for a text.
  public LoadedReport read(String json) throws DamagedReportException {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized JsonMapper mapper() {
    JsonMapper mapper = made == null ? JsonForm.mapper(languages) : made;
    made = mapper;
    return mapper;
  }

  private ObjectNode tree(Report report) {
    ObjectNode root = mapper().createObjectNode();
    root.put("schema", Report.SCHEMA);
    root.set("tool", mapper().createObjectNode().put("name", "gogetwell").put("version", report.toolVersion()));
    root.put("started", report.started().toString());
    root.put("tookMs", JsonForm.millis(report.took()));
    root.put("end", JsonForm.word(report.end()));
    root.set("verdict", verdict(report.verdict()));
    root.set("causes", findings(report.verdict().causes()));
    root.set("consequences", findings(report.verdict().consequences()));
    root.set("warnings", findings(report.verdict().warnings()));
    root.set("ruledOut", mapper().valueToTree(report.verdict().ruledOut()));
    root.set("notTestable", mapper().valueToTree(report.verdict().notTestable()));
    root.set("remedies", mapper().valueToTree(report.remedies()));
    root.set("target", mapper().valueToTree(report.target()));
    report.symptom().ifPresent(symptom -> root.set("symptom", mapper().valueToTree(symptom)));
    root.set("scope", mapper().valueToTree(report.scope()));
    root.set("environment", mapper().valueToTree(report.settings()));
    root.set("route", mapper().valueToTree(report.route()));
    root.set("steps", mapper().valueToTree(report.steps()));
    NamedExperiments experiments = NamedExperiments.of(report);
    ArrayNode made = root.putArray("experiments");
    experiments.names().forEach((experiment, name) -> made.add(experiment(experiment, name)));
    ArrayNode evidence = root.putArray("evidence");
    report.evidence().forEach(item -> evidence.add(evidence(item, experiments)));
    ArrayNode endings = root.putArray("endings");
    report.endings().forEach(ending -> endings.add(ending(ending, experiments)));
    root.set("hostsContacted", mapper().valueToTree(report.hostsContacted()));
    return root;
  }

  private ObjectNode verdict(Verdict verdict) {
    ObjectNode node = mapper().createObjectNode();
    node.put("state", JsonForm.word(verdict.state()));
    node.put("stillTesting", verdict.stillTesting());
    node.put("atMs", JsonForm.millis(verdict.at()));
    verdict.stoppedAt().ifPresent(hop -> node.put("stoppedAt", hop.value()));
    return node;
  }

  private ArrayNode findings(List<Finding> findings) {
    ArrayNode array = mapper().createArrayNode();
    for (Finding finding : findings) {
      ObjectNode node = mapper().valueToTree(finding);
      Message sentence = finding.sentence();
      ObjectNode prose = node.putObject("sentence");
      languages.forEach(texts -> prose.put(texts.language().tag(), texts.get(sentence)));
      array.add(node);
    }
    return array;
  }

  private ObjectNode evidence(Evidence evidence, NamedExperiments experiments) {
    ObjectNode node = mapper().createObjectNode();
    EvidenceId id = evidence.id();
    node.put("id", id.value());
    evidence.hop().ifPresent(hop -> node.put("hop", hop.value()));
    node.put("operation", JsonForm.word(evidence.measurement().operation()));
    ObjectNode measured = mapper().valueToTree(evidence.measurement());
    node.set("kind", measured.remove("kind"));
    evidence.trial().ifPresent(trial -> node.putObject("trial").put("experiment", experiments.name(trial.experiment()))
        .put("cell", trial.cell().text()).put("control", trial.control()));
    node.put("atMs", JsonForm.millis(evidence.at()));
    node.put("tookMs", JsonForm.millis(evidence.took()));
    node.setAll(measured);
    return node;
  }

  private ObjectNode experiment(Experiment experiment, String name) {
    ObjectNode node = mapper().createObjectNode().put("id", name);
    node.setAll((ObjectNode) mapper().valueToTree(experiment));
    return node;
  }

  private ObjectNode ending(TaskEnding ending, NamedExperiments experiments) {
    ObjectNode node = mapper().createObjectNode();
    switch (ending.task()) {
      case RunTask.HopLook look -> node.put("task", "look").put("hop", look.hop().value());
      case RunTask.Trying trying -> node.put("task", "experiment").put("experiment",
          experiments.name(trying.experiment()));
      case RunTask.Witness _ -> node.put("task", "witness");
      case RunTask.TrustStores _ -> node.put("task", "trust-stores");
      case RunTask.OtherSettings _ -> node.put("task", "other-settings");
    }
    node.put("how", JsonForm.word(ending.how())).put("atMs", JsonForm.millis(ending.at()))
        .put("pieces", ending.pieces());
    ending.crash().ifPresent(code -> node.put("crash", code));
    return node;
  }
}
