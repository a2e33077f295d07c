package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.Http2Box;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.model.CauseCode;
import java.util.List;

/// A box on the way agrees to HTTP/2 and cannot do it; HTTP/1.1 goes through. There is no other mirror.
final class Http2Faults {
  private Http2Faults() {}

  static List<Scenario> all() {
    return List.of(
        boxed("http2-reset", Http2Box.RESETS_STREAMS, "stream error: stream ID \\d+; INTERNAL_ERROR"),
        boxed("http2-goaway", Http2Box.GOES_AWAY, "PROTOCOL_ERROR|GOAWAY|http2: "),
        boxed("http2-not-spoken", Http2Box.SPEAKS_HTTP1, "http2: |frame|malformed"),
        boxed("http2-closed", Http2Box.CLOSES, "EOF|http2: client connection lost|closed"));
  }

  private static Scenario boxed(String name, Http2Box box, String goSays) {
    return Scenario.broken(name, CauseCode.NETWORK_HTTP2, GoCanSee.LINUX, goSays, site -> {
      Host host = site.host("goproxy");
      site.tls(host, new TlsBehaviour.BreakHttp2(site.identity(Form.GOOD, host), box), site.modules("goproxy", host));
      site.settings().goEnv("GOPROXY", host.url());
    }).fixable();
  }
}
