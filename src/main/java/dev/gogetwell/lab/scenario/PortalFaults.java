package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.path.Middlebox;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;

/// A login page stands before the Internet, or only seems to.
final class PortalFaults {
  private static final String PAGE = "10.77.200.1";
  private static final int HTTPS = 443;
  private static final HttpService LOGIN =
      _ -> HttpAnswer.html(200, "OK", "<!doctype html><title>Welcome</title><form>Room number</form>");

  private PortalFaults() {}

  static List<Scenario> all() {
    return List.of(refusesTls(), signsForItself(), onlySigns(), namesItself(), redirects(), onePageOdd(), bothPagesDown(),
        pagesOddAllWell(), pagesOddServerDown());
  }

  /// Plain HTTP is answered with a login page, TLS is refused.
  private static Scenario refusesTls() {
    return Scenario.broken("portal-refuses-tls", CauseCode.NETWORK_CAPTIVE_PORTAL, GoCanSee.LINUX,
        "connect: connection refused", site -> {
          Host host = served(site, 2);
          site.way().through(new Middlebox.RefusePort(host.port())).through(new Middlebox.RefusePort(HTTPS));
          site.portal(80, socket -> LOGIN.serve(socket.getInputStream(), socket.getOutputStream()));
        });
  }

  /// Plain HTTP and TLS are answered, the latter with a certificate of the hotel.
  private static Scenario signsForItself() {
    return Scenario.broken("portal-signs", CauseCode.NETWORK_CAPTIVE_PORTAL, GoCanSee.LINUX, "x509: ", site -> {
      signs(site, served(site, 2));
      site.portal(80, socket -> LOGIN.serve(socket.getInputStream(), socket.getOutputStream()));
    });
  }

  /// Plain HTTP is refused, so that only the certificate tells.
  private static Scenario onlySigns() {
    return Scenario.broken("portal-only-signs", CauseCode.NETWORK_CAPTIVE_PORTAL, GoCanSee.LINUX, "x509: ", site -> {
      signs(site, served(site, 2));
      site.way().through(new Middlebox.RefusePort(80));
    });
  }

  private static void signs(LabNetwork site, Host host) throws IOException {
    TlsBehaviour hotel = new TlsBehaviour.Serve(site.stranger("Hotel").identity(Form.GOOD, List.of("login.hotel")));
    site.portal(HTTPS, TlsServer.always(hotel, LOGIN));
    if (host.port() != HTTPS) {
      site.portal(host.port(), TlsServer.always(hotel, LOGIN));
    }
  }

  /// The resolver names the address of the page for whatever it is asked, and the page answers for everybody.
  private static Scenario namesItself() {
    return Scenario.broken("portal-names", CauseCode.NETWORK_CAPTIVE_PORTAL, GoCanSee.LINUX, "x509: ", site -> {
      signsForItself().plan().build(site);
      site.names().have(PAGE);
      site.names().nothingBut(PAGE);
    });
  }

  /// Plain HTTP is redirected to the login page, TLS packets get lost.
  private static Scenario redirects() {
    return Scenario.broken("portal-drops-tls", CauseCode.NETWORK_CAPTIVE_PORTAL, GoCanSee.LINUX, "i/o timeout",
        site -> {
          Host host = served(site, 2);
          HttpService away = _ -> HttpAnswer.redirect("http://login.hotel.example/");
          site.way().through(new Middlebox.DropPort(host.port())).through(new Middlebox.DropPort(HTTPS));
          site.portal(80, socket -> away.serve(socket.getInputStream(), socket.getOutputStream()));
        }).slowly();
  }

  /// The server refuses; one page of two is answered oddly, which is that page's own trouble.
  private static Scenario onePageOdd() {
    return Scenario.broken("portal-one-page-odd", CauseCode.NETWORK_REFUSED, GoCanSee.LINUX,
        "connect: connection refused", site -> {
          site.settings().goEnv("GOPROXY", site.refusing("goproxy").url());
          site.portalPage(HttpAnswer.empty());
          site.portalPage(HttpAnswer.html(200, "OK", "<title>parked</title>"));
        });
  }

  /// The server refuses, and the pages cannot be reached: no evidence of anything.
  private static Scenario bothPagesDown() {
    return Scenario.broken("portal-pages-down", CauseCode.NETWORK_REFUSED, GoCanSee.LINUX,
        "connect: connection refused", site -> {
          site.settings().goEnv("GOPROXY", site.refusing("goproxy").url());
          for (int i = 0; i < 2; i++) {
            site.references().portal("http://" + site.refusing("online").name() + "/generate_204");
          }
        });
  }

  /// Plain HTTP is answered by a filter, and go, which speaks TLS, gets through.
  private static Scenario pagesOddAllWell() {
    return Scenario.healthy("healthy-plain-filtered", GoCanSee.LINUX, site -> {
      served(site, 2);
      site.portal(80, socket -> LOGIN.serve(socket.getInputStream(), socket.getOutputStream()));
    });
  }

  /// Plain HTTP is answered by a filter, and the one server is down: other hosts show their certificates.
  private static Scenario pagesOddServerDown() {
    return Scenario.broken("network-refused-plain-filtered", CauseCode.NETWORK_REFUSED, GoCanSee.LINUX,
        "connect: connection refused", site -> {
          site.settings().goEnv("GOPROXY", site.refusing("goproxy").url());
          site.references().mirror(site.mirror("mirror").url());
          site.portalPage(HttpAnswer.empty());
          site.portalPage(HttpAnswer.empty());
          site.portal(80, socket -> LOGIN.serve(socket.getInputStream(), socket.getOutputStream()));
        });
  }

  private static Host served(LabNetwork site, int pages) throws IOException {
    Host host = site.mirror("goproxy");
    site.settings().goEnv("GOPROXY", host.url());
    for (int i = 0; i < pages; i++) {
      site.portalPage(HttpAnswer.empty());
    }
    return host;
  }
}
