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
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Trial;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OtherMirrorConductTest {
  private static final String MODULE = "example.test/lib@v1.2.3";

  private final List<Evidence> seen = Collections.synchronizedList(new ArrayList<>());

  private static String closed() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  private boolean works(HttpService mirror) throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    try (TcpServer _ = TcpServer.start(listener,
        socket -> mirror.serve(socket.getInputStream(), socket.getOutputStream()))) {
      String url = "http://127.0.0.1:" + listener.getLocalPort();
      HopProbe probe = new HopProbe(new SeenEvidence(seen), (judge, _, host) -> {
        throw new AssertionError(judge + " asked about " + host);
      }, new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.DEVEL, "")), TlsNames.load(),
          new TlsHandshaker(new SecureRandom()), _ -> Optional.empty());
      Route route = new Route(MODULE, List.of(), "", false, Optional.empty());
      AllowedContacts allowed = new RunSurroundings(new FactsBuilder().build().settings(), route, ReferenceHosts.none(),
          List.of(), _ -> Optional.empty());
      Experiment.OtherMirror mine = new Experiment.OtherMirror(url);
      return new OtherMirrorConduct(new BenchTools(() -> route, allowed, new SeenEvidence(seen), probe, (_, _) -> { }))
          .look(new Trial(mine, Trial.Cell.of(Trial.Arm.MIRROR), true), url);
    }
  }

  private static HttpService redirecting(String to) {
    return path -> path.contains("/@v/") ? HttpAnswer.redirect(to)
        : HttpAnswer.text(path.startsWith("/storage") ? "{\"Version\":\"v1.2.3\"}" : "");
  }

  @Test
  void aMirrorThatKeepsItsFilesElsewhereWorksIfTheyComeFromThere() throws Exception {
    assertThat(works(redirecting("/storage?signature=secret"))).isTrue();
    assertThat(seen).extracting(Evidence::measurement).filteredOn(HttpFetch.class::isInstance)
        .noneMatch(fetch -> fetch.toString().contains("secret"));
    assertThat(seen).extracting(piece -> piece.trial().orElseThrow().cell().arm()).contains(Trial.Arm.REDIRECTED);
  }

  @Test
  void aMirrorWhoseFilesCannotBeReachedDoesNotWork() throws Exception {
    assertThat(works(redirecting(closed() + "/storage"))).isFalse();
  }

  @Test
  void aMirrorThatLeadsInACircleDoesNotWork() throws Exception {
    assertThat(works(redirecting("/x/@v/again"))).isFalse();
  }
}
