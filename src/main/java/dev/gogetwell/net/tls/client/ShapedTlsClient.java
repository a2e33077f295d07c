package dev.gogetwell.net.tls.client;

import dev.gogetwell.net.NetBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatusRequest;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ECPointFormat;
import org.bouncycastle.tls.ExtensionType;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.OCSPStatusRequest;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.jspecify.annotations.Nullable;

/// The peer that Bouncy Castle asks what to offer. It offers what a [HelloSpec] says, accepts any certificate, and
/// keeps the chain: measuring never judges.
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // Bouncy Castle's API is older than generics.
final class ShapedTlsClient extends DefaultTlsClient {
  private final HelloSpec spec;
  private final List<byte[]> chain = new ArrayList<>();
  private Optional<String> fatalAlertReceived = Optional.empty();
  private Optional<String> version = Optional.empty();
  private Optional<Integer> cipherSuite = Optional.empty();

  ShapedTlsClient(TlsCrypto crypto, HelloSpec spec) {
    super(crypto);
    this.spec = spec;
  }

  List<byte[]> chain() {
    return List.copyOf(chain);
  }

  Optional<String> fatalAlertReceived() {
    return fatalAlertReceived;
  }

  Optional<String> version() {
    return version;
  }

  Optional<Integer> cipherSuite() {
    return cipherSuite;
  }

  Optional<String> alpn() {
    ProtocolName name = context == null || context.getSecurityParametersConnection() == null
        ? null : context.getSecurityParametersConnection().getApplicationProtocol();
    return Optional.ofNullable(name).map(ProtocolName::getUtf8Decoding);
  }

  TlsContext tlsContext() {
    return context;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return spec.versions().stream().map(v -> ProtocolVersion.get(v >> 8, v & 0xff)).toArray(ProtocolVersion[]::new);
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return spec.cipherSuites().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public int[] getCipherSuites() {
    return getSupportedCipherSuites();
  }

  @Override
  public boolean shouldUseExtendedMasterSecret() {
    return spec.extendedMasterSecret();
  }

  @Override
  public Vector getEarlyKeyShareGroups() {
    return new Vector(spec.keyShares());
  }

  /// Nothing is inherited: only what the spec says goes out. renegotiation_info stands here, so that Bouncy Castle adds
  /// no signalling suite; it adds supported_versions, key_share and extended_master_secret by itself.
  @Override
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = new Hashtable();
    if (!spec.serverName().isEmpty()) {
      byte[] name = spec.serverName().getBytes(StandardCharsets.US_ASCII);
      TlsExtensionsUtils.addServerNameExtensionClient(
          extensions, new Vector(List.of(new ServerName(NameType.host_name, name))));
    }
    TlsExtensionsUtils.addSupportedPointFormatsExtension(extensions, new short[] {ECPointFormat.uncompressed});
    extensions.put(ExtensionType.renegotiation_info, new byte[] {0});
    extensions.put(ExtensionType.signed_certificate_timestamp, new byte[0]);
    TlsExtensionsUtils.addStatusRequestExtension(extensions,
        new CertificateStatusRequest(CertificateStatusType.ocsp, new OCSPStatusRequest(null, null)));
    supportedGroups = new Vector(spec.groups());
    TlsExtensionsUtils.addSupportedGroupsExtension(extensions, supportedGroups);
    supportedSignatureAlgorithms = algorithms(spec.signatureAlgorithms());
    TlsExtensionsUtils.addSignatureAlgorithmsExtension(extensions, supportedSignatureAlgorithms);
    if (!spec.signatureAlgorithmsCert().isEmpty()) {
      supportedSignatureAlgorithmsCert = algorithms(spec.signatureAlgorithmsCert());
      TlsExtensionsUtils.addSignatureAlgorithmsCertExtension(extensions, supportedSignatureAlgorithmsCert);
    }
    if (!spec.alpn().isEmpty()) {
      Vector protocols = new Vector();
      spec.alpn().forEach(protocol -> protocols.add(ProtocolName.asUtf8Encoding(protocol)));
      TlsExtensionsUtils.addALPNExtensionClient(extensions, protocols);
    }
    return extensions;
  }

  private static Vector algorithms(List<Integer> codes) {
    Vector algorithms = new Vector();
    codes.forEach(c -> algorithms.add(SignatureAndHashAlgorithm.getInstance((short) (c >> 8), (short) (c & 0xff))));
    return algorithms;
  }

  /// Go asks for RFC 5746 in a renegotiation only (crypto/tls/handshake_client.go), and an old server is no break.
  @Override
  public void notifySecureRenegotiation(boolean supported) {
    // Nothing is renegotiated here.
  }

  /// The check by the kind of message is made by [RecordingProtocol]; Bouncy Castle knows one number for all.
  @Override
  public int getMaxHandshakeMessageSize() {
    return NetBudget.CERTIFICATE_MESSAGE;
  }

  @Override
  public int getMaxCertificateChainLength() {
    return NetBudget.CERTIFICATES;
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate served) throws IOException {
        chain.clear();
        for (TlsCertificate certificate : served.getCertificate().getCertificateList()) {
          chain.add(certificate.getEncoded());
        }
      }

      @Override
      public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
        return null; // cmd/go never has a client certificate.
      }
    };
  }

  @Override
  public void notifyServerVersion(ProtocolVersion selected) throws IOException {
    super.notifyServerVersion(selected);
    version = Optional.of(selected.getName());
  }

  @Override
  public void notifySelectedCipherSuite(int selected) {
    super.notifySelectedCipherSuite(selected);
    cipherSuite = Optional.of(selected);
  }

  @Override
  public void notifyAlertReceived(short level, short description) {
    if (level == AlertLevel.fatal) {
      fatalAlertReceived = Optional.of(AlertDescription.getName(description));
    }
  }
}
