package dev.gogetwell.net.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Builds TLS bytes by hand, for tests.
public final class TlsBytes {
  private TlsBytes() {}

  /// A record.
  public static byte[] record(int type, int version, byte[] payload) {
    return join(new byte[] {(byte) type, (byte) (version >> 8), (byte) version, (byte) (payload.length >> 8),
        (byte) payload.length}, payload);
  }

  /// A handshake message.
  public static byte[] message(int type, byte[] body) {
    return join(new byte[] {(byte) type, (byte) (body.length >> 16), (byte) (body.length >> 8), (byte) body.length},
        body);
  }

  /// A ClientHello with SNI, ALPN h2, TLS 1.3 and 1.2, a padding extension of the given length.
  public static byte[] clientHello(String host, int padding) {
    byte[] name = host.getBytes(StandardCharsets.US_ASCII);
    byte[] extensions = join(
        extension(0, vector16(join(new byte[] {0}, vector16(name)))),
        extension(10, vector16(new byte[] {0, 29, 0, 23})),
        extension(11, new byte[] {1, 0}),
        extension(13, vector16(new byte[] {4, 3, 8, 4})),
        extension(16, vector16(new byte[] {2, 'h', '2'})),
        extension(43, new byte[] {4, 3, 4, 3, 3}),
        extension(51, vector16(join(new byte[] {0, 29}, vector16(new byte[32])))),
        extension(21, new byte[padding]));
    byte[] suites = vector16(new byte[] {0x13, 1, (byte) 0xc0, 0x2f});
    return message(1, join(new byte[] {3, 3}, new byte[32], new byte[] {0}, suites, new byte[] {1, 0},
        vector16(extensions)));
  }

  /// A ServerHello of TLS 1.2.
  public static byte[] serverHello12() {
    return message(2, join(new byte[] {3, 3}, new byte[32], new byte[] {0, (byte) 0xc0, 0x2f, 0}));
  }

  /// A ServerHello of TLS 1.3.
  public static byte[] serverHello13() {
    byte[] extensions = join(extension(43, new byte[] {3, 4}),
        extension(51, join(new byte[] {0, 29}, vector16(new byte[32]))));
    return message(2, join(new byte[] {3, 3}, new byte[32], new byte[] {0, 0x13, 1, 0}, vector16(extensions)));
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] extension(int type, byte[] content) {
    return join(new byte[] {(byte) (type >> 8), (byte) type}, vector16(content));
  }

  private static byte[] vector16(byte[] content) {
    return join(new byte[] {(byte) (content.length >> 8), (byte) content.length}, content);
  }
}
