package dev.gogetwell.net.tls.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsUtils;

/// A ClientHello whose extensions stand in a chosen order: Bouncy Castle alone would write empty ones first and the
/// others in hash order, which no Go does (crypto/tls/handshake_messages.go, clientHelloMsg.marshalMsg).
final class ShapedClientHello extends ClientHello {
  private final List<Integer> order;

  ShapedClientHello(ClientHello plain, List<Integer> order) {
    super(plain.getVersion(), plain.getRandom(), plain.getSessionID(), plain.getCookie(), plain.getCipherSuites(),
        plain.getExtensions(), plain.getBindersSize());
    this.order = order;
  }

  @Override
  public void encode(TlsContext context, OutputStream output) throws IOException {
    TlsUtils.writeVersion(getVersion(), output);
    output.write(getRandom());
    TlsUtils.writeOpaque8(getSessionID(), output);
    TlsUtils.writeUint16ArrayWithUint16Length(getCipherSuites(), output);
    TlsUtils.writeUint8ArrayWithUint8Length(new short[] {0}, output);
    Map<Integer, byte[]> extensions = new TreeMap<>();
    Hashtable<?, ?> table = getExtensions();
    table.forEach((type, data) -> extensions.put((Integer) type, (byte[]) data));
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int type : order) {
      byte[] data = extensions.remove(type);
      if (data != null) {
        write(type, data, block);
      }
    }
    for (Map.Entry<Integer, byte[]> extension : extensions.entrySet()) {
      write(extension.getKey(), extension.getValue(), block);
    }
    TlsUtils.writeOpaque16(block.toByteArray(), output);
  }

  private static void write(int type, byte[] data, OutputStream output) throws IOException {
    TlsUtils.writeUint16(type, output);
    TlsUtils.writeOpaque16(data, output);
  }
}
