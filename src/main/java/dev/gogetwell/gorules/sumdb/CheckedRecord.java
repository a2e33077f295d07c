package dev.gogetwell.gorules.sumdb;

import dev.gogetwell.gorules.sumdb.SignedNote.Opened;
import java.util.List;
import java.util.Optional;

/// What an answer of a checksum database is worth, in the order in which Go asks: is it a record, did the key sign the
/// tree head, does the record stand in that tree? Source: golang.org/x/mod/sumdb/client.go, Lookup, for a client that
/// knows no earlier tree head. Pure but for the tiles; any thread.
///
/// @param signers the keys that say they have signed, as `name+hash`
/// @param head of the tree, if its signature was verified
/// @param record the number that the answer gives the record; -1 if it is none
/// @param lines what the answer says of the version, whether it is true or not
/// @param outcome what came of it
public record CheckedRecord(List<String> signers, Optional<TreeHead> head, long record, List<String> lines,
    TileProof.Outcome outcome) {
  public CheckedRecord {
    signers = List.copyOf(signers);
    lines = List.copyOf(lines);
  }

  /// The size of the tree; 0 where no signature was verified.
  public long tree() {
    return head.map(TreeHead::size).orElse(0L);
  }

  /// Checks what was answered about a version.
  ///
  /// @param reference `path@version`
  public static CheckedRecord of(byte[] answer, String reference, NoteKey key, TileProof.Tiles tiles)
      throws InterruptedException {
    Optional<LookupAnswer> read = LookupAnswer.parse(answer);
    if (read.isEmpty()) {
      return new CheckedRecord(List.of(), Optional.empty(), -1, List.of(), new TileProof.Outcome.Refused("malformed record data"));
    }
    LookupAnswer record = read.get();
    List<String> lines = record.linesOf(reference);
    // An empty note is the unsigned head of an empty tree (client.go:mergeLatestMem).
    if (record.note().length == 0) {
      return new CheckedRecord(List.of(), Optional.empty(), record.record(), lines,
          new TileProof(new TreeHead(0, new byte[TileProof.HASH]), tiles).of(record));
    }
    return switch (SignedNote.open(record.note(), key)) {
      case Opened.Refused refused -> new CheckedRecord(refused.signers(), Optional.empty(), record.record(), lines,
          new TileProof.Outcome.Refused(refused.words()));
      case Opened.Signed signed -> {
        Optional<TreeHead> head = TreeHead.parse(signed.text());
        yield new CheckedRecord(signed.signers(), head, record.record(), lines,
            head.isEmpty() ? new TileProof.Outcome.Refused("malformed tree note")
                : new TileProof(head.get(), tiles).of(record));
      }
    };
  }
}
