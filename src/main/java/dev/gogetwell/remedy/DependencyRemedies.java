package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.ChecksumRecords;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.gorules.ChecksumWords;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Settings;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Ways to mend a setting that the dependencies of a project need otherwise; no run has to have failed. They are
/// carried out like all others: preview, try, write, undo. Pure; any thread.
public final class DependencyRemedies {
  private static final Pattern PUBLIC = Pattern.compile("^(?:[^/]*\\.)?(?:github\\.com|gitlab\\.com|bitbucket\\.org"
      + "|gitee\\.com|codeberg\\.org|sr\\.ht|golang\\.org|go\\.dev|google\\.golang\\.org|k8s\\.io|gopkg\\.in)/");

  private DependencyRemedies() {}

  /// All that fit, with their numbers.
  ///
  /// @param hosts of private modules that GOPRIVATE does not cover
  /// @param toolchain whether a newer Go is wanted and forbidden
  public static List<Remedy> of(Settings settings, Collection<String> hosts, boolean toolchain) {
    List<Remedy> fitting = Stream.concat(covering(settings, hosts).stream(),
        toolchain ? Stream.of(ToolchainRemedies.forProject(settings)) : Stream.<Remedy>empty()).toList();
    return IntStream.range(0, fitting.size()).mapToObj(i -> numbered(fitting.get(i), i + 1)).toList();
  }

  /// The narrowest pattern for a module that the public database cannot see: its own path. Only where `go` had it from
  /// its repository, and that lies at none of the hosts that everybody uses: there a missing record may be a matter of
  /// minutes, or somebody's doing.
  static Optional<Remedy> privately(Facts facts) {
    String path = ModulePath.Query.parse(ChecksumRecords.said(facts).flatMap(ChecksumWords::reference)
        .orElse(facts.route().module())).path();
    boolean direct = RouteOutcome.of(facts).server().flatMap(facts.route()::hop).filter(hop ->
        hop.role() == HopRole.VCS_DISCOVERY || hop.role() == HopRole.VCS_GIT).isPresent();
    return !direct || !path.matches("[A-Za-z0-9.-]+(?:/[A-Za-z0-9_.~-]+)+") || PUBLIC.matcher(path).find()
        ? Optional.empty() : covering(facts.settings(), List.of(path));
  }

  /// What stands in GOPRIVATE stays. Where one of the two lists that it stands for was written as well, that one
  /// counts, and nobody but its author knows what it leaves out on purpose.
  private static Optional<Remedy> covering(Settings settings, Collection<String> hosts) {
    if (hosts.isEmpty() || isWritten(settings, "GONOPROXY") || isWritten(settings, "GONOSUMDB")) {
      return Optional.empty();
    }
    List<String> before = Arrays.stream(settings.goEnvValue("GOPRIVATE").split(",", -1))
        .filter(pattern -> !pattern.isBlank()).toList();
    List<String> added = new TreeSet<>(hosts).stream().filter(host -> !before.contains(host)).toList();
    String value = String.join(",", Stream.concat(before.stream(), added.stream()).toList());
    String named = String.join(", ", added);
    return added.isEmpty() ? Optional.empty() : Optional.of(new Remedy("", CauseCode.SUMDB_PRIVATE, Harm.SMALL,
        Message.of("remedy.cover-private.title", named), Message.of("remedy.cover-private.why", named),
        List.of(SettingChange.of(settings, "GOPRIVATE", Optional.of(value))), List.of()));
  }

  private static boolean isWritten(Settings settings, String name) {
    return Optional.ofNullable(settings.goEnv().get(name))
        .filter(setting -> setting.origin().kind() != Origin.Kind.BUILT_IN).isPresent();
  }

  private static Remedy numbered(Remedy one, int number) {
    return new Remedy("R" + number, one.cures(), one.harm(), one.title(), one.why(), one.changes(), one.steps());
  }
}
