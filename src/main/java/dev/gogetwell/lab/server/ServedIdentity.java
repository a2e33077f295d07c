package dev.gogetwell.lab.server;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Serves one chain whatever the client asks for: the key managers of the runtime would hold back what is expired, weak
/// or out of order, and a practice network needs exactly that. Any thread.
public final class ServedIdentity extends X509ExtendedKeyManager {
  private static final String ALIAS = "server";

  private final Issued leaf;
  private final X509Certificate[] chain;

  private ServedIdentity(Issued leaf, List<Issued> others) {
    this.leaf = leaf;
    this.chain = new X509Certificate[others.size() + 1];
    this.chain[0] = leaf.certificate();
    for (int i = 0; i < others.size(); i++) {
      chain[i + 1] = others.get(i).certificate();
    }
  }

  /// A context that sends `leaf` and then `others` in their order.
  public static SSLContext of(Issued leaf, Issued... others) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new ServedIdentity(leaf, List.of(others))}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private @Nullable String alias(String keyType) {
    String own = leaf.certificate().getPublicKey().getAlgorithm();
    return keyType.startsWith(own) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(keyType);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(keyType);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return alias(keyType) == null ? null : new String[] {ALIAS};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return leaf.keys().getPrivate();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
