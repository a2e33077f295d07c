package dev.gogetwell.ui;

import dev.gogetwell.engine.Engine;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.remedy.ChangeLog;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.ui.port.Workplace;
import java.util.concurrent.atomic.AtomicBoolean;

/// A workplace made of fakes.
record FakeWorkplace(Settings settings, Engine engine, FakeRemedyDesk fakeDesk,
    FakeDependencies dependencies, FakeMirrors mirrors, AtomicBoolean closed)
    implements Workplace {
  @Override
  public EnvironmentSource source() {
    return settings.source();
  }

  @Override
  public RemedyDesk desk(Report report) {
    return fakeDesk;
  }

  @Override
  public ChangeLog changes() {
    return fakeDesk.changes();
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
