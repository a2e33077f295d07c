package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.CertificateOrder;
import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.ServedIdentity;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What the clients believe: roots that are missing, and authorities that are nobody's but the company's.
final class TrustStores {
  private static final String UNKNOWN = "x509: certificate signed by unknown authority";
  /// go tries every scheme of git's and does not tell why each of them failed (cmd/go/internal/vcs/vcs.go).
  private static final String GIT_REFUSES = "no secure protocol found for repository";

  private TrustStores() {}

  static List<Scenario> all() {
    return List.of(emptyBundle(), missingFile(), folder(), rootMissing(), privateAuthority(), knownToGit(), gitOnly(),
        gitBundle(), gitOfItsOwn(), noVerify(), noVerifyVariable(), knownToGo(), namedFromHere());
  }

  /// `SSL_CERT_FILE=../certs.pem` is right where the command runs, and nowhere else.
  private static Scenario namedFromHere() {
    return Scenario.healthy("healthy-cert-file-relative", GoCanSee.LINUX, site -> site.settings()
        .goEnv("GOPROXY", site.mirror("goproxy").url()).rootsFromProject());
  }

  private static Scenario emptyBundle() {
    return Scenario.broken("cert-empty-bundle", CauseCode.CERT_MISSING_ROOTS, GoCanSee.ALL, UNKNOWN, site -> {
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
      site.trust().onlyForGo();
    }).fixable();
  }

  private static Scenario missingFile() {
    return Scenario.broken("cert-file-missing", CauseCode.CERT_MISSING_ROOTS, GoCanSee.ALL, UNKNOWN, site -> {
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
      site.trust().fileMissing();
    }).fixable();
  }

  /// A folder cannot be read as a file, and nothing else is left.
  private static Scenario folder() {
    return Scenario.broken("cert-unreadable-bundle", CauseCode.CERT_MISSING_ROOTS, GoCanSee.ALL,
        "x509: failed to load system roots and no roots provided|" + UNKNOWN, site -> {
          site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
          site.trust().folderForFile();
        }).fixable();
  }

  /// A list of roots from another age.
  private static Scenario rootMissing() {
    return Scenario.broken("cert-root-missing", CauseCode.CERT_MISSING_ROOTS, GoCanSee.ALL, UNKNOWN, site -> {
      site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
      Issued one = site.stranger("Practice Elder").root();
      Issued other = site.stranger("Practice Veteran").root();
      site.trust().publicly(one).publicly(other).onlyForGo(one, other);
    }).fixable();
  }

  /// The company's module proxy, signed by the company, which this machine has never heard of.
  private static Scenario privateAuthority() {
    return Scenario.broken("cert-private-ca", CauseCode.CERT_PRIVATE_CA, GoCanSee.LINUX, UNKNOWN,
        site -> company(site, "Example Works")).orCalled(CauseCode.CERT_UNKNOWN_AUTHORITY);
  }

  /// Somebody told git about the company's authority, and nobody told go.
  private static Scenario knownToGit() {
    return Scenario.broken("cert-known-to-git", CauseCode.CERT_PRIVATE_CA, GoCanSee.LINUX, UNKNOWN,
        site -> site.trust().forGit(site.authority().root(), company(site, "Example Works").root())).fixable();
  }

  /// go fetches from a repository; go knows the company's authority, git does not.
  private static Scenario gitOnly() {
    return Scenario.broken("cert-git-only", CauseCode.CERT_PRIVATE_CA, GoCanSee.LINUX, GIT_REFUSES,
        TrustStores::companyRepository).fixable();
  }

  /// Somebody met the same refusal and told git to look away, for every host; then the fetch works.
  private static Scenario noVerify() {
    return Scenario.healthy("config-git-noverify", GoCanSee.LINUX, site -> {
      companyRepository(site);
      site.settings().gitConfig("[http]").gitConfig("\tsslVerify = false");
    }).warns(CauseCode.CONFIG_WEAKENED).fixable();
  }

  /// The same by the variable, which beats every setting of git's.
  private static Scenario noVerifyVariable() {
    return Scenario.healthy("config-git-noverify-variable", GoCanSee.LINUX, site -> {
      companyRepository(site);
      site.settings().variable("GIT_SSL_NO_VERIFY", "1");
    }).warns(CauseCode.CONFIG_WEAKENED).fixable();
  }

  /// git was once given a list of roots of its own; the repository is a public one.
  private static Scenario gitBundle() {
    return Scenario.broken("cert-git-old-bundle", CauseCode.CERT_MISSING_ROOTS, GoCanSee.LINUX, GIT_REFUSES, site -> {
      Host host = site.at("code", 443);
      site.repository(host, site.good(host));
      site.trust().forGit(site.stranger("Practice Elder").root());
      site.settings().goEnv("GOPROXY", "direct");
    }).fixable();
  }

  /// A git that came with a list of its own, years ago: the root in it has been renewed since. go, with today's list,
  /// passes at the module proxy, which does not have the module, and leaves the rest to git.
  private static Scenario gitOfItsOwn() {
    return Scenario.broken("cert-git-own-list", CauseCode.CERT_MISSING_ROOTS, GoCanSee.LINUX, GIT_REFUSES, site -> {
      Issued root = CertificateOrder.authority("Practice Renewed", "Practice Renewed Root", site.now()).selfSigned();
      Issued before = CertificateOrder.authority("Practice Renewed", "Practice Renewed Root", site.now())
          .withKeys(root.keys()).valid(site.now().minus(Duration.ofDays(4000)), site.now().minus(Duration.ofDays(12)))
          .selfSigned();
      site.trust().publicly(root).installed(root).forGit(before, site.stranger("Practice Elder").root());
      Host code = site.at("code", 443);
      site.repository(code, new TlsBehaviour.Serve(
          ServedIdentity.of(site.authority().order(List.of(code.name())).signedBy(root))));
      Host proxy = site.host("goproxy");
      site.tls(proxy, site.good(proxy), site.modules("goproxy", proxy, List.of(), Duration.ZERO));
      site.settings().goEnv("GOPROXY", proxy.url() + ",direct");
    }).fixable();
  }

  /// The control: the company's authority is installed.
  private static Scenario knownToGo() {
    return Scenario.healthy("healthy-cert-private-ca", GoCanSee.LINUX,
        site -> site.trust().installed(company(site, "Example Works").root()));
  }

  /// A repository of the company's; go knows the company's authority.
  private static void companyRepository(LabNetwork site) throws IOException {
    LabAuthority company = site.stranger("Example Works");
    Host host = site.at("code", 443);
    site.repository(host, new TlsBehaviour.Serve(company.identity(Form.GOOD, List.of(host.name()))));
    site.trust().installed(company.root());
    site.settings().goEnv("GOPROXY", "direct");
  }

  private static LabAuthority company(LabNetwork site, String name) throws IOException {
    LabAuthority company = site.stranger(name);
    Host host = site.host("goproxy");
    site.tls(host, new TlsBehaviour.Serve(company.identity(Form.GOOD, List.of(host.name()))),
        site.modules("goproxy", host));
    site.settings().goEnv("GOPROXY", host.url());
    return company;
  }
}
