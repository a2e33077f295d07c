package dev.gogetwell.gorules.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.CertificateOrder;
import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.lab.server.LabAuthority;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a handshake of Go refuses although the chain that is needed is good.
class HandshakeVerdictTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
  private static final LabAuthority AUTHORITY = LabAuthority.create("Handshakes", NOW);
  private static final Issued LEAF =
      AUTHORITY.order(List.of("mod.example")).signedBy(AUTHORITY.intermediate());

  private static byte[] der(Issued issued) throws Exception {
    return issued.certificate().getEncoded();
  }

  private static Issued unreadable() {
    return CertificateOrder.authority("Forgotten", "Forgotten CA", NOW).serial(-5).selfSigned();
  }

  private static ChainVerdict shaken(String version, Issued... more) throws Exception {
    return shaken(X509Rules.of(version), more);
  }

  private static ChainVerdict shaken(X509Rules rules, Issued... more) throws Exception {
    ChainVerifier verifier = new ChainVerifier(rules);
    List<byte[]> served = new ArrayList<>(List.of(der(LEAF), der(AUTHORITY.intermediate())));
    for (Issued one : more) {
      served.add(der(one));
    }
    return verifier.handshake(served, verifier.roots(List.of(der(AUTHORITY.root()))), "mod.example", GoTime.of(NOW));
  }

  @Test
  void aCertificateThatNobodyNeedsAndGoCannotReadEndsTheHandshake() throws Exception {
    assertThat(shaken("1.26").accepted()).isTrue();
    assertThat(shaken("1.26", unreadable()).error()).map(ChainError::text)
        .contains("tls: failed to parse certificate from server: x509: negative serial number");
    assertThat(shaken("1.22", unreadable()).accepted()).as("Go 1.22 reads it").isTrue();
  }

  @Test
  void anRsaKeyThatIsTooLargeEndsTheHandshakeSinceTheReleaseThatRefusesIt() throws Exception {
    RSAPublicKey large = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(
        new RSAPublicKeySpec(BigInteger.ONE.shiftLeft(8192).add(BigInteger.ONE), BigInteger.valueOf(65537)));
    Issued old = CertificateOrder.authority("Large", "Large CA", NOW)
        .withKeys(new KeyPair(large, LEAF.keys().getPrivate())).signedBy(AUTHORITY.root());
    assertThat(shaken("1.26", old).error()).map(ChainError::text)
        .contains("tls: server sent certificate containing RSA key larger than 8192 bits");
    assertThat(shaken("1.20.6", old).accepted()).isTrue();
    assertThat(shaken("1.20.7", old).accepted()).isFalse();
    assertThat(shaken(X509Rules.ofGoCommand("1.26", "tlsmaxrsasize=16384"), old).accepted()).isTrue();
    assertThat(shaken(X509Rules.ofGoCommand("1.26", "tlsmaxrsasize=8000"), old).error()).map(ChainError::text)
        .contains("tls: server sent certificate containing RSA key larger than 8000 bits");
    assertThat(shaken(X509Rules.ofGoCommand("1.26", "tlsmaxrsasize=many"), old).accepted()).isFalse();
    assertThat(shaken(X509Rules.ofGoCommand("1.20.7", "tlsmaxrsasize=16384"), old).accepted()).as("not known yet")
        .isFalse();
  }

  @Test
  void verifyingAloneSkipsWhatItDoesNotNeed() throws Exception {
    ChainVerifier verifier = new ChainVerifier(X509Rules.of("1.26"));
    assertThat(verifier.verify(VerifyRequest.server(
        List.of(der(LEAF), der(AUTHORITY.intermediate()), der(unreadable())),
        verifier.roots(List.of(der(AUTHORITY.root()))), "mod.example", GoTime.of(NOW))).accepted()).isTrue();
  }

  @Test
  void anEmptyChainIsRefusedAndNoCrash() {
    ChainVerifier verifier = new ChainVerifier(X509Rules.of("1.26"));
    assertThat(verifier.handshake(List.of(), verifier.roots(List.of()), "mod.example", GoTime.of(NOW)).accepted())
        .isFalse();
  }
}
