package dev.gogetwell.report;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunTask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The experiments of a report, each with a name by which evidence refers to it in the file: its label, numbered where
/// two have the same. In the order in which they first show; immutable.
record NamedExperiments(Map<Experiment, String> names) {
  static NamedExperiments of(Report report) {
    Map<Experiment, String> names = new LinkedHashMap<>();
    Stream<Experiment> tried = report.evidence().stream().map(Evidence::trial).flatMap(trial -> trial.stream())
        .map(trial -> trial.experiment());
    Stream<Experiment> ended = report.endings().stream().map(ending -> ending.task())
        .filter(RunTask.Trying.class::isInstance).map(task -> ((RunTask.Trying) task).experiment());
    Stream.concat(tried, ended).forEach(experiment -> names.computeIfAbsent(experiment, _ -> free(names, experiment)));
    return new NamedExperiments(names);
  }

  private static String free(Map<Experiment, String> names, Experiment experiment) {
    long same = names.keySet().stream().filter(other -> other.label().equals(experiment.label())).count();
    return same == 0 ? experiment.label() : experiment.label() + " #" + (same + 1);
  }

  String name(Experiment experiment) {
    return names.getOrDefault(experiment, experiment.label());
  }
}
