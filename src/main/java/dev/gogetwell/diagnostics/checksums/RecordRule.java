package dev.gogetwell.diagnostics.checksums;

import dev.gogetwell.diagnostics.ChecksumRecords;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The answer of the checksum database does not hold under its key. That the same key signs something else at the same
/// host, or the same record over another way, is the control: then neither the key nor we are wrong.
final class RecordRule implements Rule {
  /// What was kept and what is served are not one log (gorules.sumdb.TileProof).
  private static final Pattern FORKED = Pattern.compile("^checking tree#|misbehavior detected");

  @Override
  public List<Finding> judge(Facts facts) {
    return ChecksumRecords.seen(facts).filter(seen -> record(seen).isRefused()).limit(1)
        .map(seen -> finding(facts, seen)).toList();
  }

  private static Finding finding(Facts facts, Evidence seen) {
    ChecksumRecord refused = record(seen);
    HopId hop = seen.hop().orElseThrow();
    String host = Mirrors.host(refused.url());
    FindingBuilder finding = FindingBuilder.cause(CauseCode.SUMDB_BAD_SIGNATURE, hop, Operation.COMMAND, host).seen(seen)
        .detail("detail.record-refused", host, refused.reference(), refused.failure().orElseThrow().raw())
        .detail("detail.record-signers", refused.key(),
            refused.signers().isEmpty() ? "–" : String.join(", ", refused.signers()));
    List<Cell> controls = new ArrayList<>();
    Optional<Evidence> head = ChecksumRecords.head(facts, seen);
    head.ifPresent(held -> controls.add(new Cell(Message.of("cell.tree-head", host), 1, 1, true)));
    Optional<ChecksumRecords.Held> other = ChecksumRecords.otherWay(facts, seen);
    other.ifPresent(held -> {
      controls.add(new Cell(Message.of("cell.record", held.record().reference(), Mirrors.host(held.base())), 1, 1, true));
      finding.detail("detail.record-held", Mirrors.host(held.base()), refused.reference());
    });
    Optional<Evidence> kept = ChecksumRecords.kept(facts, seen).filter(e -> e.measurement().worked())
        .filter(_ -> FORKED.matcher(refused.failure().orElseThrow().raw()).find());
    kept.ifPresent(held -> finding.detail("detail.record-forked", record(held).url(), record(held).tree(), host,
        refused.tree()));
    if (controls.isEmpty()) {
      return finding.withoutControl("missing.record-elsewhere", host).build();
    }
    controls.addFirst(new Cell(Message.of("cell.record", refused.reference(), host), 0, 1, false));
    return finding.seen(head.stream().toList()).seen(kept.stream().toList()).seen(other.map(ChecksumRecords.Held::evidence).stream().toList())
        .compared(Message.of("compare.record"), controls.toArray(Cell[]::new)).proved().build();
  }

  private static ChecksumRecord record(Evidence seen) {
    return (ChecksumRecord) seen.measurement();
  }
}
