package dev.gogetwell.net.tls;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.tls.Fingerprint;
import dev.gogetwell.model.tls.HelloExtension;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// The fingerprints by which a ClientHello is recognised: JA3 (github.com/salesforce/ja3) and JA4
/// (github.com/FoxIO-LLC/ja4). Both leave out the GREASE values of RFC 8701. Confined to one thread.
final class Fingerprints {
  private static final int SERVER_NAME = 0;
  private static final int ALPN = 16;

  private final MessageDigest md5 = digest("MD5");
  private final MessageDigest sha256 = digest("SHA-256");

  Fingerprint ja3(
      int version, List<Integer> suites, List<HelloExtension> extensions, List<Integer> groups, List<Integer> formats) {
    StringBuilder full = new StringBuilder(256).append(version).append(',');
    join(full, suites);
    join(full.append(','), extensions.stream().map(HelloExtension::type).toList());
    join(full.append(','), groups);
    join(full.append(','), formats);
    return hashed(full.toString());
  }

  Fingerprint ja3s(int version, int suite, List<HelloExtension> extensions) {
    StringBuilder full = new StringBuilder(64).append(version).append(',').append(suite).append(',');
    for (int i = 0; i < extensions.size(); i++) {
      full.append(i == 0 ? "" : "-").append(extensions.get(i).type());
    }
    return hashed(full.toString());
  }

  /// The JA4 fingerprint of a ClientHello over TCP.
  ///
  /// @param version the highest version offered
  /// @param alpn the first protocol as raw bytes, empty if none
  String ja4(int version, List<Integer> suites, List<HelloExtension> extensions, byte[] alpn,
      List<Integer> signatures) {
    List<Integer> kinds = extensions.stream().map(HelloExtension::type).filter(type -> !TlsNames.grease(type)).toList();
    List<Integer> offered = suites.stream().filter(suite -> !TlsNames.grease(suite)).toList();
    String head = "t" + versionMark(version) + (kinds.contains(SERVER_NAME) ? "d" : "i")
        + twoDigits(offered.size()) + twoDigits(kinds.size()) + alpnMark(alpn);
    String sorted = hexList(offered.stream().sorted().toList());
    String tail = hexList(kinds.stream().filter(type -> type != SERVER_NAME && type != ALPN).sorted().toList());
    String wanted = hexList(signatures.stream().filter(scheme -> !TlsNames.grease(scheme)).toList());
    return head + "_" + short256(sorted) + "_" + short256(wanted.isEmpty() ? tail : tail + "_" + wanted);
  }

  private static String versionMark(int version) {
    return switch (version) {
      case 0x0304 -> "13";
      case 0x0303 -> "12";
      case 0x0302 -> "11";
      case 0x0301 -> "10";
      case 0x0300 -> "s3";
      case 0x0002 -> "s2";
      default -> "00";
    };
  }

  /// The first and the last letter of the first protocol; of its hexadecimal form if one of them is no letter or digit.
  private static String alpnMark(byte[] alpn) {
    if (alpn.length == 0) {
      return "00";
    }
    char first = (char) (alpn[0] & 0xff);
    char last = (char) (alpn[alpn.length - 1] & 0xff);
    if (alphanumeric(first) && alphanumeric(last)) {
      return "" + first + last;
    }
    String hex = HexFormat.of().formatHex(alpn);
    return "" + hex.charAt(0) + hex.charAt(hex.length() - 1);
  }

  private static boolean alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String twoDigits(int count) {
    int shown = Math.min(count, 99);
    return "" + (char) ('0' + shown / 10) + (char) ('0' + shown % 10);
  }

  private static String hexList(List<Integer> numbers) {
    HexFormat hex = HexFormat.of();
    return numbers.stream().map(number -> hex.toHexDigits(number.shortValue())).collect(Collectors.joining(","));
  }

  private String short256(String text) {
    return text.isEmpty()
        ? "000000000000"
        : HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)), 0, 6);
  }

  private static void join(StringBuilder into, List<Integer> numbers) {
    boolean first = true;
    for (int number : numbers) {
      if (!TlsNames.grease(number)) {
        into.append(first ? "" : "-").append(number);
        first = false;
      }
    }
  }

  private Fingerprint hashed(String full) {
    return new Fingerprint(full, HexFormat.of().formatHex(md5.digest(full.getBytes(StandardCharsets.US_ASCII))));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
