package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.checksums.ChecksumService;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.diagnostics.settings.SettingsService;
import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.probe.GoCredentials;
import dev.gogetwell.probe.GoHelloSpecs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Runs over fake settings, routes and witnesses, and a port of loopback that takes connections and says nothing.
final class RunBench implements BeforeEachCallback, AfterEachCallback {
  static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Settings SETTINGS = new FactsBuilder().build().settings();

  final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
  final List<Throwable> bugs = Collections.synchronizedList(new ArrayList<>());
  final CountDownLatch connecting = new CountDownLatch(1);
  final CountDownLatch never = new CountDownLatch(1);
  ServerSocket silent;
  EngineParts.Witness witness = (_, _, _, _) -> Optional.empty();
  EngineParts.RoutePlanner routes = (target, _) -> route(target);
  EngineParts.RemedySource remedies = (_, _) -> List.of();
  Optional<Symptom> symptom = Optional.empty();
  List<DiagnosticService> services =
      List.of(new NetworkService(), new ModuleProxyService(), new ChecksumService(),
      new SettingsService(_ -> Observed.unknown()));

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    silent.close();
  }

  private Route route(Target target) {
    return new Route(target.module(), List.of(hop("proxy-1", silent.getLocalPort())), "", false, Optional.empty());
  }

  private static Hop hop(String id, int port) {
    return new Hop(new HopId(id), HopRole.MODULE_PROXY, "https://127.0.0.1:" + port + "/x", "127.0.0.1", port, true,
        Optional.empty(), 0, Separator.END, false);
  }

  /// A hop on which nobody listens.
  Route refusing(Target target) {
    int port = silent.getLocalPort();
    try {
      silent.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new Route(target.module(), List.of(hop("proxy-1", port)), "", false, Optional.empty());
  }

  EngineParts parts() {
    return new EngineParts("test", Clock.fixed(Instant.EPOCH, java.time.ZoneOffset.UTC), services,
        _ -> symptom.orElseThrow(), _ -> SETTINGS, (target, settings) -> routes.plan(target, settings), this::kit,
        (target, settings, variables, left) -> witness.run(target, settings, variables, left),
        (facts, verdict) -> remedies.plan(facts, verdict),
        _ -> RunScope.Folder.MODULE, bug -> {
          bugs.add(bug);
          return "GW-TEST";
        });
  }

  RunHandle start(Duration limit) {
    EngineParts parts = parts();
    Target target = new Target(
        FactsBuilder.MODULE, Optional.empty(), List.of("go", "get", "x"), symptom.map(_ -> "text"));
    return new DiagnosisEngine(parts).start(new CheckRequest(target, limit, false, ReferenceHosts.none()), event -> {
      events.add(event);
      if (event instanceof RunEvent.WaitStarted) {
        connecting.countDown();
      }
    });
  }

  private EngineParts.Kit kit(Target target, Settings settings, Supplier<Settings> latest, Route route,
      ReferenceHosts references) {
    return new EngineParts.Kit((judge, _, host) -> new ChainCheck(judge, host, "", "", Optional.empty()),
        List::of, new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.DEVEL, "")), TlsNames.load(),
        _ -> Optional.empty(), GoCredentials.NONE, new NoContacts(), (_, _, _) -> Optional.empty(),
        (_, _, _) -> Optional.empty(), new Random(1));
  }

  static CommandRun goSays(boolean passed) {
    return new CommandRun(Purpose.WITNESS, List.of("go"), passed ? 0 : 1, "go: said",
        passed ? Optional.empty()
            : Optional.of(new Failure(Operation.COMMAND, FailureKind.COMMAND_FAILED, "go: said")));
  }

  static Report awaited(RunHandle run) {
    try {
      return run.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static TaskEnding.How ending(Report report, RunTask task) {
    return report.endings().stream().filter(ending -> ending.task().equals(task)).findFirst().orElseThrow().how();
  }
}
