package dev.gogetwell.app;

import dev.gogetwell.diagnostics.ChainRules;
import dev.gogetwell.engine.EngineParts;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunSurroundings;
import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.HostsFile;
import dev.gogetwell.machine.ResolverServers;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.git.RemoteListing;
import dev.gogetwell.machine.go.GoProbe;
import dev.gogetwell.machine.go.ProbeProgram;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.probe.GitSource;
import dev.gogetwell.probe.GoAuth;
import dev.gogetwell.probe.GoHelloSpecs;
import dev.gogetwell.probe.GoProbeSource;
import dev.gogetwell.probe.GoProbes;
import dev.gogetwell.probe.SettingsCredentials;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a run in one environment measures with, and whom it may ask beside its route: trust stores, credentials, the
/// shape of the user's Go, resolvers, hosts file. The one place where that is put together. Any thread.
///
/// @param environment the judged variables
/// @param practice whether it is a practice network
record RunKits(Workbench.Tools tools, Environment environment, boolean practice) implements EngineParts.KitSource {
  @Override
  public EngineParts.Kit make(Target target, Settings settings, Supplier<Settings> latest, Route route,
      ReferenceHosts references) {
    Path folder = Path.of(target.project().orElse("")).toAbsolutePath();
    return new RunKits(tools, environment.within(folder), practice).kit(settings, latest, route, references);
  }

  private EngineParts.Kit kit(Settings settings, Supplier<Settings> latest, Route route, ReferenceHosts references) {
    GoVersion version = GoVersion.judged(settings);
    StoresAhead stores = StoresAhead.begin(() -> stores(ChainRules.of(settings)).read(settings, route, references));
    return new EngineParts.Kit(stores, stores::reads,
        new GoHelloSpecs(ClientHelloProfile.goCommand(version, settings.environmentValue("GODEBUG"))), TlsNames.load(),
        new SettingsCredentials(latest), new GoAuth(settings, environment, ask(), tools.withheld()::credential),
        surroundings(settings, route, references), goProbe(), git(settings), new SecureRandom());
  }

  private RunSurroundings surroundings(Settings settings, Route route, ReferenceHosts references) {
    Once<HostsFile> hostsFile = new Once<>(() -> HostsFile.of(environment));
    return new RunSurroundings(settings, route, references, ResolverServers.of(environment.os()),
        host -> hostsFile.get().lookup(host));
  }

  private GitSource git(Settings settings) {
    RemoteListing listing = new RemoteListing(tools.processes(), environment, tools.scratch());
    return new GitSource() {
      @Override
      public Optional<RemoteListing.Heard> run(List<String> arguments, String tag, Duration limit)
          throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(settings.git().orElseThrow().path()));
        command.addAll(arguments);
        return listing.run(command, tag, limit);
      }

      @Override
      public boolean hasLogin(String host) {
        return listing.hasLogin(host);
      }
    };
  }

  private GoProbeSource goProbe() {
    return new GoProbes(new GoProbe(tools.processes(), tools.state().path().resolve("goprobe"),
        tools.scratch(), ProbeProgram.shipped()),
        () -> environment, _ -> { });
  }

  /// The trust stores of this environment, as a Go of these rules reads them.
  Stores stores(X509Rules rules) {
    return new Stores(environment, practice, rules, ask(), tools.clock());
  }

  private ToolRun ask() {
    return new ToolRun(tools.processes(), Workbench.TOOL_LIMIT);
  }
}
