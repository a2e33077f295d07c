package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import dev.gogetwell.model.Der;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Certificates out of a loaded key store. Stateless.
final class KeyStores {
  private KeyStores() {}

  static StoreContent content(KeyStore store, String location, long modified) throws GeneralSecurityException {
    List<StoredRoot> roots = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      Certificate certificate = store.isCertificateEntry(alias) ? store.getCertificate(alias) : null;
      if (certificate != null) {
        roots.add(new StoredRoot(Der.of(certificate.getEncoded()), location + "#" + alias));
      }
    }
    State state = roots.isEmpty() ? State.EMPTY : State.READ;
    return new StoreContent(List.copyOf(roots), List.of(new Place(location, state, modified, "")), "");
  }
}
