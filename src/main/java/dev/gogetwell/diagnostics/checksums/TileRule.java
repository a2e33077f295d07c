package dev.gogetwell.diagnostics.checksums;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.ChecksumRecords;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;

/// The checksum database gives the record, and not the tiles of its log that prove it (golang.org/x/mod/sumdb,
/// checkRecord): `go` asks for both and takes neither without the other. The record that came from the same host is the
/// control.
final class TileRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return ChecksumRecords.seen(facts).filter(TileRule::lacksTiles).limit(1).map(seen -> finding(facts, seen)).toList();
  }

  private static boolean lacksTiles(Evidence seen) {
    ChecksumRecord record = (ChecksumRecord) seen.measurement();
    return record.record() >= 0 && !record.worked() && !record.isRefused();
  }

  private static Finding finding(Facts facts, Evidence seen) {
    ChecksumRecord record = (ChecksumRecord) seen.measurement();
    Failure failure = record.failure().orElseThrow();
    HopId hop = seen.hop().orElseThrow();
    String host = Mirrors.host(record.url());
    FindingBuilder finding = FindingBuilder.cause(CauseCode.SUMDB_UNREACHABLE, hop, Operation.COMMAND, host).seen(seen)
        .confidence(Confidence.CERTAIN).detail("detail.http", host, failure.raw())
        .compared(Message.of("compare.checksum-tiles"), new Cell(Message.of("cell.checksum-tiles", host), 0, 1, false),
            new Cell(Message.of("cell.record", record.reference(), host), 1, 1, true));
    facts.witness().ifPresent(finding::seen);
    return BrokenHops.goWaitsLonger(facts, failure) ? finding.withoutControl("missing.go-waits-longer").build()
        : finding.build();
  }
}
