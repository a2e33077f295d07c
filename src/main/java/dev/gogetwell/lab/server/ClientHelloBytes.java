package dev.gogetwell.lab.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The first record of a connection, read but not answered, so that a server can misbehave before the handshake.
///
/// @param raw the bytes as they came, for whoever takes over
/// @param serverName the SNI; empty where there is none or the bytes are no ClientHello
record ClientHelloBytes(byte[] raw, String serverName) {
  private static final int HANDSHAKE_RECORD = 22;
  private static final int SERVER_NAME_EXTENSION = 0;

  /// Reads one TLS record (RFC 8446 section 5.1).
  static ClientHelloBytes read(InputStream in) throws IOException {
    byte[] header = in.readNBytes(5);
    if (header.length < 5) {
      throw new EOFException("no record");
    }
    if (header[0] != HANDSHAKE_RECORD) {
      return new ClientHelloBytes(header, "");
    }
    int length = (header[3] & 0xff) << 8 | (header[4] & 0xff);
    byte[] body = in.readNBytes(length);
    byte[] raw = Arrays.copyOf(header, 5 + body.length);
    System.arraycopy(body, 0, raw, 5, body.length);
    return new ClientHelloBytes(raw, serverName(body));
  }

  /// Walks over the fields before the extensions (RFC 8446 section 4.1.2) to server_name (RFC 6066 section 3).
  private static String serverName(byte[] handshake) {
    try {
      ByteBuffer in = ByteBuffer.wrap(handshake);
      skip(in, 4 + 2 + 32);
      skip(in, in.get() & 0xff);
      skip(in, in.getShort() & 0xffff);
      skip(in, in.get() & 0xff);
      in.getShort();
      while (in.remaining() >= 4) {
        int type = in.getShort() & 0xffff;
        int length = in.getShort() & 0xffff;
        if (type == SERVER_NAME_EXTENSION && length > 5) {
          skip(in, 3);
          byte[] name = new byte[in.getShort() & 0xffff];
          in.get(name);
          return new String(name, StandardCharsets.US_ASCII);
        }
        skip(in, length);
      }
      return "";
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return "";
    }
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(in.position() + bytes);
  }
}
