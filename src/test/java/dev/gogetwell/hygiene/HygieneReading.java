package dev.gogetwell.hygiene;

import dev.gogetwell.lab.server.ModuleArchive;
import java.util.List;
import java.util.Map;

/// The modules that the proxy of these tests serves, and what they read of a report.
final class HygieneReading {
  static final List<ModuleArchive> MODULES = List.of(
      DependencyProxy.module("good", "v1.2.0", "", DependencyProxy.MIT),
      DependencyProxy.module("takenback", "v1.0.0", "", DependencyProxy.MIT),
      DependencyProxy.module("takenback", "v1.0.1", "\n// broke the archive\nretract v1.0.0\n", DependencyProxy.MIT),
      ModuleArchive.of(DependencyProxy.HOST + "givenup", "v1.0.0", Map.of("go.mod",
          "// Deprecated: use code.example.test/good instead.\nmodule code.example.test/givenup\n\ngo 1.21\n",
          "givenup.go", "package givenup\n\n// Do does.\nfunc Do() string { return \"x\" }\n",
          "LICENSE", DependencyProxy.MIT)),
      DependencyProxy.module("needsgone", "v1.0.0", "\nrequire code.example.test/gone v1.0.0\n", DependencyProxy.MIT));

  private HygieneReading() {}

  static List<HygieneRule> rules(HygieneReport report) {
    return report.findings().stream().map(HygieneFinding::rule).toList();
  }

  static ToolOutcome outcome(HygieneReport report, String tool) {
    return report.tools().stream().filter(one -> one.tool().startsWith(tool)).findFirst().orElseThrow();
  }

  static HygieneFinding the(HygieneReport report, HygieneRule rule) {
    return report.findings().stream().filter(one -> one.rule() == rule).findFirst()
        .orElseThrow(() -> new AssertionError(rule + " is missing in " + report));
  }
}
