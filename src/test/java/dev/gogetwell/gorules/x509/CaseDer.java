package dev.gogetwell.gorules.x509;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/// DER written by hand, right or wrong as the test wants it.
final class CaseDer {
  private CaseDer() {}

  static byte[] tlv(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 128) {
      out.write(length);
    } else if (length < 256) {
      out.write(0x81);
      out.write(length);
    } else if (length < 65_536) {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    } else {
      out.write(0x83);
      out.write(length >> 16);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  static byte[] sequence(byte[]... parts) {
    return tlv(0x30, parts);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] integer(long value) {
    return tlv(2, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] oid(String dotted) {
    try {
      return new ASN1ObjectIdentifier(dotted).getEncoded();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static byte[] bits(byte[] value) {
    return tlv(3, new byte[] {0}, value);
  }

  static byte[] text(int tag, String latin1) {
    return tlv(tag, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static byte[] bool(boolean value) {
    return tlv(1, new byte[] {(byte) (value ? 0xff : 0)});
  }

  /// An extension.
  static byte[] extension(String oid, boolean critical, byte[] value) {
    return critical ? sequence(oid(oid), bool(true), tlv(4, value)) : sequence(oid(oid), tlv(4, value));
  }

  /// A name of one attribute per text; `tag` is the string type.
  static byte[] name(String... pairs) {
    byte[] content = {};
    for (int i = 0; i < pairs.length; i += 3) {
      content = concat(content, tlv(0x31, sequence(oid(pairs[i]),
          text(Integer.parseInt(pairs[i + 1]), pairs[i + 2]))));
    }
    return sequence(content);
  }
}
