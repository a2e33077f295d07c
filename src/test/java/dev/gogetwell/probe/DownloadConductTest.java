package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunSurroundings;
import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DownloadConductTest {
  private final List<Evidence> seen = Collections.synchronizedList(new ArrayList<>());

  private final List<String> led = new ArrayList<>();
  private final Recorder recorder = new SeenEvidence(seen);

  private static Hop hop(String url) {
    return Hops.ofUrl(new HopId("a"), HopRole.MODULE_PROXY, url, Optional.empty(), 0, Separator.END, false);
  }

  /// What the fetches of a module proxy on loopback show, as `arm status failure`.
  private List<String> download(TcpServer.Handler server) throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    try (TcpServer _ = TcpServer.start(listener, server)) {
      Hop hop = hop("http://127.0.0.1:" + listener.getLocalPort() + "/m/@v/v1.0.0.info");
      TlsNames names = TlsNames.load();
      HopProbe probe = new HopProbe(recorder, (judge, _, host) -> {
        throw new AssertionError(judge + " asked about " + host);
      }, new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.DEVEL, "")), names, new TlsHandshaker(new SecureRandom()),
          _ -> Optional.empty());
      Route route = new Route("m", List.of(hop), "", false, Optional.empty());
      AllowedContacts nobody = new RunSurroundings(new FactsBuilder().build().settings(), route, ReferenceHosts.none(),
          List.of(), _ -> Optional.empty());
      new DownloadConduct(new BenchTools(() -> route, nobody, recorder, probe, (from, lead) ->
          led.add(from.id() + " " + lead.by() + " " + lead.url().replaceFirst(".*/", "/"))))
          .carryOut(new Experiment.Download(hop.id(), hop.url()));
    }
    return seen.stream().filter(e -> e.measurement() instanceof HttpFetch).map(e -> {
      HttpFetch fetch = (HttpFetch) e.measurement();
      return e.trial().orElseThrow().cell().text() + " " + fetch.status()
          + fetch.failure().map(f -> " " + f.kind()).orElse("");
    }).toList();
  }

  private static TcpServer.Handler http(HttpService service) {
    return socket -> service.serve(socket.getInputStream(), socket.getOutputStream());
  }

  @Test
  void modAndArchiveAreAskedForAndRedirectsFollowed() throws Exception {
    assertThat(download(http(path -> path.endsWith(".zip") ? HttpAnswer.redirect("/storage?signature=secret")
        : HttpAnswer.text("module m\n")))).containsExactly("go-mod 200", "archive 302", "redirected 200");
    assertThat(seen).extracting(Evidence::measurement).filteredOn(HttpFetch.class::isInstance)
        .noneMatch(fetch -> fetch.toString().contains("secret"));
    assertThat(led).as("the host of the archive gets a look of its own, with all that its address needs")
        .containsExactly("a ARCHIVE /storage?signature=secret");
  }

  @Test
  void aCutArchiveIsAskedForTwiceAndSaysHowMuchCame() throws Exception {
    assertThat(download(http(path -> path.endsWith(".zip") ? HttpAnswer.bytes("application/zip", new byte[5000])
        .cutAfter(2000) : HttpAnswer.text("module m\n")))).containsExactly("go-mod 200", "archive 200 EOF",
            "archive 200 EOF");
    assertThat(seen.getLast().measurement().failure()).map(Failure::raw).hasValue(
        "unexpected EOF after 2000 of 5000 bytes");
  }

  @Test
  void anArchiveThatStallsSaysHowMuchCame() throws Exception {
    List<String> told = download(socket -> {
      byte[] request = new byte[4096];
      int count = socket.getInputStream().read(request);
      boolean zip = new String(request, 0, count, java.nio.charset.StandardCharsets.US_ASCII).contains(".zip");
      socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: " + (zip ? 90_000 : 9) + "\r\n\r\nmodule m\n")
          .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      if (zip) {
        socket.getInputStream().read();
      }
    });
    assertThat(told).containsExactly("go-mod 200", "archive 0 TIMEOUT", "archive 0 TIMEOUT");
    assertThat(seen.getLast().measurement().failure()).map(Failure::raw).get().asString().contains(" after 5");
  }
}
