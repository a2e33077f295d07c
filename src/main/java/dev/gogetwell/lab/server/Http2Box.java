package dev.gogetwell.lab.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;

/// What a box on the way does to HTTP/2 (RFC 9113) after it has agreed to it. Constants; any thread.
public enum Http2Box {
  /// Resets every stream with INTERNAL_ERROR; go would repeat a request that ends with PROTOCOL_ERROR for a minute.
  RESETS_STREAMS(frame(4, 0, "")),
  /// Takes leave of the connection with PROTOCOL_ERROR.
  GOES_AWAY(frame(4, 0, ""), frame(7, 0, "00000000" + "00000001")),
  /// Answers in the form of HTTP/1.1.
  SPEAKS_HTTP1("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
  /// Closes when it is asked for something.
  CLOSES(frame(4, 0, ""));

  private static final int PREFACE = 24;
  private static final int HEADERS = 1;
  private static final int MOST_FRAMES = 64;
  private static final int PATIENCE_MILLIS = 2000;

  private final byte[] atFirst;

  /// @param atFirst what it says before it is asked for anything, in order
  Http2Box(byte[]... atFirst) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] one : atFirst) {
      all.writeBytes(one);
    }
    this.atFirst = all.toByteArray();
  }

  private static byte[] frame(int type, int stream, String payload) {
    return HexFormat.of().parseHex("%06x%02x00%08x%s".formatted(payload.length() / 2, type, stream, payload));
  }

  /// Plays the box on a finished handshake, until it was asked for something.
  void serve(SSLSocket tls) throws IOException {
    tls.setSoTimeout(PATIENCE_MILLIS);
    DataInputStream in = new DataInputStream(tls.getInputStream());
    in.skipNBytes(PREFACE);
    OutputStream out = tls.getOutputStream();
    out.write(atFirst);
    out.flush();
    try {
      for (int i = 0; i < MOST_FRAMES; i++) {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        in.skipNBytes(1);
        int stream = in.readInt();
        in.skipNBytes(length);
        if (type == HEADERS && this != RESETS_STREAMS) {
          return;
        }
        if (type == HEADERS) {
          out.write(frame(3, stream, "00000002"));
          out.flush();
        }
      }
    } catch (EOFException | SocketTimeoutException _) {
      // Nobody asks for more.
    }
  }
}
