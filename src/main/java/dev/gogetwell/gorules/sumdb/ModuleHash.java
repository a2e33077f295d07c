package dev.gogetwell.gorules.sumdb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The `h1:` hashes that stand in go.sum. Source: golang.org/x/mod/sumdb/dirhash/hash.go, Hash1. Pure; any thread.
public final class ModuleHash {
  private static final int MOST_FILES = 10_000;
  private static final long MOST_BYTES = 64L << 20;

  private ModuleHash() {}

  /// Of a go.mod.
  public static String ofGoMod(byte[] text) {
    return hash(Map.of("go.mod", hex(text)));
  }

  /// Of an archive; empty if it is none, or unpacks to more than is worth its time.
  public static Optional<String> ofZip(byte[] archive) {
    Map<String, String> files = new TreeMap<>();
    long left = MOST_BYTES;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
        left -= content.length;
        if (left < 0 || files.size() >= MOST_FILES || entry.getName().contains("\n")) {
          return Optional.empty();
        }
        files.put(entry.getName(), hex(content));
      }
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(hash(files));
  }

  private static String hex(byte[] content) {
    return HexFormat.of().formatHex(NoteText.sha256(content));
  }

  private static String hash(Map<String, String> files) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(files).forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
    return "h1:" + Base64.getEncoder().encodeToString(NoteText.sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
