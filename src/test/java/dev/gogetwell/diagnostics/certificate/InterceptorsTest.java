package dev.gogetwell.diagnostics.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Der;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class InterceptorsTest {
  private final Interceptors interceptors = new Interceptors(InspectionVendorsReader.shipped());

  private static Der signedBy(String issuer, BigInteger serial) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    return Der.of(new JcaX509v3CertificateBuilder(new X500Name(issuer), serial, new Date(0), new Date(1),
        new X500Name("CN=proxy.golang.org"), pair.getPublic())
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())).getEncoded());
  }

  @Test
  void anInspectionBoxIsNamedEvenWhereItsCertificateHasANegativeSerial() throws Exception {
    Der leaf = signedBy("CN=FortiGate CA,O=Fortinet", BigInteger.valueOf(-9));
    assertThat(interceptors.behind(List.of(leaf))).hasValueSatisfying(
        rule -> assertThat(rule.vendor()).isEqualTo("FortiGate"));
  }

  @Test
  void aPublicIssuerAndRubbishAreNotNamed() throws Exception {
    assertThat(interceptors.behind(List.of(signedBy("CN=WE1,O=Google Trust Services", BigInteger.ONE)))).isEmpty();
    assertThat(interceptors.behind(List.of(Der.of(new byte[] {1, 2, 3})))).isEmpty();
    assertThat(interceptors.behind(List.of())).isEmpty();
  }
}
