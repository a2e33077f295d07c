package dev.gogetwell.probe;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.ModuleUrls;
import dev.gogetwell.gorules.SumDbSetting;
import dev.gogetwell.gorules.sumdb.CheckedRecord;
import dev.gogetwell.gorules.sumdb.NoteKey;
import dev.gogetwell.gorules.sumdb.SignedNote;
import dev.gogetwell.gorules.sumdb.SignedNote.Opened;
import dev.gogetwell.gorules.sumdb.TileProof;
import dev.gogetwell.gorules.sumdb.TreeHead;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Looks a version up in the checksum database and verifies the answer with the key that `go` believes. Where it does
/// not hold, the tree head of the same host tells whether the key signs anything there, and another way to the database
/// whether the record can be had at all. Blocking; any thread.
final class CheckRecordConduct implements Conduct<Experiment.CheckRecord> {
  private final BenchTools tools;
  private final Settings settings;

  CheckRecordConduct(BenchTools tools, Settings settings) {
    this.tools = tools;
    this.settings = settings;
  }

  @Override
  public Class<Experiment.CheckRecord> of() {
    return Experiment.CheckRecord.class;
  }

  @Override
  public void carryOut(Experiment.CheckRecord wanted) throws InterruptedException {
    Optional<NoteKey> key = key();
    Optional<String> lookup = lookup(wanted.reference());
    List<String> ways = tools.surroundings().databases(wanted.url(), wanted.reference());
    if (key.isEmpty() || lookup.isEmpty() || ways.isEmpty()) {
      return;
    }
    Optional<KeptHead> kept = KeptHead.read(settings, key.get());
    kept.ifPresent(known -> tools.record(wanted.hop(), new Trial(wanted, Trial.Cell.of(Arm.KEPT_HEAD), true),
        known.seen(), System.nanoTime()));
    Asked asked = new Asked(wanted, lookup.get(), key.get(), kept.flatMap(KeptHead::head));
    ChecksumRecord asGo = record(asked, Arm.RECORD, wanted.url());
    // A version that the database does not know may be private, and is none of anybody else's business.
    if (asGo.worked() || (asGo.record() < 0
        && asGo.failedWith(FailureKind.NOT_FOUND))) {
      return;
    }
    if (asGo.isRefused()) {
      head(wanted, key.get());
    }
    for (String way : ways) {
      if (!way.equals(wanted.url()) && record(asked, Arm.OTHER_WAY, way).worked()) {
        return;
      }
    }
  }

  private Optional<NoteKey> key() {
    GoVersion version = GoVersion.judged(settings);
    String gosumdb = settings.goEnvValue("GOSUMDB");
    return SumDbSetting.parse(gosumdb.isEmpty() ? "sum.golang.org" : gosumdb, version)
        instanceof SumDbSetting.Database database && NoteKey.parse(database.key()) instanceof NoteKey.Read.Good good
        ? Optional.of(good.key()) : Optional.empty();
  }

  /// The path below any base.
  private static Optional<String> lookup(String reference) {
    ModulePath.Query query = ModulePath.Query.parse(reference);
    return ModulePath.escape(query.path()).flatMap(path -> ModulePath.escapeVersion(query.version())
        .map(version -> new ModuleUrls("").lookup(path, version)));
  }

  /// What is asked everywhere alike.
  ///
  /// @param lookup the path below any base
  /// @param kept what go has seen of this database before
  private record Asked(Experiment.CheckRecord wanted, String lookup, NoteKey key, Optional<TreeHead> kept) {}

  private ChecksumRecord record(Asked asked, Arm arm, String base) throws InterruptedException {
    Hop hop = tools.hop(asked.wanted().hop());
    Trial trial = new Trial(asked.wanted(), Trial.Cell.of(arm), arm != Arm.RECORD);
    String url = base + asked.lookup();
    WholeFetch fetch = new WholeFetch(tools, hop, trial);
    long start = System.nanoTime();
    ChecksumRecord seen = switch (fetch.get(url)) {
      case WholeFetch.Came.Not not -> new ChecksumRecord(url, asked.key().id(), asked.wanted().reference(), List.of(), 0,
          -1, List.of(), Optional.of(not.failure()));
      case WholeFetch.Came.Answer answer -> checked(fetch, base, answer.body().bytes(), asked);
    };
    tools.record(hop.id(), trial, seen, start);
    return seen;
  }

  private static ChecksumRecord checked(WholeFetch fetch, String base, byte[] answer, Asked asked)
      throws InterruptedException {
    String reference = asked.wanted().reference();
    AtomicReference<Optional<Failure>> missing = new AtomicReference<>(Optional.empty());
    TileProof.Tiles tiles = path -> switch (fetch.get(base + path)) {
      case WholeFetch.Came.Answer tile -> Optional.of(tile.body().bytes());
      case WholeFetch.Came.Not not -> {
        Failure failure = not.failure();
        missing.set(Optional.of(new Failure(failure.operation(), failure.kind(), path + ": " + failure.raw())));
        yield Optional.empty();
      }
    };
    CheckedRecord checked = CheckedRecord.of(answer, reference, asked.key(), tiles);
    String start = reference.replaceFirst("@(?=[^@]*$)", " ") + " h1:";
    Optional<Failure> failure = switch (checked.outcome()) {
      case TileProof.Outcome.Proved _ when checked.lines().stream().noneMatch(line -> line.startsWith(start)) ->
          Optional.of(refused("checksum missing from sumdb response"));
      case TileProof.Outcome.Proved _ -> asked.kept().isEmpty() || checked.head().isEmpty() ? Optional.empty()
          : switch (TileProof.timeline(asked.kept().get(), checked.head().get(), tiles)) {
            case TileProof.Outcome.Proved _ -> Optional.empty();
            case TileProof.Outcome.Refused fork -> Optional.of(refused(fork.words()));
            // A log that is smaller by now lacks what the kept head is made of.
            case TileProof.Outcome.Missing _ -> missing.get();
          };
      case TileProof.Outcome.Refused refused -> Optional.of(refused(refused.words()));
      case TileProof.Outcome.Missing _ -> missing.get();
    };
    return new ChecksumRecord(base + asked.lookup(), asked.key().id(), reference, checked.signers(), checked.tree(), checked.record(),
        checked.lines(), failure);
  }

  private void head(Experiment.CheckRecord wanted, NoteKey key) throws InterruptedException {
    Hop hop = tools.hop(wanted.hop());
    Trial trial = new Trial(wanted, Trial.Cell.of(Arm.TREE_HEAD), true);
    String url = wanted.url() + "/latest";
    long start = System.nanoTime();
    ChecksumRecord seen = switch (new WholeFetch(tools, hop, trial).get(url)) {
      case WholeFetch.Came.Not not ->
          new ChecksumRecord(url, key.id(), "", List.of(), 0, -1, List.of(), Optional.of(not.failure()));
      case WholeFetch.Came.Answer answer -> switch (SignedNote.open(answer.body().bytes(), key)) {
        case Opened.Refused refused -> new ChecksumRecord(url, key.id(), "", refused.signers(), 0, -1, List.of(),
            Optional.of(refused(refused.words())));
        case Opened.Signed signed -> {
          Optional<TreeHead> head = TreeHead.parse(signed.text());
          yield new ChecksumRecord(url, key.id(), "", signed.signers(), head.map(TreeHead::size).orElse(0L), -1,
              List.of(), head.isPresent() ? Optional.empty() : Optional.of(refused("malformed tree note")));
        }
      };
    };
    tools.record(hop.id(), trial, seen, start);
  }

  private static Failure refused(String words) {
    return new Failure(Operation.CHECKSUM, FailureKind.BAD_CONTENT, words);
  }
}
