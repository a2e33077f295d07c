package dev.gogetwell.net.tls.client;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.tls.KeyShareEntry;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.ServerHello;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.AbstractTlsSecret;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsSecret;

/// Bouncy Castle's client state machine in non-blocking mode, which shapes the ClientHello and gives the secrets away
/// as lines of an NSS key log.
final class RecordingProtocol extends TlsClientProtocol {
  private final ShapedTlsClient client;
  private final HelloSpec spec;
  private final Consumer<String> secrets;
  private final KeyShares shares;
  private final RecordBudget budget = new RecordBudget();
  private boolean helloSent;
  private Optional<String> handshakeSecret = Optional.empty();

  RecordingProtocol(ShapedTlsClient client, HelloSpec spec, KeyShares shares, Consumer<String> secrets) {
    this.client = client;
    this.shares = shares;
    this.spec = spec;
    this.secrets = secrets;
  }

  @Override
  protected void sendClientHelloMessage() throws IOException {
    if (!helloSent) {
      helloSent = true;
      shares.complete(clientHello.getExtensions(), spec.keyShares());
    }
    clientHello = new ShapedClientHello(clientHello, spec.extensionOrder());
    super.sendClientHelloMessage();
  }

  @Override
  protected void process13ServerHello(ServerHello serverHello, boolean afterRetry) throws IOException {
    KeyShareEntry chosen = TlsExtensionsUtils.getKeyShareServerHello(serverHello.getExtensions());
    if (chosen != null && shares.isUncomputable(chosen.getNamedGroup())) {
      client.notifySelectedCipherSuite(serverHello.getCipherSuite());
      throw new UncomputableGroup(chosen.getNamedGroup());
    }
    super.process13ServerHello(serverHello, afterRetry);
  }

  @Override
  protected void processRecord(short type, byte[] bytes, int offset, int length) throws IOException {
    budget.record(type, bytes, offset, length, isConnected(), isTls13());
    super.processRecord(type, bytes, offset, length);
    logSecrets();
  }

  private boolean isTls13() {
    return client.version().filter(ProtocolVersion.TLSv13.getName()::equals).isPresent();
  }

  @Override
  protected void writeRecord(short type, byte[] bytes, int offset, int length) throws IOException {
    logSecrets();
    super.writeRecord(type, bytes, offset, length);
  }

  /// The secrets live in the handshake's parameters first, in the connection's later, and are erased in between: so
  /// they are looked at around every record.
  private void logSecrets() {
    SecurityParameters parameters = client.tlsContext().getSecurityParametersHandshake();
    if (parameters == null) {
      parameters = client.tlsContext().getSecurityParametersConnection();
    }
    if (parameters == null) {
      return;
    }
    String random = HexFormat.of().formatHex(parameters.getClientRandom());
    Optional<String> ofClient = Peek.at(parameters.getTrafficSecretClient());
    Optional<String> ofServer = Peek.at(parameters.getTrafficSecretServer());
    if (ofClient.isPresent() && ofServer.isPresent()) {
      if (handshakeSecret.isEmpty()) {
        handshakeSecret = ofClient;
      }
      String label = handshakeSecret.equals(ofClient) ? "HANDSHAKE_TRAFFIC_SECRET" : "TRAFFIC_SECRET_0";
      secrets.accept("CLIENT_" + label + " " + random + " " + ofClient.get());
      secrets.accept("SERVER_" + label + " " + random + " " + ofServer.get());
    } else {
      // The version is known once there is a master secret; before ServerHello it must not be asked for.
      Peek.at(parameters.getMasterSecret()).filter(_ -> !TlsUtils.isTLSv13(client.tlsContext())).ifPresent(
          secret -> secrets.accept("CLIENT_RANDOM " + random + " " + secret));
    }
  }

  /// Reads a secret without consuming it: the copying method is protected, hence the subclass.
  private static final class Peek extends BcTlsSecret {
    private Peek() {
      super(null, null);
    }

    static Optional<String> at(TlsSecret secret) {
      return secret instanceof AbstractTlsSecret alive && alive.isAlive()
          ? Optional.of(HexFormat.of().formatHex(copyData(alive))) : Optional.empty();
    }
  }
}
