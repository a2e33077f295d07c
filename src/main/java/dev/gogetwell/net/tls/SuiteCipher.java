package dev.gogetwell.net.tls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a cipher suite protects records, read off its name.
///
/// @param algorithm the block cipher in the terms of the JCA; unused for ChaCha20
/// @param keyLength in bytes
/// @param mac the hash of the MAC of a CBC suite
/// @param prf the hash of the key derivation
record SuiteCipher(Mode mode, String algorithm, int keyLength, String mac, String prf) {
  enum Mode {
    GCM(16),
    CCM(16),
    CCM_8(8),
    CHACHA20(16),
    CBC(0);

    private final int tagLength;

    Mode(int tagLength) {
      this.tagLength = tagLength;
    }

    /// The length of the authentication tag in bytes.
    int tagLength() {
      return tagLength;
    }
  }

  private static final Pattern NAME = Pattern.compile(
      "TLS_(?:.*_WITH_)?(AES_128|AES_256|3DES_EDE|CHACHA20)_(GCM|CCM_8|CCM|CBC|POLY1305)(?:_(SHA|SHA256|SHA384|MD5))?");

  /// The parameters of a suite; empty for one that this program does not decrypt.
  static Optional<SuiteCipher> of(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String cipher = matcher.group(1);
    String hash = matcher.group(3) == null ? "SHA256" : matcher.group(3);
    int keyLength = switch (cipher) {
      case "AES_128" -> 16;
      case "3DES_EDE" -> 24;
      default -> 32;
    };
    Mode mode = switch (matcher.group(2)) {
      case "GCM" -> Mode.GCM;
      case "CCM" -> Mode.CCM;
      case "CCM_8" -> Mode.CCM_8;
      case "CBC" -> Mode.CBC;
      default -> Mode.CHACHA20;
    };
    String algorithm = cipher.equals("3DES_EDE") ? "DESede" : "AES";
    String mac = hash.equals("SHA") ? "SHA1" : hash;
    return Optional.of(new SuiteCipher(mode, algorithm, keyLength, mac, hash.equals("SHA384") ? hash : "SHA256"));
  }

  int blockLength() {
    return algorithm.equals("DESede") ? 8 : 16;
  }

  int macLength() {
    return switch (mac) {
      case "MD5" -> 16;
      case "SHA1" -> 20;
      case "SHA384" -> 48;
      default -> 32;
    };
  }
}
