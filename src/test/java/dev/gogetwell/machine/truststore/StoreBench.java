package dev.gogetwell.machine.truststore;

import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.truststore.StoreHealth.Problem;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the tests of trust stores share: variables, bundles and what is read of them.
final class StoreBench {
  static final String DEBIAN = "etc/ssl/certs/ca-certificates.crt";

  private StoreBench() {}

  static Environment linux(String... pairs) {
    Environment environment = Environment.of(OperatingSystem.LINUX, Map.of());
    for (int i = 0; i < pairs.length; i += 2) {
      environment = environment.with(pairs[i], pairs[i + 1]);
    }
    return environment;
  }

  static String pem(int... bytes) {
    StringBuilder all = new StringBuilder("# a comment\n");
    for (int b : bytes) {
      all.append("-----BEGIN CERTIFICATE-----\n")
          .append(Base64.getEncoder().encodeToString(new byte[] {(byte) b, 0, 0}))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return all.toString();
  }

  static List<Integer> ids(StoreContent content) {
    return content.roots().stream().map(r -> r.certificate().bytes()[0] & 0xff).toList();
  }

  static List<Problem> health(StoreContent content, Set<String> named) {
    return new StoreHealth(new ChainVerifier(X509Rules.of("1.26"))).problems(content, named,
        Instant.parse("2026-11-25T00:00:00Z"));
  }
}
