package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.SettingNaming;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.PrivatePatterns;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// An item of GOPRIVATE or its kin that was meant for this module and matches nothing (`https://host`, `user@host`, a
/// blank): `go` treats the module as public. The cause only where a private module would not have failed: at a proxy
/// that does not have it, or at the checksum database.
final class PatternRule implements Rule {
  private static final Pattern LOOKUP = Pattern.compile("verifying \\S+[\\s\\S]{0,2000}?/lookup/");
  private static final Set<FailureKind> NOT_THERE =
      EnumSet.of(FailureKind.NOT_FOUND, FailureKind.UNAUTHORIZED, FailureKind.HTTP_FORBIDDEN);

  @Override
  public List<Finding> judge(Facts facts) {
    String path = ModulePath.Query.parse(facts.route().module()).path();
    Severity severity = stopsAsPublic(facts) ? Severity.CAUSE : Severity.WARNING;
    return List.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB").stream()
        .filter(name -> !path.isEmpty() && PrivatePatterns.misses(facts.settings().goEnvValue(name), path))
        // GOPRIVATE is the default of the two others: naming it is enough.
        .limit(1).map(name -> {
          String value = facts.settings().goEnvValue(name);
          FindingBuilder finding =
              SettingNaming.named(FindingBuilder.aboutMachine(CauseCode.CONFIG_PATTERN_NEVER_MATCHES, severity,
              path), facts, name, value).detail("detail.pattern-meant", name, PrivatePatterns.meant(value));
          facts.witness().filter(e -> !e.measurement().worked()).ifPresent(finding::seen);
          return finding.build();
        }).toList();
  }

  /// Whether `go` stops where it would not ask for a private module.
  static boolean stopsAsPublic(Facts facts) {
    RouteOutcome walk = RouteOutcome.of(facts);
    if (walk.end() != RouteOutcome.End.STOPS) {
      return facts.witness().map(Evidence::measurement).filter(run -> !run.worked())
          .filter(run -> LOOKUP.matcher(((CommandRun) run).output()).find()).isPresent();
    }
    Optional<Hop> stopped = walk.stoppedAt().flatMap(facts.route()::hop);
    boolean notThere = walk.stop().flatMap(e -> e.measurement().failure()).filter(f -> NOT_THERE.contains(f.kind()))
        .isPresent();
    return stopped.filter(hop -> hop.role() == HopRole.SUMDB_DIRECT || hop.role() == HopRole.SUMDB_VIA_PROXY
        || (hop.role() == HopRole.MODULE_PROXY && notThere)).isPresent();
  }
}
