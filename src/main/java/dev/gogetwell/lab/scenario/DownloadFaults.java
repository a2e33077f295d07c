package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/// The module proxy answers every small question; the archive of the module is another matter.
final class DownloadFaults {
  private DownloadFaults() {}

  static List<Scenario> all() {
    return List.of(redirectRefused(), redirectUnknown(), cut(), redirected());
  }

  /// The archives lie on a host that refuses connections, as a storage host behind a firewall does.
  private static Scenario redirectRefused() {
    return Scenario.broken("download-redirect-refused", CauseCode.GOPROXY_ZIP_REDIRECT, GoCanSee.ALL,
        "connect(?:ex)?: (?:connection refused|No connection could be made)", site -> {
          String storage = site.refusing("storage").url();
          goproxy(site, _ -> HttpAnswer.redirect(storage + "/archive.zip"));
        }).withPlainTwin();
  }

  /// The archives lie on a host whose name does not resolve here.
  private static Scenario redirectUnknown() {
    return Scenario.broken("download-redirect-unknown", CauseCode.GOPROXY_ZIP_REDIRECT, GoCanSee.LINUX,
        "no such host", site -> {
          Host storage = site.host("storage");
          site.names().hideFromSystem(storage);
          goproxy(site, _ -> HttpAnswer.redirect(storage.url() + "/archive.zip"));
        });
  }

  /// A box on the way cuts every longer transfer.
  private static Scenario cut() {
    return Scenario.broken("download-cut", CauseCode.NETWORK_RESET, GoCanSee.ALL, "unexpected EOF",
        site -> goproxy(site, answer -> answer.cutAfter(answer.body().length / 2))).withPlainTwin();
  }

  /// The archives lie on another host, and all is well.
  private static Scenario redirected() {
    return Scenario.healthy("healthy-redirect", GoCanSee.ALL, site -> {
      Host storage = site.host("storage");
      site.tls(storage, site.good(storage), _ -> HttpAnswer.bytes("application/zip", site.module().zip()));
      goproxy(site, _ -> HttpAnswer.redirect(storage.url() + "/archive.zip"));
    }).withPlainTwin();
  }

  /// @param archive what becomes of the answer to the question for the archive
  private static void goproxy(LabNetwork site, UnaryOperator<HttpAnswer> archive) throws IOException {
    Host host = site.host("goproxy");
    ModuleProxy modules = site.modules("goproxy", host);
    HttpService service = path -> path.endsWith(".zip") ? archive.apply(modules.answer(path)) : modules.answer(path);
    site.tls(host, site.good(host), service);
    site.settings().goEnv("GOPROXY", host.url());
  }
}
