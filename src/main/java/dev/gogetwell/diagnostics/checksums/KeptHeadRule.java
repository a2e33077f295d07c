package dev.gogetwell.diagnostics.checksums;

import dev.gogetwell.diagnostics.ChecksumRecords;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The tree head of the checksum database that `go` keeps on this machine does not hold under the key of the database,
/// or is of a larger log than the place at which the database is asked has: `go` ends there before it looks anything up. A record of the database that holds under the same key is the control.
final class KeptHeadRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return ChecksumRecords.seen(facts).flatMap(seen -> ChecksumRecords.kept(facts, seen).flatMap(kept ->
        !kept.measurement().worked() ? Optional.of(finding(facts, seen, kept))
            : Optional.of(kept).filter(_ -> isBehind(seen, kept)).map(_ -> behind(facts, seen, kept))).stream())
        .sorted(Comparator.comparing(finding -> !finding.proved())).limit(1).toList();
  }

  /// The record holds, and what the larger log that go has seen is made of is not there.
  private static boolean isBehind(Evidence seen, Evidence kept) {
    ChecksumRecord record = (ChecksumRecord) seen.measurement();
    return record.record() >= 0 && record.tree() > 0 && record.tree() < ((ChecksumRecord) kept.measurement()).tree()
        && record.failedWith(FailureKind.NOT_FOUND);
  }

  private static Finding behind(Facts facts, Evidence seen, Evidence kept) {
    ChecksumRecord record = (ChecksumRecord) seen.measurement();
    ChecksumRecord file = (ChecksumRecord) kept.measurement();
    String host = Mirrors.host(record.url());
    FindingBuilder finding = FindingBuilder.cause(CauseCode.SUMDB_UNREACHABLE, kept.hop().orElseThrow(),
            Operation.COMMAND, host).seen(seen, kept)
        .detail("detail.record-behind", host, record.tree(), file.tree(), file.url(), record.failure().get().raw());
    return ChecksumRecords.otherWay(facts, seen).map(other -> finding.seen(other.evidence())
        .confidence(Confidence.CERTAIN).compared(Message.of("compare.record"),
            new Cell(Message.of("cell.record", record.reference(), host), 0, 1, false), new Cell(Message.of("cell.record",
                other.record().reference(), Mirrors.host(other.base())), 1, 1, true)).proved().build())
        .orElseGet(() -> finding.withoutControl("missing.record-elsewhere", host).build());
  }

  private static Finding finding(Facts facts, Evidence seen, Evidence kept) {
    ChecksumRecord file = (ChecksumRecord) kept.measurement();
    HopId hop = kept.hop().orElseThrow();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.ENV_MODCACHE, hop, Operation.COMMAND, "latest").seen(kept)
        .detail("detail.kept-head", file.url(), file.failure().orElseThrow().raw())
        .detail("detail.record-signers", file.key(),
            file.signers().isEmpty() ? "–" : String.join(", ", file.signers()));
    Optional<Evidence> held = Optional.of(seen).filter(e -> e.measurement().worked())
        .or(() -> ChecksumRecords.otherWay(facts, seen).map(ChecksumRecords.Held::evidence));
    if (held.isEmpty()) {
      return finding.withoutControl("missing.record-elsewhere", Mirrors.host(((ChecksumRecord) seen.measurement()).url()))
          .build();
    }
    ChecksumRecord record = (ChecksumRecord) held.get().measurement();
    return finding.seen(held.get()).confidence(Confidence.CERTAIN).compared(Message.of("compare.record"),
        new Cell(Message.of("cell.kept-head"), 0, 1, false),
        new Cell(Message.of("cell.record", record.reference(), Mirrors.host(record.url())), 1, 1, true)).proved().build();
  }
}
