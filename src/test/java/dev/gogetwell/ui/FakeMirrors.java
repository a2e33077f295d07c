package dev.gogetwell.ui;

import dev.gogetwell.engine.ComparedMirrors;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.probe.SeenMirror;
import dev.gogetwell.probe.SeenMirror.Share;
import dev.gogetwell.remedy.ProxyListRemedy;
import dev.gogetwell.ui.port.MirrorBench;
import dev.gogetwell.ui.port.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Compares made-up module proxies: one is fast and lies, one is right, one is dead.
final class FakeMirrors implements MirrorBench {
  private static final String MOD = "h1:modmodmodmodmodmodmodmodmodmodmodmodmodmodmo=";
  private static final String ZIP = "h1:zipzipzipzipzipzipzipzipzipzipzipzipzipzipzi=";

  final List<Target> asked = new CopyOnWriteArrayList<>();
  volatile CountDownLatch held = new CountDownLatch(0);
  volatile boolean isPrivate;
  private final FakeRemedyDesk desk;

  FakeMirrors(FakeRemedyDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<String> candidates(ReferenceHosts references) {
    return List.of("https://fast.example", "https://right.example", "https://dead.example");
  }

  @Override
  public Compared compare(Target target, ReferenceHosts references) throws ServiceException, InterruptedException {
    asked.add(target);
    held.await();
    if (isPrivate) {
      throw new ServiceException(Message.of("mirrors.private"));
    }
    String start = target.module().replaceFirst("@(?=[^@]*$)", " ");
    List<String> record = List.of(start + " " + ZIP, start + "/go.mod " + MOD);
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.empty(), Optional.empty(), Map.of("GOPROXY", new Setting("GOPROXY", "https://dead.example,direct",
            new Origin(Origin.Kind.GO_ENV_FILE, ""), List.of())), Map.of(), List.of(), List.of(), List.of());
    ComparedMirrors seen = new ComparedMirrors(target.module(), settings, List.of(), List.of(
        mirror("https://fast.example", 12, Optional.of("h1:other"), List.of()),
        mirror("https://right.example", 80, Optional.of(ZIP), record),
        new SeenMirror("https://dead.example", Duration.ofMillis(3000), Optional.of(new Failure(Operation.CONNECT,
            FailureKind.TIMEOUT, "connect: timed out")), Optional.empty(), Optional.empty(), Share.NOT_ASKED, List.of(),
            Share.NOT_ASKED)),
        List.of(new SeenMirror("https://sum.example", Duration.ofMillis(40), Optional.empty(), Optional.empty(),
            Optional.empty(), Share.YES, record, Share.NOT_ASKED)), List.of("fast.example", "right.example"));
    return new Compared(seen, seen.list().map(list -> ProxyListRemedy.of(settings, list)), desk);
  }

  private static SeenMirror mirror(String url, int millis, Optional<String> zip, List<String> record) {
    return new SeenMirror(url, Duration.ofMillis(millis), Optional.empty(), Optional.of(MOD), zip, Share.YES, record,
        Share.YES);
  }
}
