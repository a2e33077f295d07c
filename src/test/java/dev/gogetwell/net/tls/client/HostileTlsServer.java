package dev.gogetwell.net.tls.client;

import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// A server that shakes hands properly and then sends whatever records a test wants, rightly encrypted.
final class HostileTlsServer extends DefaultTlsServer {
  private static final Issued IDENTITY = LabAuthority.create("Hostile", Instant.now()).root();

  private final ProtocolVersion version;

  private HostileTlsServer(ProtocolVersion version) {
    super(new BcTlsCrypto(new SecureRandom()));
    this.version = version;
  }

  /// What happens after the handshake.
  interface Afterwards {
    void go(Records records) throws IOException;
  }

  /// Sends records of any type.
  static final class Records extends TlsServerProtocol {
    Records(Socket socket) throws IOException {
      super(socket.getInputStream(), socket.getOutputStream());
    }

    void send(int type, byte... content) throws IOException {
      writeRecord((short) type, content, 0, content.length);
    }
  }

  static TcpServer start(ProtocolVersion version, Afterwards afterwards) throws IOException {
    return TcpServer.start(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), socket -> {
      Records records = new Records(socket);
      records.accept(new HostileTlsServer(version));
      afterwards.go(records);
    });
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return version.only();
  }

  @Override
  public TlsCredentials getCredentials() throws IOException {
    return signer();
  }

  private TlsCredentials signer() throws IOException {
    try {
      BcTlsCrypto crypto = (BcTlsCrypto) getCrypto();
      TlsCertificate own = crypto.createCertificate(IDENTITY.certificate().getEncoded());
      AsymmetricKeyParameter key = PrivateKeyFactory.createKey(IDENTITY.keys().getPrivate().getEncoded());
      boolean tls13 = version.equals(ProtocolVersion.TLSv13);
      Certificate chain = tls13 ? new Certificate(new byte[0], new CertificateEntry[] {new CertificateEntry(own, null)})
          : new Certificate(new TlsCertificate[] {own});
      return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), crypto, key, chain,
          SignatureAndHashAlgorithm.getInstance((short) 4, (short) 3));
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
  }
}
