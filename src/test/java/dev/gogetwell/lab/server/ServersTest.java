package dev.gogetwell.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class ServersTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ServerLog log = new ServerLog();

  @Test
  void theEmptyTreeAndTheEmptyLeafHaveTheHashesOfTheStandard() {
    assertThat(hex(new MerkleLog(List.of()).root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(hex(new MerkleLog(List.of("")).root()))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  }

  @Test
  void aTreeOfThreeIsANodeOverAPairAndALeaf() {
    MerkleLog three = new MerkleLog(List.of("a", "b", "c"));
    byte[] pair = new MerkleLog(List.of("a", "b")).root();
    byte[] leaf = new MerkleLog(List.of("c")).root();
    assertThat(three.root()).isEqualTo(ModuleArchive.sha256(new byte[] {1}, pair, leaf));
    assertThat(three.tile(1, 1, 0, 1)).isEqualTo(pair);
    assertThat(three.tile(8, 0, 0, 3)).hasSize(96).endsWith(leaf);
    assertThat(three.tile(8, 0, 0, 4)).isEmpty();
    assertThat(three.tile(30, 60, 999, 1)).isEmpty();
  }

  @Test
  void theTreeNoteIsSignedWithTheKeyThatTheVerifierKeyNames() throws Exception {
    ModuleArchive module = ModuleArchive.create("code.example.test/a/b", "v1.2.3");
    ChecksumDatabase database = ChecksumDatabase.create("sums.test", List.of(module), 4);
    String answer = new String(database.answer("/lookup/code.example.test/a/b@v1.2.3").body(), StandardCharsets.UTF_8);
    assertThat(answer).startsWith("4\n" + module.sumLines() + "\ngo.sum database tree\n5\n");

    String[] key = database.verifierKey().split("\\+", 3);
    byte[] encoded = Base64.getDecoder().decode(key[2]);
    String note = answer.substring(answer.indexOf("go.sum database tree"), answer.indexOf("\u2014") - 1);
    byte[] signature = Base64.getDecoder().decode(answer.substring(answer.lastIndexOf(' ') + 1).strip());
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] spki = Arrays.copyOf(prefix, 44);
    System.arraycopy(encoded, 1, spki, 12, 32);
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
    verifier.update(note.getBytes(StandardCharsets.UTF_8));
    assertThat(hex(Arrays.copyOf(signature, 4))).isEqualTo(key[1]);
    assertThat(verifier.verify(Arrays.copyOfRange(signature, 4, 68))).isTrue();
  }

  @Test
  void anUnknownModuleIsNotInTheDatabase() {
    ChecksumDatabase database = ChecksumDatabase.create("sums.test", List.of(), 2);
    assertThat(database.answer("/lookup/example.test/none@v1.0.0").status()).isEqualTo(404);
    assertThat(database.answer("/tile/8/0/x1/2/3").status()).isEqualTo(404);
  }

  @Test
  void theNameServerAnswersFromItsZoneOverUdpAndTcp() throws Exception {
    try (DnsServer server = dns(DnsServer.Behaviour.ANSWER)) {
      for (boolean tcp : new boolean[] {false, true}) {
        Message known = ask(server, "WWW.example.test.", tcp);
        assertThat(known.getSection(Section.ANSWER)).singleElement().extracting(Record::rdataToString)
            .isEqualTo("203.0.113.7");
        assertThat(ask(server, "none.example.test.", tcp).getRcode()).isEqualTo(Rcode.NXDOMAIN);
      }
    }
    assertThat(log.lines()).contains("dns A none.example.test.");
  }

  @Test
  void theNameServerFailsInTheDeclaredWay() throws Exception {
    try (DnsServer broken = dns(DnsServer.Behaviour.SERVFAIL); DnsServer strict = dns(DnsServer.Behaviour.REFUSED);
        DnsServer silent = dns(DnsServer.Behaviour.SILENT)) {
      assertThat(ask(broken, "www.example.test.", false).getRcode()).isEqualTo(Rcode.SERVFAIL);
      assertThat(ask(strict, "www.example.test.", false).getRcode()).isEqualTo(Rcode.REFUSED);
      SimpleResolver resolver = resolver(silent, false);
      resolver.setTimeout(Duration.ofMillis(300));
      assertThatThrownBy(() -> resolver.send(query("www.example.test."))).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aResetIsAResetAndAnEofIsAnEof() throws Exception {
    try (TcpServer reset = tls(new TlsBehaviour.Reset()); Socket socket = connected(reset)) {
      socket.getOutputStream().write(hello());
      assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
    }
    try (TcpServer eof = tls(new TlsBehaviour.Eof()); Socket socket = connected(eof)) {
      socket.getOutputStream().write(hello());
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anAlertIsSentAsARecord() throws Exception {
    try (TcpServer alert = tls(new TlsBehaviour.Alert(80)); Socket socket = connected(alert)) {
      socket.getOutputStream().write(hello());
      assertThat(socket.getInputStream().readNBytes(7)).containsExactly(21, 3, 3, 0, 2, 2, 80);
    }
  }

  @Test
  void brokenBytesHaveNoServerName() throws Exception {
    for (byte[] bytes : List.of(hello(), new byte[] {22, 3, 1, -1, -1, 1}, new byte[] {1, 2, 3, 4, 5})) {
      assertThat(ClientHelloBytes.read(new java.io.ByteArrayInputStream(bytes)).serverName()).isEmpty();
    }
  }

  @Test
  void theProxyAsksForCredentialsAndLetsTheRightOnesPass() throws Exception {
    ConnectProxy proxy = new ConnectProxy("proxy", Optional.of("clerk:secret"),
        target -> new ConnectProxy.Refuse(403, "Forbidden"), log);
    try (TcpServer server = TcpServer.start(new ServerSocket(0, 5, LOOPBACK), proxy)) {
      assertThat(connect(server, "")).startsWith("HTTP/1.1 407 ");
      assertThat(connect(server, "Proxy-Authorization: Basic bm9ib2R5Og==\r\n")).startsWith("HTTP/1.1 407 ");
      assertThat(connect(server, "proxy-authorization: Basic Y2xlcms6c2VjcmV0\r\n")).startsWith("HTTP/1.1 403 ");
    }
    assertThat(log.lines()).containsOnly("proxy CONNECT host.test:443");
  }

  @Test
  void certificatesHaveTheDeclaredForm() throws Exception {
    Instant now = Instant.parse("2026-03-04T05:06:07Z");
    LabAuthority authority = LabAuthority.create("Test", now);
    assertThat(chain(authority, LabAuthority.Form.GOOD)).hasSize(2).first()
        .satisfies(leaf -> assertThat(leaf.getSubjectAlternativeNames()).hasToString("[[2, a.test], [7, 127.0.0.1]]"));
    assertThat(chain(authority, LabAuthority.Form.EXPIRED).getFirst().getNotAfter().toInstant()).isBefore(now);
    assertThat(chain(authority, LabAuthority.Form.INCOMPLETE)).hasSize(1);
    X509Certificate self = chain(authority, LabAuthority.Form.SELF_SIGNED).getFirst();
    assertThat(self.getIssuerX500Principal()).isEqualTo(self.getSubjectX500Principal());
  }

  private List<X509Certificate> chain(LabAuthority authority, LabAuthority.Form form) throws Exception {
    TlsServer handler = TlsServer.always(
        new TlsBehaviour.Serve(authority.identity(form, List.of("a.test", "127.0.0.1"))), HttpAnswer::notFound);
    try (TcpServer server = TcpServer.start(new ServerSocket(0, 5, LOOPBACK), handler)) {
      List<X509Certificate> seen = new java.util.ArrayList<>();
      javax.net.ssl.SSLContext context = javax.net.ssl.SSLContext.getInstance("TLS");
      context.init(null, new javax.net.ssl.TrustManager[] {new Curious(seen)}, null);
      try (Socket socket = context.getSocketFactory().createSocket(LOOPBACK, server.port())) {
        socket.setSoTimeout(5000);
        socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 404");
      }
      return seen;
    }
  }

  /// Accepts every chain and keeps it: the test is about what the server shows.
  private record Curious(List<X509Certificate> seen) implements javax.net.ssl.X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      seen.addAll(List.of(chain));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private TcpServer tls(TlsBehaviour behaviour) throws IOException {
    return TcpServer.start(new ServerSocket(0, 5, LOOPBACK), TlsServer.always(behaviour, HttpAnswer::notFound));
  }

  private Socket connected(TcpServer server) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(LOOPBACK, server.port()), 5000);
    socket.setSoTimeout(5000);
    return socket;
  }

  private String connect(TcpServer server, String field) throws IOException {
    try (Socket socket = connected(server)) {
      socket.getOutputStream().write(("CONNECT host.test:443 HTTP/1.1\r\nHost: host.test\r\n" + field + "\r\n")
          .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /// A record that is no ClientHello but looks like a handshake.
  private static byte[] hello() {
    return new byte[] {22, 3, 1, 0, 4, 1, 0, 0, 0};
  }

  private DnsServer dns(DnsServer.Behaviour behaviour) throws IOException {
    return DnsServer.start("dns", LOOPBACK, 0, Map.of("www.example.test", List.of("203.0.113.7")), behaviour,
        Duration.ZERO, log);
  }

  private static SimpleResolver resolver(DnsServer server, boolean tcp) {
    SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(LOOPBACK, server.port()));
    resolver.setTCP(tcp);
    resolver.setTimeout(PATIENCE);
    return resolver;
  }

  private static Message ask(DnsServer server, String name, boolean tcp) throws IOException {
    return resolver(server, tcp).send(query(name));
  }

  private static Message query(String name) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name), Type.A, DClass.IN));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
