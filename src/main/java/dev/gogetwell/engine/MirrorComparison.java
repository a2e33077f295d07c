package dev.gogetwell.engine;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.PrivatePatterns;
import dev.gogetwell.gorules.SumDbSetting;
import dev.gogetwell.gorules.sumdb.NoteKey;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Trial;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import dev.gogetwell.probe.BoundedParallel;
import dev.gogetwell.probe.HopProbe;
import dev.gogetwell.probe.MirrorLook;
import dev.gogetwell.probe.Recorder;
import dev.gogetwell.probe.SeenMirror;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/// Asks module proxies the same questions, a few at a time, with what a run measures with. Stateless; any thread.
public final class MirrorComparison {
  private static final int AT_ONCE = 3;

  private final EngineParts parts;

  /// @param parts what a run is put together from
  public MirrorComparison(EngineParts parts) {
    this.parts = parts;
  }

  /// A module whose name goes to nobody; there is nothing to compare then.
  public static final class PrivateModuleException extends Exception {
    private static final long serialVersionUID = 1;
  }

  /// Compares.
  ///
  /// @param target of which the module is asked for; with a version
  /// @throws PrivateModuleException if a setting says that the module is private
  public ComparedMirrors of(Target target, List<String> mirrors, ReferenceHosts references)
      throws InterruptedException, PrivateModuleException {
    Settings settings = parts.settings().read(target);
    String path = ModulePath.Query.parse(target.module()).path();
    if (Stream.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB").map(settings::goEnvValue)
        .anyMatch(list -> PrivatePatterns.parse(list).matches(path) || PrivatePatterns.misses(list, path))) {
      throw new PrivateModuleException();
    }
    Route nowhere = new Route(target.module(), List.of(), "", false, Optional.empty());
    EngineParts.Kit kit = parts.kits().make(target, settings, () -> settings, nowhere, references);
    Contacted recorder = new Contacted();
    HopProbe probe = new HopProbe(recorder, kit.verifier(), kit.hellos(), kit.tlsNames(),
        new TlsHandshaker(new SecureRandom()), kit.credentials());
    // Only the user's own proxies hear who the user is.
    HopProbe signedIn = new HopProbe(recorder, kit.verifier(), kit.hellos(), kit.tlsNames(),
        new TlsHandshaker(new SecureRandom()), kit.credentials(),
        new HopProbe.AsGo(_ -> false, kit.signIn(), _ -> true, _ -> List.of()));
    Optional<SumDbSetting.Database> database = database(settings);
    Optional<NoteKey> key = database.flatMap(known -> NoteKey.parse(known.key()) instanceof NoteKey.Read.Good good
        ? Optional.of(good.key()) : Optional.empty());
    MirrorLook look = new MirrorLook(probe, kit.surroundings(), recorder, target.module(), key);
    MirrorLook asUser = new MirrorLook(signedIn, kit.surroundings(), recorder, target.module(), key);
    List<String> own = ComparedMirrors.own(settings, mirrors);
    List<String> bases = database.map(known -> Stream.concat(Stream.of(base(known)), references.databases().stream()
        .filter(other -> other.name().equals(known.name())).map(ReferenceHosts.Database::url)).distinct().toList())
        .orElse(List.of());
    Map<String, SeenMirror> seen = new ConcurrentHashMap<>();
    Map<String, SeenMirror> told = new ConcurrentHashMap<>();
    List<BoundedParallel.Job> jobs = new ArrayList<>();
    own.forEach(url -> jobs.add(() -> seen.put(url, asUser.at(url))));
    mirrors.forEach(url -> jobs.add(() -> seen.put(url, look.at(url))));
    bases.forEach(url -> jobs.add(() -> told.put(url, look.atDatabase(url))));
    BoundedParallel.run(jobs, AT_ONCE);
    return new ComparedMirrors(target.module(), settings, present(own, seen), present(mirrors, seen), present(bases, told),
        List.copyOf(recorder.hosts));
  }

  private static List<SeenMirror> present(List<String> order, Map<String, SeenMirror> seen) {
    return order.stream().filter(seen::containsKey).map(url -> Objects.requireNonNull(seen.get(url))).toList();
  }

  private static Optional<SumDbSetting.Database> database(Settings settings) {
    GoVersion version = GoVersion.judged(settings);
    String gosumdb = settings.goEnvValue("GOSUMDB");
    return SumDbSetting.parse(gosumdb.isEmpty() ? "sum.golang.org" : gosumdb, version)
        instanceof SumDbSetting.Database known ? Optional.of(known) : Optional.empty();
  }

  private static String base(SumDbSetting.Database database) {
    return database.url().map(url -> url.contains("://") ? url : "https://" + url).orElse("https://" + database.name());
  }

  /// Only who was asked is kept.
  private static final class Contacted implements Recorder {
    private final Set<String> hosts = new ConcurrentSkipListSet<>();

    @Override
    public Evidence record(Optional<HopId> hop, Optional<Trial> trial, Measurement measurement, Duration took) {
      return new Evidence(new EvidenceId("kept"), hop, trial, Duration.ZERO, took, measurement);
    }

    @Override
    public void contacting(String host) {
      hosts.add(host);
    }

    @Override
    public Wait waitingFor(Message what, Duration atMost) {
      return () -> { };
    }
  }
}
