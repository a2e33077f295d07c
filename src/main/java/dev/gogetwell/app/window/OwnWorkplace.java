package dev.gogetwell.app.window;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.engine.Engine;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.ChangeLog;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.report.KeptChanges;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.ui.port.Dependencies;
import dev.gogetwell.ui.port.MirrorBench;
import dev.gogetwell.ui.port.Workplace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// A workplace over a workbench that is made when it is first needed: asking a login shell takes time, and the window
/// does not wait for it. Any thread.
final class OwnWorkplace implements Workplace {
  private final EnvironmentSource source;
  private final Supplier<Workbench> bench;
  private final Runnable end;
  private final Rest rest;

  /// @param bench makes the workbench; may block
  /// @param end what has to be stopped with it
  OwnWorkplace(EnvironmentSource source, Supplier<Workbench> bench, Rest rest, Runnable end) {
    this.rest = rest;
    this.source = source;
    this.bench = bench;
    this.end = end;
  }

  @Override
  public EnvironmentSource source() {
    return source;
  }

  @Override
  public Settings settings() throws InterruptedException {
    return bench.get().settings(Optional.empty());
  }

  @Override
  public Engine engine() {
    return rest.after((request, listener) -> bench.get().engine().start(request, listener));
  }

  @Override
  public RemedyDesk desk(Report report) {
    Target target = report.target();
    return new KeptRunDesk(bench.get().desk(report.settings(), target), () -> {
      Settings now = bench.get().settings(target.project().map(Path::of));
      return new KeptRunDesk.Now(bench.get().desk(now, target),
          new KeptChanges(now, new Redactor(bench.get().identity(Secrets.of(now, target)))));
    });
  }

  @Override
  public ChangeLog changes() {
    return bench.get().changes();
  }

  @Override
  public Dependencies dependencies() {
    return new DependencyFiles(bench);
  }

  @Override
  public MirrorBench mirrors() {
    return new MirrorsFromHere(source, bench);
  }

  @Override
  public void close() {
    end.run();
  }
}
