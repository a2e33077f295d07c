package dev.gogetwell.diagnostics.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.x509.DistinguishedName;
import dev.gogetwell.gorules.x509.DistinguishedName.Attribute;
import dev.gogetwell.gorules.x509.InspectionVendors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionVendorsTest {
  private final InspectionVendors vendors = InspectionVendorsReader.shipped();

  private static DistinguishedName issuer(String commonName, String organization) {
    List<Attribute> attributes = new ArrayList<>();
    if (organization != null) {
      attributes.add(new Attribute("2.5.4.10", organization));
    }
    if (commonName != null) {
      attributes.add(new Attribute("2.5.4.3", commonName));
    }
    return new DistinguishedName("", attributes);
  }

  @Test
  void everyRuleNamesItsSource() {
    assertThat(vendors.rules()).hasSizeGreaterThanOrEqualTo(30)
        .allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Zscaler Intermediate Root CA (zscalerthree.net) (t) | Zscaler Inc. | Zscaler
      ca.example.goskope.com | netSkope Inc | Netskope
      FortiGate CA | Fortinet | FortiGate
      FGT60E4Q16000000 | Fortinet Ltd. | Fortinet
      avast! Web/Mail Shield Root | avast! Web/Mail Shield | Avast
      Norton Web/Mail Shield Self-signed Root | Norton Web/Mail Shield | Norton
      Kaspersky Anti-Virus Personal Root Certificate | AO Kaspersky Lab | Kaspersky
      mitmproxy | mitmproxy | mitmproxy
      DO_NOT_TRUST_FiddlerRoot | DO_NOT_TRUST | Fiddler Classic
      SteamTools Certificate | BeyondDimension | Watt Toolkit (Steam++)
      AdGuard Personal CA | AdGuard | AdGuard
      Gateway CA - Cloudflare Managed G1 | Cloudflare, Inc. | Cloudflare Gateway
      ContentKeeper Appliance CA (1234) | ContentKeeper Technologies | ContentKeeper
      """)
  void aKnownIssuerIsNamed(String commonName, String organization, String vendor) {
    assertThat(vendors.match(issuer(commonName, organization))).hasValueSatisfying(
        rule -> assertThat(rule.vendor()).isEqualTo(vendor));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      Cloudflare Inc ECC CA-3 | Cloudflare, Inc.
      GlobalSign RSA OV SSL CA 2018 | GlobalSign nv-sa
      HydrantID Server CA O1 | IdenTrust
      Fortinet Partner Portal CA | Fortinet Partners GmbH
      Zscaler Training | My Zscaler Inc. Fan Club
      Kaspersky Anti-Virus Personal Root Certificate (test) | -
      avast! Web/Mail Shield Root | Somebody Else
      Charles River CA | Charles River Laboratories
      mitmproxy.example.com | Let's Encrypt
      Cisco Umbrella Root CA | Umbrella Corporation
      www.untangle.com | Let's Encrypt
      Sophos Web Appliance | Example Ltd
      R11 | Let's Encrypt
      Symantec Class 3 Secure Server CA - G4 | Symantec Corporation
      ESET SSL Filter CA | Example
      Superfish, Inc. Shop | Example
      PortSwigger CA | -
      - | Netskope
      """)
  void anHonestIssuerWithASimilarNameStaysUnnamed(String commonName, String organization) {
    assertThat(vendors.match(issuer(commonName, organization))).isEmpty();
  }
}
