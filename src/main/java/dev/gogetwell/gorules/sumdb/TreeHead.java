package dev.gogetwell.gorules.sumdb;

import java.util.Arrays;
import java.util.Optional;

/// How large the log is and what all of it hashes to: the text that a checksum database signs.
/// Source: golang.org/x/mod/sumdb/tlog/note.go, ParseTree. Immutable; any thread.
///
/// @param size how many records it has
/// @param hash of the whole tree, 32 bytes
public record TreeHead(long size, byte[] hash) {
  private static final String FIRST = "go.sum database tree\n";
  private static final int LONGEST = 1_000_000;

  /// Reads the text of a note; empty for any other text.
  public static Optional<TreeHead> parse(String text) {
    String[] lines = text.split("\n", 4);
    if (!text.startsWith(FIRST) || lines.length < 4 || text.length() > LONGEST
        || !lines[1].matches("0|[1-9][0-9]{0,18}")) {
      return Optional.empty();
    }
    try {
      long size = Long.parseLong(lines[1]);
      return NoteText.base64(lines[2]).filter(hash -> hash.length == TileProof.HASH)
          .map(hash -> new TreeHead(size, hash));
    } catch (NumberFormatException _) {
      return Optional.empty(); // More than 63 bits.
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHead head && size == head.size && Arrays.equals(hash, head.hash);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size) * 31 + Arrays.hashCode(hash);
  }
}
