package dev.gogetwell.probe;

import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.ModuleUrls;
import dev.gogetwell.gorules.sumdb.CheckedRecord;
import dev.gogetwell.gorules.sumdb.ModuleHash;
import dev.gogetwell.gorules.sumdb.NoteKey;
import dev.gogetwell.gorules.sumdb.TileProof;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Trial;
import dev.gogetwell.net.NetBudget;
import dev.gogetwell.probe.SeenMirror.Share;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Looks at module proxies one by one, with the same questions, so that they can be compared: a version, its hashes,
/// the checksum database, a toolchain. Judges nothing. Blocking; cancelled by interrupt; any thread.
///
/// @param reference `path@version`, public
/// @param key that must have signed the record of it; empty where no database is believed
public record MirrorLook(HopProbe probe, AllowedContacts surroundings, Recorder recorder, String reference,
    Optional<NoteKey> key) {
  /// One of the first toolchains that were served so; its go.mod is a line.
  private static final String TOOLCHAIN = "golang.org/toolchain/@v/v0.0.1-go1.21.1.linux-amd64.mod";

  /// What a module proxy shows.
  public SeenMirror at(String url) throws InterruptedException {
    ModulePath.Query query = ModulePath.Query.parse(reference);
    String path = ModulePath.escape(query.path()).orElse(query.path());
    String version = ModulePath.escapeVersion(query.version()).orElse(query.version());
    ModuleUrls urls = new ModuleUrls(url);
    WholeFetch fetch = fetch(url);
    long start = System.nanoTime();
    Optional<Failure> failure = failure(fetch.get(urls.info(path, version)), true);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (failure.filter(broken -> broken.kind() != FailureKind.NOT_FOUND).isPresent()) {
      return new SeenMirror(url, took, failure, Optional.empty(), Optional.empty(), Share.NOT_ASKED, List.of(),
          Share.NOT_ASKED);
    }
    Optional<String> mod = failure.isPresent() ? Optional.empty()
        : body(fetch.get(urls.mod(path, version))).map(ModuleHash::ofGoMod);
    Optional<String> zip = failure.isPresent() ? Optional.empty() : body(fetch.get(urls.zip(path, version)))
        .filter(archive -> archive.length < NetBudget.BODY_BYTES).flatMap(ModuleHash::ofZip);
    Share checksums = key.isEmpty() ? Share.NOT_ASKED : share(fetch.get(urls.sumdbSupported(key.get().name())));
    List<String> record = checksums == Share.YES ? record(fetch, urls.sumdbBase(key.orElseThrow().name())) : List.of();
    return new SeenMirror(url, took, failure, mod, zip, checksums, record, share(fetch.get(urls.base() + "/" + TOOLCHAIN)));
  }

  /// What the checksum database, or another host of it, shows at this base.
  public SeenMirror atDatabase(String url) throws InterruptedException {
    WholeFetch fetch = fetch(url);
    long start = System.nanoTime();
    Optional<Failure> failure = failure(fetch.get(url + "/latest"), false);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    List<String> record = failure.isPresent() ? List.of() : record(fetch, url);
    return new SeenMirror(url, took, failure, Optional.empty(), Optional.empty(),
        failure.isPresent() || record.isEmpty() ? Share.BROKEN : Share.YES, record, Share.NOT_ASKED);
  }

  private List<String> record(WholeFetch fetch, String base) throws InterruptedException {
    ModulePath.Query query = ModulePath.Query.parse(reference);
    String lookup = new ModuleUrls(base).lookup(ModulePath.escape(query.path()).orElse(""),
        ModulePath.escapeVersion(query.version()).orElse(""));
    Optional<byte[]> answer = body(fetch.get(lookup));
    if (answer.isEmpty() || key.isEmpty()) {
      return List.of();
    }
    CheckedRecord checked = CheckedRecord.of(answer.get(), reference, key.get(), path -> body(fetch.get(base + path)));
    return checked.outcome() instanceof TileProof.Outcome.Proved ? checked.lines() : List.of();
  }

  private WholeFetch fetch(String url) {
    Hop like = Hops.ofUrl(new HopId("mirror"), HopRole.CONTROL, url + "/", Optional.empty(), -1, Separator.END, false);
    Route nowhere = new Route(reference, List.of(), "", false, Optional.empty());
    return new WholeFetch(new BenchTools(() -> nowhere, surroundings, recorder, probe, (_, _) -> { }), like,
        new Trial(new Experiment.OtherMirror(url), Trial.Cell.of(Trial.Arm.MIRROR), false));
  }

  private static Optional<byte[]> body(WholeFetch.Came came) {
    return came instanceof WholeFetch.Came.Answer answer ? Optional.of(answer.body().bytes()) : Optional.empty();
  }

  private static Optional<Failure> failure(WholeFetch.Came came, boolean json) {
    return switch (came) {
      case WholeFetch.Came.Not not -> Optional.of(not.failure());
      case WholeFetch.Came.Answer answer -> {
        String text = new String(answer.body().bytes(), StandardCharsets.UTF_8).strip();
        yield !json || text.startsWith("{") ? Optional.empty() : Optional.of(WholeFetch.failure(FailureKind.BAD_CONTENT,
            text.substring(0, Math.min(80, text.length()))));
      }
    };
  }

  private static Share share(WholeFetch.Came came) {
    return switch (came) {
      case WholeFetch.Came.Answer _ -> Share.YES;
      case WholeFetch.Came.Not not -> not.failure().kind() == FailureKind.NOT_FOUND ? Share.NO : Share.BROKEN;
    };
  }
}
