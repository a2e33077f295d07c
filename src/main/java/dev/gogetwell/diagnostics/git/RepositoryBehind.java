package dev.gogetwell.diagnostics.git;

import dev.gogetwell.diagnostics.AppleGit;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.gorules.GoImport;
import dev.gogetwell.gorules.GoVcs;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.VcsRoute;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import java.util.List;
import java.util.Optional;

/// Which repository `go` hands to git: the one that the module's path names, or the one of the page that was asked.
/// Pure.
final class RepositoryBehind {
  private RepositoryBehind() {}

  /// Asks git about it, where `go` gets as far as that and GOVCS lets it.
  static List<Experiment> wanted(Facts facts) {
    boolean hasGit = facts.settings().git().isPresent() && AppleGit.of(facts.settings()).isEmpty();
    RouteOutcome walk = RouteOutcome.of(facts);
    Optional<Hop> reached = walk.server().flatMap(facts.route()::hop).flatMap(hop -> atGit(facts, hop))
        .or(() -> walk.stoppedAt().flatMap(facts.route()::hop).filter(hop -> hop.role() == HopRole.VCS_GIT));
    return !hasGit ? List.of() : reached
        .flatMap(hop -> of(facts, hop).<Experiment>map(url -> new Experiment.AskGit(hop.id(), url))).stream().toList();
  }

  /// The hop of the repository; the discovery itself where it lies in a folder.
  private static Optional<Hop> atGit(Facts facts, Hop server) {
    boolean direct = server.role() == HopRole.VCS_DISCOVERY || server.role() == HopRole.VCS_GIT;
    return !direct ? Optional.empty() : facts.route().hops().stream()
        .filter(hop -> hop.role() == HopRole.VCS_GIT && hop.entry() == server.entry()).findFirst()
        .or(() -> Optional.of(server));
  }

  private static Optional<String> of(Facts facts, Hop hop) {
    GoVersion version = GoVersion.judged(facts.settings());
    String path = ModulePath.Query.parse(facts.route().module()).path();
    return switch (VcsRoute.of(path, version)) {
      case VcsRoute.Result.Repository known -> Optional.of(known).filter(one -> one.vcs().equals("git")
          && mayRun(facts, one.root(), hop)).map(VcsRoute.Result.Repository::url);
      case VcsRoute.Result.Discovery _ -> tag(facts, hop, path, version)
          .filter(tag -> tag.vcs().equals("git") && mayRun(facts, tag.prefix(), hop)).map(GoImport::repo);
      case VcsRoute.Result.Refused _ -> Optional.empty();
    };
  }

  /// The path that the page named for a longer one, where it is two parts long: so GitLab answers for every project of
  /// a sub-group, as long as nobody has signed in.
  static Optional<String> twoPartsOf(Facts facts, Hop hop) {
    GoVersion version = GoVersion.judged(facts.settings());
    String path = ModulePath.Query.parse(facts.route().module()).path();
    return tag(facts, hop, path, version).map(GoImport::prefix)
        .filter(prefix -> prefix.split("/").length == 3 && path.startsWith(prefix + "/"));
  }

  private static boolean mayRun(Facts facts, String root, Hop hop) {
    return GoVcs.allows(facts.settings().goEnvValue("GOVCS"), "git", root, hop.isPrivate());
  }

  /// The page of any hop of the same entry: with GOINSECURE there are two.
  private static Optional<GoImport> tag(Facts facts, Hop hop, String path, GoVersion version) {
    return facts.route().hops().stream()
        .filter(other -> other.role() == HopRole.VCS_DISCOVERY && other.entry() == hop.entry())
        .flatMap(other -> facts.look(other.id()).stream()).map(one -> one.measurement())
        .filter(HttpFetch.class::isInstance).map(HttpFetch.class::cast)
        .flatMap(page -> GoImport.match(GoImport.parse(page.excerpt(), version), path).stream()).findFirst();
  }
}
