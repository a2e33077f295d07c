package dev.gogetwell.probe;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import dev.gogetwell.net.tls.client.TlsResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The second part of a look at a hop: the handshake and the certificate. Blocking; any thread.
final class HopHandshake {
  private final Recorder recorder;
  private final ClientVerifier verifier;
  private final HelloSpecs hellos;
  private final TlsNames tlsNames;
  private final TlsHandshaker handshaker;
  private final Predicate<Hop> unverified;

  /// @param unverified where go takes whatever certificate comes
  HopHandshake(Recorder recorder, ClientVerifier verifier, HelloSpecs hellos, TlsNames tlsNames,
      TlsHandshaker handshaker, Predicate<Hop> unverified) {
    this.recorder = recorder;
    this.verifier = verifier;
    this.hellos = hellos;
    this.tlsNames = tlsNames;
    this.handshaker = handshaker;
    this.unverified = unverified;
  }

  /// Handshake and certificate. The session comes back only if Go would accept the chain: nothing is asked of a peer
  /// that Go would not talk to.
  Optional<Wire> secure(Hop hop, ProbeRequest look, HopDialer.Opened connection, Wire wire) {
    Endpoint endpoint = connection.endpoint();
    String name = look.serverName().orElse(HopProbe.isAddress(hop.host()) ? "" : HopProbe.withoutTrailingDot(hop.host()));
    boolean toFetch = look.depth().fetches();
    long start = System.nanoTime();
    TlsResult tls;
    try (var _ = recorder.waitingFor(Message.of("wait.handshake", name.isEmpty() ? endpoint.toString() : name),
        look.patience().handshake())) {
      var spec = hellos.spec(name, look.shape());
      tls = handshaker.handshake(wire, toFetch ? spec.withAlpn(httpOneOnly(spec.alpn())) : spec,
          connection.recording()::secret, Deadline.in(look.patience().handshake()));
    }
    List<Der> chain = tls.chain().stream().map(Der::of).toList();
    recorder.record(hop, look, new TlsHandshake(endpoint, look.via(), name, look.shape(), tls.version(),
        tls.cipherSuite().map(suite -> String.format(Locale.ROOT, "0x%04x", suite)), tls.alpn(), chain,
        connection.recording().read(tlsNames), tls.failure()), start);
    if (tls.session().isEmpty()) {
      return Optional.empty();
    }
    if (look.depth() == ProbeRequest.Depth.HANDSHAKE) {
      return Optional.of(tls.session().get());
    }
    if (!verify(hop, look, chain) && !unverified.test(hop)) {
      tls.session().get().close();
      return Optional.empty();
    }
    return Optional.of(tls.session().get());
  }

  /// The client that speaks to this hop decides: git where a repository is fetched, else Go. The answers of the others
  /// are kept beside it, since the differences tell stories; the deciding one comes last.
  private boolean verify(Hop hop, ProbeRequest look, List<Der> chain) {
    boolean byGit = hop.role() == HopRole.VCS_GIT && verifier.judges().contains(ChainJudge.GIT);
    ChainJudge decides = byGit ? ChainJudge.GIT : ChainJudge.GO;
    for (ChainJudge judge : verifier.judges()) {
      if (judge != decides) {
        check(hop, look, chain, judge);
      }
    }
    long start = System.nanoTime();
    verifier.ofPlatform(chain, hop.host()).ifPresent(said -> recorder.record(hop, look, said, start));
    return check(hop, look, chain, decides).worked();
  }

  private ChainCheck check(Hop hop, ProbeRequest look, List<Der> chain, ChainJudge judge) {
    long start = System.nanoTime();
    ChainCheck said = verifier.verify(judge, chain, hop.host());
    recorder.record(hop, look, said, start);
    return said;
  }

  /// We speak HTTP/1.1 to the server afterwards, so a look that goes on to a request may not agree on h2.
  private static List<String> httpOneOnly(List<String> alpn) {
    List<String> kept = new ArrayList<>(alpn);
    kept.remove("h2");
    return kept;
  }
}
