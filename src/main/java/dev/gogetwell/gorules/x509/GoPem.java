package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// PEM as encoding/pem reads it (encoding/pem/pem.go:Decode): blocks with headers or of another type than CERTIFICATE
/// are skipped, damaged ones too. Linear in the input; never throws. Stateless, any thread.
public final class GoPem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private GoPem() {}

  /// The DER of every CERTIFICATE block without headers, in order.
  public static List<byte[]> certificates(String pem) {
    List<byte[]> ders = new ArrayList<>();
    int from = 0;
    while (true) {
      int begin = lineStart(pem, BEGIN, from);
      if (begin < 0) {
        return ders;
      }
      int typeEnd = lineEnd(pem, begin);
      String typeLine = pem.substring(begin + BEGIN.length(), typeEnd).stripTrailing();
      int end = lineStart(pem, END, Math.min(typeEnd + 1, pem.length()));
      if (end < 0) {
        return ders;
      }
      int nested = lineStart(pem, BEGIN, typeEnd);
      if (nested >= 0 && nested < end) {
        from = nested; // the block before it never ended
        continue;
      }
      String endLine = pem.substring(end + END.length(), lineEnd(pem, end)).stripTrailing();
      if (typeLine.equals("CERTIFICATE" + DASHES) && endLine.equals(typeLine)) {
        add(ders, pem.substring(Math.min(typeEnd + 1, end), end));
      }
      from = lineEnd(pem, end);
    }
  }

  private static void add(List<byte[]> ders, String body) {
    if (body.indexOf(':') >= 0) {
      return; // headers
    }
    StringBuilder base64 = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != '\n' && c != '\r' && c != ' ' && c != '\t') {
        base64.append(c);
      }
    }
    if (base64.length() % 4 != 0) {
      return;
    }
    try {
      ders.add(Base64.getDecoder().decode(base64.toString()));
    } catch (IllegalArgumentException e) {
      // not Base64: Go skips the block too
    }
  }

  private static int lineStart(String pem, String marker, int from) {
    int at = pem.indexOf(marker, from);
    while (at > 0 && pem.charAt(at - 1) != '\n') {
      at = pem.indexOf(marker, at + 1);
    }
    return at;
  }

  private static int lineEnd(String pem, int from) {
    int newline = pem.indexOf('\n', from);
    return newline < 0 ? pem.length() : newline;
  }
}
