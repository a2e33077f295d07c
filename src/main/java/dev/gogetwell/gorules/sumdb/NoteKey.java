package dev.gogetwell.gorules.sumdb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The key of a checksum database, as GOSUMDB spells it: `name+hash+key`.
/// Source: golang.org/x/mod/sumdb/note/note.go, NewVerifier. Immutable; any thread.
public final class NoteKey {
  private static final byte ED25519 = 1;
  private static final int RAW = 32;
  /// What stands before the raw key in its X.509 form (RFC 8410, section 4).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final int hash;
  private final byte[] raw;

  private NoteKey(String name, int hash, byte[] raw) {
    this.name = name;
    this.hash = hash;
    this.raw = raw;
  }

  /// What a spelling turns out to be.
  public sealed interface Read {
    /// A key.
    record Good(NoteKey key) implements Read {}

    /// None, in Go's words.
    record Bad(String message) implements Read {}
  }

  /// Reads `name+hash+key`.
  public static Read parse(String text) {
    String[] parts = text.split("\\+", 3);
    Optional<byte[]> key = parts.length < 3 ? Optional.empty() : NoteText.base64(parts[2]);
    if (key.isEmpty() || key.get().length == 0 || !isName(parts[0]) || !parts[1].matches("[0-9a-fA-F]{8}")) {
      return new Read.Bad("malformed verifier id");
    }
    int hash = Integer.parseUnsignedInt(parts[1], 16);
    if (hash != hash(parts[0], key.get())) {
      return new Read.Bad("invalid verifier hash");
    }
    if (key.get()[0] != ED25519) {
      return new Read.Bad("unknown verifier algorithm");
    }
    return key.get().length != RAW + 1 ? new Read.Bad("malformed verifier id")
        : new Read.Good(new NoteKey(parts[0], hash, Arrays.copyOfRange(key.get(), 1, RAW + 1)));
  }

  /// The name of the database.
  public String name() {
    return name;
  }

  /// How a signature names the key: `name+hash`.
  public String id() {
    return id(name, hash);
  }

  static String id(String name, int hash) {
    return name + "+" + HexFormat.of().toHexDigits(hash);
  }

  /// Whether a signature says that it was made with this key.
  boolean isNamed(String otherName, int otherHash) {
    return name.equals(otherName) && hash == otherHash;
  }

  /// Whether it was.
  boolean signed(byte[] text, byte[] signature) {
    try {
      ByteArrayOutputStream encoded = new ByteArrayOutputStream();
      encoded.writeBytes(X509);
      encoded.writeBytes(raw);
      PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      return false; // No point of the curve, or not 64 bytes: it verifies nothing.
    }
  }

  /// Not empty, no white space, no plus (note/note.go:isValidName).
  static boolean isName(String text) {
    return !text.isEmpty() && text.chars().noneMatch(c -> c == '+' || isSpace(c));
  }

  /// Go's unicode.IsSpace: White_Space of Unicode, which is not what Java calls so.
  private static boolean isSpace(int c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == 0x85;
  }

  private static int hash(String name, byte[] key) {
    return ByteBuffer.wrap(NoteText.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), key)).getInt();
  }
}
