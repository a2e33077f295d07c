package dev.gogetwell.diagnostics.checksums;

import dev.gogetwell.diagnostics.ChecksumRecords;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.ChecksumWords;
import dev.gogetwell.gorules.ChecksumWords.Mismatch;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two hashes differ, and a record that holds says which of them is the published one. It cannot be changed on the way,
/// nor can the database take it back.
final class MismatchRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    Optional<Mismatch> mismatch = facts.witness().filter(heard -> !heard.measurement().worked())
        .flatMap(_ -> ChecksumRecords.said(facts)).flatMap(ChecksumWords::mismatch);
    return mismatch.flatMap(differs -> held(facts, differs).flatMap(held -> published(held, differs)
        .map(hash -> finding(facts, differs, held, hash)))).stream().toList();
  }

  /// The record of that version, from wherever it holds.
  private static Optional<Evidence> held(Facts facts, Mismatch mismatch) {
    return ChecksumRecords.seen(facts).flatMap(seen -> seen.measurement().worked() ? Stream.of(seen)
        : ChecksumRecords.otherWay(facts, seen).map(ChecksumRecords.Held::evidence).stream())
        .filter(seen -> record(seen).reference().equals(mismatch.reference())).findFirst();
  }

  private static Optional<String> published(Evidence held, Mismatch mismatch) {
    return record(held).lines().stream().filter(line -> line.startsWith(mismatch.line()))
        .map(line -> line.substring(mismatch.line().length())).findFirst();
  }

  private static Finding finding(Facts facts, Mismatch mismatch, Evidence held, String published) {
    boolean downloadIsRight = mismatch.downloaded().equals(published);
    boolean recordIsRight = mismatch.recorded().equals(published);
    FindingBuilder finding = FindingBuilder.cause(CauseCode.SUMDB_MISMATCH, held.hop().orElseThrow(), Operation.COMMAND,
        mismatch.reference()).seen(facts.witness().orElseThrow(), held);
    String where = mismatch.isRecordedInFile() ? mismatch.recordedIn() : Mirrors.host(record(held).url());
    finding.detail(downloadIsRight ? "detail.sum-line-wrong" : recordIsRight ? "detail.download-changed"
        : "detail.both-differ", mismatch.reference(), where, published);
    Cell downloaded = new Cell(Message.of("cell.downloaded", mismatch.reference()), downloadIsRight ? 1 : 0, 1,
        downloadIsRight);
    Cell recorded = new Cell(Message.of("cell.recorded", where), recordIsRight ? 1 : 0, 1, recordIsRight);
    return downloadIsRight == recordIsRight ? finding.withoutControl("missing.published-hash", mismatch.reference()).build()
        : finding.compared(Message.of("compare.published", record(held).key()), downloaded, recorded).proved().build();
  }

  private static ChecksumRecord record(Evidence seen) {
    return (ChecksumRecord) seen.measurement();
  }
}
