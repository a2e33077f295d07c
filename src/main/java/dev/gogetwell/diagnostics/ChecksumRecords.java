package dev.gogetwell.diagnostics;

import dev.gogetwell.gorules.ChecksumWords;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Experiment.CheckRecord;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the checksum database said of a version, and whether it is signed. Pure.
public final class ChecksumRecords {
  private static final String SUPPORTED = "/supported";

  private ChecksumRecords() {}

  /// A record that holds, and where it was had.
  ///
  /// @param base of the way to the database
  public record Held(String base, Evidence evidence) {
    /// The record.
    public ChecksumRecord record() {
      return (ChecksumRecord) evidence.measurement();
    }
  }

  /// Where `go` stumbles over a checksum or its database, or is silent though everything answers, the record is worth a
  /// look of our own.
  public static List<Experiment> wanted(Facts facts) {
    if (!facts.route().needsChecksumDatabase() || facts.witnessPassed()) {
      return List.of();
    }
    Optional<Hop> database = RouteOutcome.asked(facts).stream().filter(ChecksumRecords::isDatabase)
        .reduce((_, last) -> last).filter(hop -> !isUnknown(facts, hop));
    return database.flatMap(hop -> base(hop).flatMap(base -> reference(facts, hop)
        .<Experiment>map(reference -> new CheckRecord(hop.id(), base, reference)))).stream().toList();
  }

  /// The checks that were made, with what they showed of the way that `go` goes.
  public static Stream<Evidence> seen(Facts facts) {
    return facts.made(CheckRecord.class).flatMap(check -> of(facts, check, Arm.RECORD));
  }

  /// The signed tree head of the same host, if that held.
  public static Optional<Evidence> head(Facts facts, Evidence seen) {
    return of(facts, check(seen), Arm.TREE_HEAD).filter(head -> head.measurement().worked()).findFirst();
  }

  /// The tree head that `go` keeps of this database, whether it holds or not.
  public static Optional<Evidence> kept(Facts facts, Evidence seen) {
    return of(facts, check(seen), Arm.KEPT_HEAD).findFirst();
  }

  /// The same record over another way, if it held there.
  public static Optional<Held> otherWay(Facts facts, Evidence seen) {
    return of(facts, check(seen), Arm.OTHER_WAY).filter(other -> other.measurement().worked()).findFirst()
        .map(other -> {
          String url = ((ChecksumRecord) other.measurement()).url();
          return new Held(url.substring(0, url.indexOf("/lookup/")), other);
        });
  }

  private static CheckRecord check(Evidence seen) {
    return (CheckRecord) seen.trial().orElseThrow().experiment();
  }

  private static Stream<Evidence> of(Facts facts, CheckRecord check, Arm arm) {
    return facts.of(check).stream().filter(piece -> piece.measurement() instanceof ChecksumRecord
        && piece.trial().orElseThrow().cell().arm() == arm);
  }

  /// The version that `go` itself names; where the walk ends at the database, the one that is wanted.
  private static Optional<String> reference(Facts facts, Hop database) {
    boolean decides = RouteOutcome.of(facts).stoppedAt().equals(Optional.of(database.id()))
        || (facts.witnessMissing() && facts.works(database.id()));
    String wanted = facts.route().module();
    return said(facts).flatMap(ChecksumWords::reference).or(() -> decides && ModulePath.Query.parse(wanted).version()
        .matches("v\\d+\\.\\d+\\.\\d+.*") ? Optional.of(wanted) : Optional.empty());
  }

  /// What the user's own `go` said here; where it cannot be asked, what the user pasted.
  public static Optional<String> said(Facts facts) {
    return facts.settings().goAnswers()
        ? facts.witness().map(heard -> ((CommandRun) heard.measurement()).output()) : facts.target().pasted();
  }

  /// The database itself has no such version: nothing is there to be verified, and nobody else need hear the name.
  private static boolean isUnknown(Facts facts, Hop database) {
    return database.role() == HopRole.SUMDB_DIRECT && facts.breakOf(database.id())
        .filter(broken -> broken.measurement().failedWith(FailureKind.NOT_FOUND)).isPresent();
  }

  private static boolean isDatabase(Hop hop) {
    return hop.role() == HopRole.SUMDB_VIA_PROXY || hop.role() == HopRole.SUMDB_DIRECT;
  }

  private static Optional<String> base(Hop hop) {
    String url = hop.url();
    int end = hop.role() == HopRole.SUMDB_VIA_PROXY && url.endsWith(SUPPORTED) ? url.length() - SUPPORTED.length()
        : hop.role() == HopRole.SUMDB_DIRECT ? Math.max(url.indexOf("/lookup/"),
            url.endsWith("/latest") ? url.length() - "/latest".length() : -1) : -1;
    return end < 0 ? Optional.empty() : Optional.of(url.substring(0, end));
  }
}
