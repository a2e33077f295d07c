package dev.gogetwell.lab.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/// A certificate authority for one practice network: root, intermediate, and server certificates in good and bad forms.
///
/// It lives in memory and in PEM files that only children of the practice network read; no store of the user ever gets
/// it. Immutable; any thread.
public final class LabAuthority {
  private final Issued root;
  private final Issued intermediate;
  private final Instant now;

  /// The forms of a server certificate.
  public enum Form {
    /// Nothing wrong.
    GOOD,
    /// Valid until some weeks ago.
    EXPIRED,
    /// The server forgets to send the intermediate.
    INCOMPLETE,
    /// Signed with its own key.
    SELF_SIGNED
  }

  private LabAuthority(Issued root, Issued intermediate, Instant now) {
    this.root = root;
    this.intermediate = intermediate;
    this.now = now;
  }

  /// Makes a root and an intermediate.
  ///
  /// @param organization stands in both subjects
  public static LabAuthority create(String organization, Instant now) {
    return create(organization, organization + " Root CA", now);
  }

  /// Makes a root and an intermediate with the root's own name.
  public static LabAuthority create(String organization, String rootName, Instant now) {
    Issued root = CertificateOrder.authority(organization, rootName, now)
        .valid(now.minus(Duration.ofHours(2)), now.plus(Duration.ofDays(3650))).selfSigned();
    return new LabAuthority(root,
        CertificateOrder.authority(organization, organization + " Issuing CA 1", now).signedBy(root), now);
  }

  /// The root.
  public Issued root() {
    return root;
  }

  /// The intermediate that signs for servers.
  public Issued intermediate() {
    return intermediate;
  }

  /// The root as PEM.
  public String rootPem() {
    return root.pem();
  }

  /// An order for a server with these names, valid now.
  public CertificateOrder order(List<String> names) {
    return CertificateOrder.server(names.getFirst(), names, now);
  }

  /// An identity for a server.
  ///
  /// @param names DNS names and IP literals in the subject alternative name
  public SSLContext identity(Form form, List<String> names) {
    return switch (form) {
      case GOOD -> ServedIdentity.of(order(names).signedBy(intermediate), intermediate);
      case EXPIRED -> ServedIdentity.of(
          order(names).valid(now.minus(Duration.ofDays(120)), now.minus(Duration.ofDays(40))).signedBy(intermediate),
          intermediate);
      case INCOMPLETE -> ServedIdentity.of(order(names).signedBy(intermediate));
      case SELF_SIGNED -> ServedIdentity.of(order(names).selfSigned());
    };
  }
}
