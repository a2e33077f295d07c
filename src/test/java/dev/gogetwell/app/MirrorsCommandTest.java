package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MirrorsCommandTest {
  private static final ModuleArchive MODULE = ModuleArchive.create("example.test/lib", "v1.2.3");
  private static final ChecksumDatabase DATABASE = ChecksumDatabase.create("sums.test", List.of(MODULE), 40);

  @TempDir private Path folder;
  private final ServerLog log = new ServerLog();
  private final List<TcpServer> running = new ArrayList<>();
  private String database = "";

  @BeforeEach
  void serveTheDatabase() throws IOException {
    assumeTrue(System.getProperty("os.name").startsWith("Linux"), "the environment is made up for Linux");
    database = serve(DATABASE);
  }

  @AfterEach
  void end() {
    running.forEach(TcpServer::close);
  }

  private String serve(HttpService service) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    running.add(TcpServer.start(listener, socket -> service.serve(socket.getInputStream(), socket.getOutputStream())));
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  private static String closed() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  private ModuleProxy proxy(ModuleArchive module) {
    return new ModuleProxy("mirror", "", List.of(module), DATABASE, Duration.ZERO, log);
  }

  private static ModuleArchive changed() {
    Map<String, String> files = new LinkedHashMap<>(MODULE.files());
    files.put("more.go", "package more\n");
    return ModuleArchive.of(MODULE.path(), MODULE.version(), files);
  }

  private Path list(String... mirrors) throws IOException {
    return Files.writeString(folder.resolve("hosts.json"),
        JsonMapper.shared().writeValueAsString(Map.of("mirrors", List.of(mirrors))));
  }

  private Headless headless(String goproxy, String goprivate) {
    return new Headless(Language.ENGLISH, Map.of("HOME", folder.toString(), "PATH", System.getenv("PATH")
        + ":/usr/local/go/bin", "GOPROXY", goproxy, "GOSUMDB", DATABASE.verifierKey() + " " + database, "GOPRIVATE",
        goprivate, "GOTOOLCHAIN", "local", "GOENV", folder.resolve("goenv").toString(), "GOFLAGS", "-modcacherw"),
        new byte[0]);
  }

  private JsonNode compare(String goproxy, String... mirrors) throws IOException {
    Headless program = headless(goproxy, "");
    program.run("mirrors", MODULE.reference(), "--hosts", list(mirrors).toString(), "--json");
    return program.json();
  }

  @Test
  void mirrorsAreComparedWithWhatTheDatabaseHasSigned() throws IOException {
    String whole = serve(proxy(MODULE));
    String withoutDatabase = serve(path -> path.startsWith("/sumdb/") ? HttpAnswer.notFound(path) : proxy(MODULE).answer(path));
    String lying = serve(proxy(changed()));
    String empty = serve(HttpAnswer::notFound);
    String dead = closed();
    JsonNode told = compare("direct", withoutDatabase, lying, empty, dead, whole);
    assertThat(told.path("mirrors").valueStream().map(mirror -> mirror.path("version").asBoolean() + " "
        + mirror.path("files").asString() + " " + mirror.path("checksums").asString() + " "
        + mirror.path("failure").asString("-")).toList()).containsExactly("true published no -", "true other yes -",
            "false unknown no not-found", "false unknown not-asked refused", "true published yes -");
    assertThat(told.path("recommended").asString()).as("one that passes the database on comes first").isEqualTo(whole);
    assertThat(told.path("goproxy").asString()).isEqualTo(whole + ",direct");
    assertThat(told.path("published").size()).isEqualTo(2);
  }

  @Test
  void aCompanysOwnProxyStaysInFrontWithItsSeparator() throws IOException {
    String whole = serve(proxy(MODULE));
    String own = serve(HttpAnswer::notFound);
    String broken = serve(_ -> HttpAnswer.text(500, "Internal Server Error", "no"));
    assertThat(compare(own + "|" + whole + "/,direct", whole).path("goproxy").asString())
        .isEqualTo(own + "|" + whole + ",direct");
    assertThat(compare(own, whole).path("goproxy").asString()).isEqualTo(own + "," + whole);
    assertThat(compare(broken + "|" + own, whole).path("goproxy").asString()).isEqualTo(broken + "|" + own + "," + whole);
    JsonNode left = compare(broken + "," + own + ",direct", whole);
    assertThat(left.path("goproxy").asString()).as("go would stop there").isEqualTo(own + "," + whole + ",direct");
    assertThat(left.path("leftOut").path(0).asString()).isEqualTo(broken);
  }

  @Test
  void nothingIsRecommendedThatCannotBeComparedWithASignedRecord() throws IOException {
    String key = DATABASE.verifierKey();
    ChecksumDatabase stranger = ChecksumDatabase.create("sums.test", List.of(MODULE), 2);
    database = serve(stranger);
    String lying = serve(new ModuleProxy("mirror", "", List.of(MODULE), stranger, Duration.ZERO, log));
    JsonNode told = compare("direct", lying);
    assertThat(key).isEqualTo(DATABASE.verifierKey());
    assertThat(told.has("recommended")).isFalse();
    assertThat(told.path("mirrors").path(0).path("recordHolds").asBoolean()).isFalse();
    assertThat(told.path("mirrors").path(0).path("files").asString()).isEqualTo("unknown");
  }

  @Test
  void aPrivateModuleIsToldToNobody() throws IOException {
    Headless program = headless("direct", "example.test/*");
    assertThat(program.run("mirrors", MODULE.reference(), "--hosts", list(serve(proxy(MODULE))).toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).contains("private");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void underOnlyGoHostsTheHostsAreNamedAndNotAsked() throws IOException {
    String whole = serve(proxy(MODULE));
    Headless program = headless("direct", "");
    assertThat(program.run("mirrors", MODULE.reference(), "--only-go-hosts", "--hosts", list(whole).toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(program.err()).contains(whole);
    assertThat(log.lines()).isEmpty();
    Headless shipped = headless("direct", "");
    shipped.run("mirrors", "--only-go-hosts");
    assertThat(shipped.err()).contains("https://goproxy.cn", "https://proxy.golang.org");
  }

  @Test
  void aListOfOnesOwnIsExplainedAndOnlyPreviewed() {
    Headless program = headless("direct", "");
    assertThat(program.run("mirrors", "--use", "https://a.example|https://b.example,direct")).as(program.err())
        .isEqualTo(ExitCode.OK);
    assertThat(program.out()).contains("moves on after any failure", "moves on only after 404 or 410",
        "the repository itself");
    assertThat(folder.resolve("goenv")).doesNotExist();
  }

  @Test
  void aListThatGoCannotReadIsRefused() {
    Headless program = headless("direct", "");
    assertThat(program.run("mirrors", "--use", "ftp://a.example")).isEqualTo(ExitCode.USAGE);
    assertThat(headless("direct", "").run("mirrors", "example.test/lib")).as("no version").isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theRecommendedListIsTriedByTheRealGoWrittenAndTakenBack() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/local/go/bin/go")), "skipped: there is no go here");
    Path hosts = list(closed(), serve(proxy(changed())), serve(proxy(MODULE)));
    Map<String, String> home = Map.of("HOME", folder.toString(), "PATH", System.getenv("PATH") + ":/usr/local/go/bin",
        "GOSUMDB", DATABASE.verifierKey() + " " + database, "GOTOOLCHAIN", "local", "GOENV",
        folder.resolve("goenv").toString(), "GOFLAGS", "-modcacherw", "SHELL", "/bin/sh");
    Files.writeString(folder.resolve("goenv"), "GOPROXY=" + closed() + "\n");
    String before = Files.readString(folder.resolve("goenv"));
    Headless trying = new Headless(Language.ENGLISH, home, new byte[0]);
    assertThat(trying.run("mirrors", MODULE.reference(), "--hosts", hosts.toString(), "--try", "--apply"))
        .as(trying.out() + trying.err()).isEqualTo(ExitCode.OK);
    assertThat(trying.out()).contains("go get passes with this list");
    assertThat(Files.readString(folder.resolve("goenv"))).isNotEqualTo(before).contains("GOPROXY=");
    Headless undoing = new Headless(Language.ENGLISH, home, new byte[0]);
    assertThat(undoing.run("fix", "undo")).as(undoing.err()).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("goenv")).content().isEqualTo(before);
  }
}
