package dev.gogetwell.lab.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The transparent log under a checksum database: RFC 6962 section 2.1 hashes over a list of records.
///
/// @param records the texts, in order
record MerkleLog(List<String> records) {
  MerkleLog {
    records = List.copyOf(records);
  }

  int size() {
    return records.size();
  }

  /// The hash of the whole tree.
  byte[] root() {
    return range(0, records.size());
  }

  /// The hashes of one tile (golang.org/x/mod/sumdb/tlog/tile.go): `width` neighbours at level `height * level`,
  /// from the `number`-th tile of that level; empty if the log does not reach so far.
  byte[] tile(int height, int level, long number, int width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long span = 1L << (height * level);
    long first = number << height;
    if (height * level > 30 || (first + width) * span > records.size()) {
      return new byte[0];
    }
    for (long i = first; i < first + width; i++) {
      out.writeBytes(range((int) (i * span), (int) ((i + 1) * span)));
    }
    return out.toByteArray();
  }

  private byte[] range(int from, int to) {
    if (to - from == 0) {
      return ModuleArchive.sha256();
    }
    if (to - from == 1) {
      return ModuleArchive.sha256(new byte[] {0}, records.get(from).getBytes(StandardCharsets.UTF_8));
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    return ModuleArchive.sha256(new byte[] {1}, range(from, middle), range(middle, to));
  }
}
