package dev.gogetwell.fleet;

import dev.gogetwell.fleet.FleetSummary.CauseLine;
import dev.gogetwell.fleet.FleetSummary.Shared;
import dev.gogetwell.fleet.FleetSummary.Unreadable;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The sentences of a summary in one language: counts and what goes with them, never a reason. Immutable; any thread.
final class FleetWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Texts texts;
  private final ZoneId zone;

  FleetWords(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  String say(String key, Object... args) {
    return texts.get(key, args);
  }

  String headline(FleetSummary summary) {
    return say("fleet.headline", summary.reports(), summary.count(Verdict.State.PROBLEM),
        summary.count(Verdict.State.HEALTHY),
        summary.count(Verdict.State.CANNOT_TELL) + summary.count(Verdict.State.OPEN));
  }

  String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  String title(CauseLine cause) {
    return cause.code().map(code -> texts.get(code.messageKey() + ".title")).orElseGet(() -> say("fleet.newer-cause"));
  }

  String confidences(CauseLine cause) {
    return Arrays.stream(Confidence.values()).filter(confidence -> cause.confidences().containsKey(confidence))
        .map(confidence -> say("fleet.confidence." + confidence.word(), cause.confidences().getOrDefault(confidence, 0)))
        .collect(Collectors.joining(say("firewall.comma")));
  }

  String since(CauseLine cause) {
    String since = say("fleet.since", time(cause.first()), time(cause.last()));
    return since + say("fleet.gap") + (cause.before().isEmpty() ? say("fleet.before.unknown")
        : cause.before().getAsInt() == 0 ? say("fleet.before.none") : say("fleet.before", cause.before().getAsInt()));
  }

  String shared(Shared shared) {
    String beside = switch (shared.contrast()) {
      case NOTHING_TO_COMPARE -> say("fleet.contrast.nothing-to-compare");
      case SELDOM_ELSEWHERE, ELSEWHERE_TOO -> say("fleet.contrast." + shared.contrast().word(), shared.elsewhere(),
          shared.toldElsewhere());
    };
    return say("fleet.shared", trait(shared), value(shared), shared.with(), shared.told()) + say("fleet.gap") + beside;
  }

  /// What is as common elsewhere, in one sentence; it tells nothing apart.
  String elsewhereToo(List<Shared> shared) {
    return say("fleet.as-elsewhere", shared.stream().map(common -> say("fleet.pair", trait(common), value(common)))
        .collect(Collectors.joining(say("firewall.stop"))));
  }

  String trait(Shared shared) {
    return say("fleet.trait." + shared.trait().word());
  }

  static String value(Shared shared) {
    return Visible.line(Visible.cut(shared.value(), 200));
  }

  String unreadable(Unreadable kind) {
    return say("fleet.unreadable." + kind.reason().word(), kind.count(), Visible.line(Visible.cut(kind.where(), 200)));
  }

  /// What a reader must know before believing the numbers.
  List<String> cautions(FleetSummary summary) {
    List<String> cautions = new ArrayList<>(List.of(say("fleet.caution.claims"), say("fleet.caution.no-proof")));
    if (summary.causes().stream().flatMap(cause -> cause.shared().stream())
        .anyMatch(shared -> shared.trait() == Trait.RESOLVER || shared.trait() == Trait.PROXY)) {
      cautions.add(say("fleet.caution.private-address"));
    }
    if (summary.lowerBounds()) {
      cautions.add(say("fleet.caution.lower-bounds"));
    }
    if (summary.twice() > 0) {
      cautions.add(say("fleet.twice", summary.twice()));
    }
    return cautions;
  }
}
