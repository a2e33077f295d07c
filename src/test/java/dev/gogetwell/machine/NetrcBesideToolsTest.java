package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.NetrcMisses;
import dev.gogetwell.gorules.NetrcMisses.Reader;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.RequestHead;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Entries of netrc that fit, and entries that nearly do: whether the real `go` and git send them decides.
@EnabledOnOs(OS.LINUX)
class NetrcBesideToolsTest {
  private static final String LOGIN = "builder:right-word-7";

  @TempDir private Path folder;
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();
  private TcpServer server;
  private String authority;
  private Environment environment;
  private Bench bench;

  @BeforeEach
  void startAServerThatAsksForALogin() throws IOException {
    bench = new Bench(folder);
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    authority = "localhost:" + listener.getLocalPort();
    LabAuthority root = LabAuthority.create("Practice", Instant.now());
    server = TcpServer.start(listener, new TlsServer(_ -> new TlsBehaviour.Serve(
        root.identity(LabAuthority.Form.GOOD, List.of("localhost"))), new HttpService() {
          @Override
          public HttpAnswer answer(String path) {
            return HttpAnswer.text(401, "Unauthorized", "who are you?\n");
          }

          @Override
          public HttpAnswer answer(RequestHead head) {
            head.field("Authorization").map(value -> new String(Base64.getDecoder().decode(
                value.replaceFirst("^Basic ", "")), StandardCharsets.UTF_8)).ifPresent(sent::add);
            return answer(head.words()[1]);
          }
        }));
    Path roots = Files.writeString(folder.resolve("roots.pem"), root.rootPem());
    environment = bench.environment().with("SSL_CERT_FILE", roots.toString()).with("GIT_SSL_CAINFO", roots.toString())
        .with("GOPROXY", "https://" + authority).with("GOFLAGS", "-modcacherw").with("GOTOOLCHAIN", "local")
        .with("GOPATH", folder.resolve("gopath").toString()).with("GOCACHE", folder.resolve("gocache").toString())
        .with("GIT_TERMINAL_PROMPT", "0").with("GIT_ASKPASS", "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// HOST stands for the host, PLACE for host and port, BOM for a byte order mark.
  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "sent", value = {
      "machine PLACE login builder password right-word-7 | sent | NAME",
      "machine HOST login builder password right-word-7 | NAME | sent",
      "machine HOST login builder password right-word-7\\nmachine PLACE login builder password right-word-7 | sent | sent",
      "machine https://PLACE/ login builder password right-word-7 | sent | NAME",
      "machine LOCALHOST:PORT login builder password right-word-7 | CASE | NAME",
      "machine LOCALHOST login builder password right-word-7 | NAME | sent",
      "machine www.PLACE login builder password right-word-7 | NAME | NAME",
      "machine PLACE login builder | INCOMPLETE | NAME",
      "machine PLACE\\n  login builder\\n  password right-word-7 | sent | NAME",
      "machine HOST\\r\\n  login builder\\r\\n  password right-word-7\\r\\n | NAME | sent",
      "machine\\nPLACE login builder password right-word-7 | BROKEN_LINE | NAME",
      "machine\\nHOST login builder password right-word-7 | NAME | sent",
      "BOMmachine PLACE login builder password right-word-7 | MARK | MARK",
      "macdef init\\ncd /x\\nmachine PLACE login builder password right-word-7 | MACRO | MACRO",
      "macdef init\\ncd /x\\n\\nmachine PLACE login builder password right-word-7 | sent | NAME",
      "macdef init\\r\\ncd /x\\r\\n\\r\\nmachine PLACE login builder password right-word-7 | MACRO | NAME",
      "default\\nmachine PLACE login builder password right-word-7 | DEFAULT | DEFAULT",
      "default login a password b\\nmachine HOST login builder password right-word-7 | NAME | DEFAULT",
      "default login a password b\\nmachine PLACE login builder password right-word-7 | sent | DEFAULT",
      "machine other.test login a password b\\nmachine HOST login builder password right-word-7 | NAME | sent"})
  void isTakenOrNamedAsTheToolsDo(String netrc, NetrcMisses.Why go, NetrcMisses.Why git) throws Exception {
    String text = netrc.replace("\\n", "\n").replace("\\r", "\r").replace("BOM", "\uFEFF").replace("PLACE", authority)
        .replace("PORT", authority.substring(authority.indexOf(':') + 1)).replace("HOST", "localhost")
        .replace("LOCALlocalhost", "LOCALHOST");
    Files.writeString(bench.home().resolve(".netrc"), text);
    assertThat(goSends()).as("go").isEqualTo(go == null);
    assertThat(gitSends()).as("git").isEqualTo(git == null);
    assertThat(NetrcMisses.of(text, authority, Reader.GO).map(NetrcMisses.Miss::why).orElse(null)).isEqualTo(go);
    assertThat(NetrcMisses.of(text, "localhost", Reader.GIT).map(NetrcMisses.Miss::why).orElse(null)).isEqualTo(git);
  }

  private boolean goSends() throws Exception {
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve("go.mod"), "module netrc.test/app\n\ngo 1.18\n");
    return sends(List.of(bench.go().toString(), "mod", "download", "netrc.test/m@v1.0.0"), project);
  }

  private boolean gitSends() throws Exception {
    return sends(List.of(bench.git().toString(), "ls-remote", "https://" + authority + "/x.git"), folder);
  }

  private boolean sends(List<String> command, Path where) throws Exception {
    sent.clear();
    new Processes().run(ProcessSpec.of(command, environment, where, Duration.ofSeconds(60)));
    return sent.contains(LOGIN);
  }
}
