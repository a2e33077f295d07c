package dev.gogetwell.app;

import dev.gogetwell.cli.CheckServices;
import dev.gogetwell.cli.GenerateServices;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ResolverServers;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the generators may ask of this machine. Nothing is read before it is asked for. Any thread.
final class GeneratorSources {
  private GeneratorSources() {}

  static GenerateServices of(Supplier<Workbench> bench, Supplier<CheckServices> check, OperatingSystem os) {
    return new GenerateServices(() -> bench.get().settings(Optional.empty()),
        () -> check.get().lastRun().load().flatMap(loaded -> mirror(loaded.report())),
        () -> ResolverServers.of(os).stream().map(one -> authority(one.address(), one.port())).toList(),
        Path.of("").toAbsolutePath());
  }

  /// The module proxy that served in that run; a private one is nobody's public mirror.
  private static Optional<String> mirror(Report report) {
    Facts facts = Facts.of(report);
    return RouteOutcome.of(facts).server().flatMap(id -> report.route().hops().stream()
        .filter(hop -> hop.id().equals(id) && hop.role() == HopRole.MODULE_PROXY && !hop.isPrivate()
            && hop.led().isEmpty()).map(Hop::url).filter(url -> url.startsWith("https://")).findFirst());
  }

  private static String authority(String host, int port) {
    String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == 53 ? shown : shown + ":" + port;
  }
}
