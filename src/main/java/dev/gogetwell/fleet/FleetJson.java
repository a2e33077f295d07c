package dev.gogetwell.fleet;

import dev.gogetwell.fleet.FleetSummary.CauseLine;
import dev.gogetwell.fleet.FleetSummary.Shared;
import dev.gogetwell.fleet.FleetSummary.Unreadable;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Verdict;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The summary for programs. Immutable; any thread.
public final class FleetJson {
  /// The version of the form.
  public static final String SCHEMA = "gogetwell-fleet-1";

  private final JsonMapper json = JsonMapper.builder().build();

  /// One object, indented.
  public String write(FleetSummary summary) {
    ObjectNode root = json.createObjectNode().put("schema", SCHEMA).put("reports", summary.reports())
        .put("twice", summary.twice()).put("lowerBounds", summary.lowerBounds());
    summary.first().ifPresent(first -> root.put("first", first.toString()));
    summary.last().ifPresent(last -> root.put("last", last.toString()));
    ObjectNode states = root.putObject("states");
    for (Verdict.State state : Verdict.State.values()) {
      states.put(state.name().toLowerCase(Locale.ROOT).replace('_', '-'), summary.count(state));
    }
    var causes = root.putArray("causes");
    summary.causes().forEach(cause -> cause(causes.addObject(), cause));
    days(root.putObject("days"), summary.days());
    var unreadable = root.putArray("unreadable");
    for (Unreadable kind : summary.unreadable()) {
      unreadable.addObject().put("reason", kind.reason().word()).put("count", kind.count()).put("first", kind.where());
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void cause(ObjectNode node, CauseLine cause) {
    node.put("code", cause.id()).put("known", cause.code().isPresent()).put("count", cause.count());
    ObjectNode confidences = node.putObject("confidence");
    for (Confidence confidence : Confidence.values()) {
      confidences.put(confidence.word(), cause.confidences().getOrDefault(confidence, 0));
    }
    node.put("first", cause.first().toString()).put("last", cause.last().toString());
    cause.before().ifPresent(before -> node.put("reportsBefore", before));
    var shared = node.putArray("inCommon");
    for (Shared common : cause.shared()) {
      shared.addObject().put("what", common.trait().word()).put("value", common.value()).put("with", common.with())
          .put("of", common.told()).put("elsewhereWith", common.elsewhere()).put("elsewhereOf", common.toldElsewhere())
          .put("contrast", common.contrast().word());
    }
    days(node.putObject("days"), cause.days());
  }

  private static void days(ObjectNode node, Map<LocalDate, Integer> days) {
    days.forEach((day, count) -> node.put(day.toString(), count));
  }
}
