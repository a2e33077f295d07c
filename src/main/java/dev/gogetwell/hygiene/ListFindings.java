package dev.gogetwell.hygiene;

import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import dev.gogetwell.hygiene.ModuleList.Listed;
import dev.gogetwell.model.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the build list gives to say. Pure; any thread.
final class ListFindings {
  private static final int LONGEST_REASON = 300;

  private ListFindings() {}

  /// @param file the go.mod, for the lines
  static List<HygieneFinding> of(ModuleList list, ModFile file, ModuleGraph graph, PrivateSigns privates) {
    // Somebody answered in this run, so that a module that is not there is not a network that is not there.
    boolean control = list.modules().stream().anyMatch(one -> !one.main() && one.error().isEmpty() && one.fetched()
        && !one.replacedByFolder());
    List<HygieneFinding> findings = new ArrayList<>();
    for (Listed one : list.modules()) {
      if (!one.main()) {
        findings.addAll(of(one, file, graph, control && !privates.isPrivate(one.path())));
      }
    }
    return findings;
  }

  private static List<HygieneFinding> of(Listed one, ModFile file, ModuleGraph graph, boolean control) {
    List<HygieneFinding> findings = new ArrayList<>();
    Optional<FileLine> where = file.line(one.path()) == 0 ? Optional.empty() : file.at(one.path(), one.version());
    List<String> way = graph.way(file.module(), one.reference());
    if (!one.retracted().isEmpty()) {
      findings.add(HygieneFinding.of(HygieneRule.RETRACTED, where, one.reference(), one.reference(),
          shortened(String.join("; ", one.retracted()))).mendedBy("go get " + one.path() + "@latest").requiredBy(way));
    }
    if (!one.deprecated().isEmpty()) {
      findings.add(HygieneFinding.of(HygieneRule.DEPRECATED, where, one.reference(), one.path(),
          shortened(one.deprecated())).requiredBy(way));
    }
    if (one.isGone()) {
      HygieneRule rule = one.isPseudo() && one.error().contains("unknown revision") ? HygieneRule.COMMIT_VANISHED
          : HygieneRule.GONE;
      HygieneFinding gone = HygieneFinding.of(rule, where, one.reference(), one.reference(), shortened(one.error()))
          .requiredBy(way);
      // Servers say the same of what they do not show to everybody.
      findings.add(gone.with(control ? Confidence.LIKELY : Confidence.POSSIBLE));
    }
    return findings;
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
  }
}
