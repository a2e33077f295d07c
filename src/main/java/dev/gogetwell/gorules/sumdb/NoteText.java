package dev.gogetwell.gorules.sumdb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// Spelling that notes, records and tiles have in common. Pure; any thread.
final class NoteText {
  private NoteText() {}

  /// Valid UTF-8 without control characters but the line end (note/note.go:Open, tlog/note.go:isValidRecordText).
  static Optional<String> clean(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text).filter(all -> all.chars().allMatch(c -> c >= 0x20 || c == '\n'));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// As encoding/base64.StdEncoding decodes one line: with its padding. Empty where that refuses.
  static Optional<byte[]> base64(String text) {
    try {
      return text.length() % 4 != 0 ? Optional.empty() : Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
