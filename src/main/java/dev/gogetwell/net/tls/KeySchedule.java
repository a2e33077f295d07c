package dev.gogetwell.net.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Turns secrets into keys: HKDF-Expand-Label of TLS 1.3 (RFC 8446, section 7.1) and the PRF of the older versions
/// (RFC 5246, section 5; RFC 2246, section 5). Pure.
final class KeySchedule {
  private KeySchedule() {}

  /// HKDF-Expand-Label with an empty context.
  ///
  /// @param hash `SHA256` or `SHA384`
  static byte[] expandLabel(String hash, byte[] secret, String label, int length) throws GeneralSecurityException {
    byte[] full = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer info = ByteBuffer.allocate(2 + 1 + full.length + 1);
    info.putShort((short) length).put((byte) full.length).put(full).put((byte) 0);
    Mac mac = mac("Hmac" + hash, secret);
    byte[] out = new byte[length];
    byte[] block = new byte[0];
    int done = 0;
    for (int i = 1; done < length; i++) {
      mac.update(block);
      mac.update(info.array());
      mac.update((byte) i);
      block = mac.doFinal();
      int count = Math.min(block.length, length - done);
      System.arraycopy(block, 0, out, done, count);
      done += count;
    }
    return out;
  }

  /// The key block of a connection.
  ///
  /// @param version 0x0301 to 0x0303
  /// @param hash the hash of the cipher suite, used from TLS 1.2 on
  static byte[] keyBlock(int version, String hash, byte[] master, byte[] serverThenClientRandom, int length)
      throws GeneralSecurityException {
    byte[] label = "key expansion".getBytes(StandardCharsets.US_ASCII);
    byte[] seed = Arrays.copyOf(label, label.length + serverThenClientRandom.length);
    System.arraycopy(serverThenClientRandom, 0, seed, label.length, serverThenClientRandom.length);
    if (version >= 0x0303) {
      return expand("Hmac" + hash, master, seed, length);
    }
    int half = (master.length + 1) / 2;
    byte[] left = expand("HmacMD5", Arrays.copyOf(master, half), seed, length);
    byte[] right = expand("HmacSHA1", Arrays.copyOfRange(master, master.length - half, master.length), seed, length);
    for (int i = 0; i < length; i++) {
      left[i] ^= right[i];
    }
    return left;
  }

  /// P_hash.
  private static byte[] expand(String algorithm, byte[] secret, byte[] seed, int length)
      throws GeneralSecurityException {
    Mac mac = mac(algorithm, secret);
    byte[] out = new byte[length];
    byte[] a = seed;
    for (int done = 0; done < length;) {
      a = mac.doFinal(a);
      mac.update(a);
      byte[] block = mac.doFinal(seed);
      int count = Math.min(block.length, length - done);
      System.arraycopy(block, 0, out, done, count);
      done += count;
    }
    return out;
  }

  static Mac mac(String algorithm, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    return mac;
  }
}
