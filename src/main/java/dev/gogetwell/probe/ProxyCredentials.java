package dev.gogetwell.probe;

import dev.gogetwell.model.ProxyRef;
import java.util.Optional;

/// The user name and password of a proxy setting. They live here and on the wire, never in the model. Any thread.
@FunctionalInterface
public interface ProxyCredentials {
  /// What the setting of `proxy` carries.
  Optional<UserPassword> of(ProxyRef proxy);

  /// A user name and its password, decoded.
  record UserPassword(String user, String password) {
    @Override
    public String toString() {
      return "UserPassword[…]"; // Never into a log by accident.
    }
  }
}
