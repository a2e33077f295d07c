package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunSurroundings;
import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckRecordConductTest {
  private static final ModuleArchive MODULE = ModuleArchive.create("example.test/lib", "v1.2.3");
  /// Nothing of this name resolves, so that the database's own host is out of reach.
  private static final ChecksumDatabase DATABASE = ChecksumDatabase.create("sums.invalid", List.of(MODULE), 300);

  private final List<Evidence> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private TcpServer.Handler served(HttpService service) {
    return socket -> ((HttpService) path -> {
      asked.add(path);
      return service.answer(path);
    }).serve(socket.getInputStream(), socket.getOutputStream());
  }

  /// What is seen of a database on loopback, as `cell: failure`, where another host of it is known.
  private List<String> check(HttpService first, HttpService other, String goprivate) throws Exception {
    ServerSocket one = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    ServerSocket two = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    try (TcpServer _ = TcpServer.start(one, served(first)); TcpServer _ = TcpServer.start(two, served(other))) {
      String base = "http://127.0.0.1:" + one.getLocalPort();
      Hop hop = Hops.ofUrl(new HopId("sumdb"), HopRole.SUMDB_DIRECT, base + "/latest", Optional.empty(), -1,
          Separator.END, false);
      Settings settings = new FactsBuilder().goEnv("GOSUMDB", DATABASE.verifierKey() + " " + base)
          .goEnv("GOPRIVATE", goprivate).build().settings();
      HopProbe probe = new HopProbe(new SeenEvidence(seen), (judge, _, host) -> {
        throw new AssertionError(judge + " asked about " + host);
      }, new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.DEVEL, "")), TlsNames.load(),
          new TlsHandshaker(new SecureRandom()), _ -> Optional.empty());
      Route route = new Route(MODULE.reference(), List.of(hop), "", true, Optional.empty());
      ReferenceHosts references = new ReferenceHosts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(
          new ReferenceHosts.Database(DATABASE.name(), "http://127.0.0.1:" + two.getLocalPort())), Optional.empty());
      AllowedContacts allowed = new RunSurroundings(settings, route, references, List.of(), _ -> Optional.empty());
      new CheckRecordConduct(new BenchTools(() -> route, allowed, new SeenEvidence(seen), probe, (_, _) -> { }), settings)
          .carryOut(new Experiment.CheckRecord(hop.id(), base, MODULE.reference()));
    }
    assertThat(seen).allMatch(piece -> piece.measurement() instanceof ChecksumRecord);
    return seen.stream().map(piece -> piece.trial().orElseThrow().cell().text() + ": "
        + piece.measurement().failure().map(failure -> failure.kind() + " " + failure.raw()).orElse("holds")).toList();
  }

  private static HttpAnswer changed(HttpAnswer answer) {
    return HttpAnswer.text(new String(answer.body(), StandardCharsets.UTF_8).replaceFirst("h1:.", "h1:/"));
  }

  @Test
  void aRecordThatHoldsIsAllThatIsAskedFor() throws Exception {
    assertThat(check(DATABASE, DATABASE, "")).containsExactly("record: holds");
    assertThat(asked).containsExactlyInAnyOrder("/lookup/example.test/lib@v1.2.3", "/tile/8/1/000.p/1",
        "/tile/8/0/001.p/45");
    ChecksumRecord record = (ChecksumRecord) seen.getFirst().measurement();
    assertThat(record.tree()).isEqualTo(301);
    assertThat(record.signers()).containsExactly(record.key());
    assertThat(record.lines()).isEqualTo(MODULE.sumLines().lines().toList());
  }

  @Test
  void aRecordThatWasChangedStandsBesideTheTreeHeadAndTheOtherHost() throws Exception {
    assertThat(check(path -> path.startsWith("/lookup/") ? changed(DATABASE.answer(path)) : DATABASE.answer(path), DATABASE,
        "")).containsExactly("record: BAD_CONTENT cannot authenticate record data in server response",
            "tree-head: holds", "other-way: holds");
  }

  @Test
  void aStrangersKeySignsNothing() throws Exception {
    ChecksumDatabase stranger = ChecksumDatabase.create(DATABASE.name(), List.of(MODULE), 3);
    assertThat(check(stranger, stranger, "")).containsExactly("record: BAD_CONTENT note has no verifiable signatures",
        "tree-head: BAD_CONTENT note has no verifiable signatures",
        "other-way: BAD_CONTENT note has no verifiable signatures");
  }

  @Test
  void theRecordOfAnotherVersionIsNone() throws Exception {
    ModuleArchive older = ModuleArchive.create(MODULE.path(), "v1.2.2");
    HttpAnswer other = ChecksumDatabase.create("sums.invalid", List.of(older), 1).answer("/lookup/" + older.reference());
    assertThat(other.status()).isEqualTo(200);
    assertThat(check(path -> path.startsWith("/lookup/") ? HttpAnswer.text("no record at all\n") : DATABASE.answer(path),
        DATABASE, "")).first().isEqualTo("record: BAD_CONTENT malformed record data");
  }

  @Test
  void aPageOfAFilterIsNoAnswerOfTheDatabase() throws Exception {
    assertThat(check(_ -> HttpAnswer.html(200, "OK", "<html>blocked"), DATABASE, ""))
        .containsExactly("record: BAD_CONTENT <html>blocked", "other-way: holds");
    assertThat(((ChecksumRecord) seen.getFirst().measurement()).isRefused()).isFalse();
  }

  @Test
  void aTileThatCannotBeHadIsNamedAndRefusesNothing() throws Exception {
    assertThat(check(path -> path.startsWith("/tile/") ? HttpAnswer.text(503, "Busy", "") : DATABASE.answer(path), DATABASE,
        "")).containsExactly("record: SERVER_ERROR /tile/8/1/000: 503 Busy", "other-way: holds");
  }

  @Test
  void aVersionThatTheDatabaseDoesNotKnowIsToldToNobodyElse() throws Exception {
    assertThat(check(HttpAnswer::notFound, DATABASE, "")).hasSize(1).allMatch(line -> line.startsWith("record: NOT_FOUND"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void aPrivateModuleIsLookedUpNowhere() throws Exception {
    assertThat(check(DATABASE, DATABASE, "example.test/*")).isEmpty();
    assertThat(asked).isEmpty();
  }
}
