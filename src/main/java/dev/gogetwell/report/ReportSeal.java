package dev.gogetwell.report;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells a report that this program wrote for this user on this computer from every other: an HMAC over all that the
/// file says, with a key that never leaves the folder of state (RFC 2104, FIPS 198-1).
///
/// A mailed report that was changed by one letter, or that somebody else's program wrote, has no seal of ours, and is
/// then evidence to look at, nothing to act on. The seal says who wrote a file; it does not hide anything. Any thread.
public final class ReportSeal {
  private static final String ALGORITHM = "HmacSHA256";

  private final Supplier<Optional<byte[]>> key;

  /// @param key the secret of this user on this computer, asked for at each use; empty where none can be kept
  public ReportSeal(Supplier<Optional<byte[]>> key) {
    this.key = key;
  }

  /// For a program that keeps nothing: no report is its own.
  public static ReportSeal none() {
    return new ReportSeal(Optional::empty);
  }

  /// The seal of a report's canonical text; empty where this user has no key.
  Optional<String> of(byte[] canonical) {
    return key.get().map(secret -> Base64.getUrlEncoder().withoutPadding().encodeToString(mac(secret, canonical)));
  }

  /// Whether `seal` is ours and the text is what was sealed.
  boolean matches(String seal, byte[] canonical) {
    return of(canonical).filter(own -> MessageDigest.isEqual(
        own.getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8))).isPresent();
  }

  private static byte[] mac(byte[] secret, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(text);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
