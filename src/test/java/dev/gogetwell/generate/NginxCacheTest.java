package dev.gogetwell.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.file.TreeDeletion;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The configuration that is made, in the real nginx, with the real `go` in front of it and a mirror behind it that
/// wants TLS with its name and keeps its archives on another host.
class NginxCacheTest {
  private static final String MODULE = "code.example.test/team/lib";
  private static final ModuleArchive LIB = ModuleArchive.create(MODULE, "v1.4.2");
  private static final ModuleArchive OTHER = ModuleArchive.create("code.example.test/team/other", "v0.3.0");
  private static final ModuleArchive ELSEWHERE = ModuleArchive.create("code.example.test/elsewhere", "v1.0.0");
  private static final ModuleArchive TRUE_ONE = ModuleArchive.create("code.example.test/team/bad", "v1.0.0");

  private static final ModuleArchive POISONED =
      ModuleArchive.create("code.example.test/team/bad", "v1.0.0", List.of("implant"));
  private static final ModuleArchive PRIVATE = ModuleArchive.create("git.corp.example/team/secret", "v1.0.0");

  private static final String ZIP = "/" + MODULE + "/@v/v1.4.2.zip";
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  @TempDir(cleanup = CleanupMode.NEVER) private Path folder;
  private LabMirror mirror;
  private int port;
  private Optional<RunningNginx> nginx = Optional.empty();

  @BeforeEach
  void putUp() throws IOException {
    RunningNginx.needed();
    mirror = new LabMirror(folder, List.of(LIB, OTHER, ELSEWHERE, POISONED, PRIVATE),
        List.of(LIB, OTHER, ELSEWHERE, TRUE_ONE));
    port = RunningNginx.freePort();
  }

  @AfterEach
  void takeDown() {
    nginx.ifPresent(RunningNginx::close);
    mirror.close();
    TreeDeletion.delete(folder);
  }

  @Test
  void theRealGoFetchesThroughItAndTheSecondTimeNobodyElseIsAsked() throws Exception {
    start(wish(10_000, List.of(), mirror.roots));
    assertThat(go(LIB.reference()).out()).contains(LIB.zipHash());
    assertThat(get(ZIP).headers().firstValue("X-Cache-Status")).contains("HIT");
    assertThat(mirror.asked("storage", ZIP)).as("a redirect is followed by the cache").isEqualTo(1);
    assertThat(mirror.log.lines()).as("the checksum database comes through the cache")
        .anyMatch(line -> line.startsWith("mirror /sumdb/sums.example.test/lookup/" + MODULE));

    mirror.die();
    ProcessResult again = go(LIB.reference());
    assertThat(again.out()).as("the mirror is gone").contains("\"Zip\"").contains(LIB.zipHash());
    assertThat(get("/" + MODULE + "/@v/list").headers().firstValue("X-Cache-Status").orElse("none"))
        .as("what was never fetched cannot be served").isNotEqualTo("HIT");
  }

  @Test
  void theFirstAnswerIsAMissTheSecondAHitAndAListIsServedOnWhileTheMirrorIsDown() throws Exception {
    start(wish(10_000, List.of(), mirror.roots));
    String list = "/" + MODULE + "/@v/list";
    assertThat(get(list).headers().firstValue("X-Cache-Status")).contains("MISS");
    assertThat(get(list + "?nocache=1").headers().firstValue("X-Cache-Status")).contains("HIT");
    mirror.die();
    await().atMost(Duration.ofSeconds(20)).until(() ->
        get(list).headers().firstValue("X-Cache-Status").orElse("").equals("STALE"));
    assertThat(get(list).body()).isEqualTo("v1.4.2\n");
  }

  @Test
  void aPoisonedArchiveIsRefusedByGo() throws Exception {
    start(wish(10_000, List.of(), mirror.roots));
    ProcessResult refused = go(TRUE_ONE.reference());
    assertThat(refused.out()).contains("checksum mismatch").contains("SECURITY ERROR");
  }

  @Test
  void aPrivateModuleIsRefusedAndNeverToldToTheMirror() throws Exception {
    start(wish(10_000, List.of("*.corp.example", "github.com/Acme"), mirror.roots));
    for (String path : List.of("/git.corp.example/team/secret/@v/list", "/%67it.corp.example/team/secret/@latest",
        "//git.corp.example/team/secret/@v/v1.0.0.zip", "/x/../git.corp.example/team/secret/@v/list",
        "/sumdb/sums.example.test/lookup/git.corp.example/team/secret@v1.0.0", "/github.com/!acme/x/@v/list",
        "/GIT.Corp.Example/team/secret/@v/list")) {
      assertThat(raw(path)).as(path).startsWith("HTTP/1.1 403 ");
    }
    assertThat(go(PRIVATE.reference()).out()).contains("403").contains("GOPRIVATE");
    assertThat(raw("/github.com/acmecorp/x/@v/list")).as("the control: another owner").startsWith("HTTP/1.1 404 ");
    assertThat(mirror.log.lines()).noneMatch(line -> line.contains("corp.example/") || line.contains("acme/"));
  }

  @Test
  void fiftyClientsWithAThousandRequestsMakeOneRequestForEachFile() throws Exception {
    start(wish(100_000, List.of(), mirror.roots));
    List<String> paths = Stream.of(LIB, OTHER).flatMap(module -> Stream.of(".info", ".mod", ".zip")
        .map(end -> "/" + module.path() + "/@v/" + module.version() + end)).toList();
    try (ExecutorService clients = Executors.newFixedThreadPool(50)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        String path = paths.get(i % paths.size());
        answers.add(clients.submit(() -> get(path).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(paths).allSatisfy(path -> assertThat(mirror.asked("mirror", path)).as(path).isEqualTo(1));
    assertThat(mirror.log.lines().stream().filter(line -> line.startsWith("storage "))).hasSize(2);
  }

  @Test
  void credentialsOfAClientReachNeitherTheMirrorNorTheKey() throws Exception {
    start(wish(10_000, List.of(), mirror.roots));
    String path = "/" + OTHER.path() + "/@v/v0.3.0.mod";
    HttpRequest signedIn =
        HttpRequest.newBuilder(uri(path)).header("Authorization", "Basic c2VjcmV0OnNlY3JldA==").build();
    assertThat(client.send(signedIn, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(get(path).headers().firstValue("X-Cache-Status")).contains("HIT");
    assertThat(mirror.log.lines()).noneMatch(line -> line.contains("Basic"));
    assertThat(mirror.asked("mirror", path)).isEqualTo(1);
  }

  @Test
  void aMirrorWhoseCertificateIsNotTrustedIsNotAsked() throws Exception {
    Path others = Files.writeString(folder.resolve("others.pem"),
        LabAuthority.create("Somebody Else", Instant.now()).rootPem());
    start(wish(10_000, List.of(), others));
    assertThat(get("/" + MODULE + "/@v/list").statusCode()).isEqualTo(502);
    assertThat(mirror.log.lines()).isEmpty();
  }

  @Test
  void aRedirectToAHostThatNobodyNamedIsNotFollowed() throws Exception {
    start(wish(10_000, List.of(), mirror.roots));
    HttpResponse<String> refused = get("/" + ELSEWHERE.path() + "/@v/v1.0.0.zip");
    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(mirror.log.lines()).noneMatch(line -> line.startsWith("storage "));
  }

  @Test
  void whoAsksTooOftenAndWhoIsNotNamedIsRefused() throws Exception {
    start(new CacheWish(CachePlace.LAPTOP, upstream(mirror.roots), new CacheWish.Listening(port,
        RunningNginx.freePort(), Optional.empty(), Optional.empty(), List.of("127.0.0.2"), 1), keeping(), List.of()));
    String path = "/" + MODULE + "/@v/v1.4.2.mod";
    assertThat(get(path).statusCode()).as("127.0.0.1 is not 127.0.0.2").isEqualTo(403);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(raw(path, "127.0.0.2").substring(9, 12));
    }
    assertThat(answers).startsWith("200").contains("429");
  }

  @Test
  void anAnswerThatIsCutOffIsNotKept() throws Exception {
    start(wish(10_000, List.of(), mirror.roots));
    String path = "/" + MODULE + "/@v/v1.4.2.mod";
    mirror.cutNext();
    assertThat(raw(path)).doesNotEndWith(LIB.goMod());
    assertThat(get(path).body()).isEqualTo(LIB.goMod());
    assertThat(mirror.asked("mirror", path)).isEqualTo(2);
  }

  @Test
  void onlyPathsOfTheProtocolReachTheMirror() throws Exception {
    start(wish(10_000, List.of(), mirror.roots));
    assertThat(get("/code.example.test/none/@v/v1.0.0.mod").statusCode()).isEqualTo(404);
    assertThat(get("/not-of-the-protocol").statusCode()).isEqualTo(404);
    assertThat(mirror.log.lines()).containsExactly("mirror /code.example.test/none/@v/v1.0.0.mod");
  }

  @Test
  void aServerInTheCompanysNetworkWithTlsIsAcceptedByNginx() throws Exception {
    LabAuthority authority = LabAuthority.create("Company", Instant.now());
    Issued leaf = authority.order(List.of("cache.corp.example")).signedBy(authority.intermediate());
    Path certificate = Files.writeString(folder.resolve("cert.pem"), leaf.pem());
    Path key = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(leaf.keys().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n");
    CacheWish lan = new CacheWish(CachePlace.LAN, upstream(mirror.roots), new CacheWish.Listening(port,
        RunningNginx.freePort(), Optional.of("cache.corp.example"),
        Optional.of(new CacheWish.TlsFiles(certificate.toString(), key.toString())),
        List.of("10.0.0.0/8", "fd00::/8"), 50), keeping(), List.of("git.corp.example"));
    Generated made = new NginxCache().make(lan);
    Generated here = new Generated(made.kind(), made.files().stream().map(file -> new GeneratedFile(file.name(),
        file.content().replace("/var/log/nginx/", ""))).toList(), made.next());
    RunningNginx.write(here, folder);
    ProcessResult tried = RunningNginx.tried(folder);
    assertThat(tried.err()).contains("test is successful");
    assertThat(made.next().toString()).contains("GOPROXY=https://cache.corp.example:" + port + ",https://");
  }

  private CacheWish wish(int rate, List<String> privates, Path roots) throws IOException {
    return new CacheWish(CachePlace.LAPTOP, upstream(roots), new CacheWish.Listening(port, RunningNginx.freePort(),
        Optional.empty(), Optional.empty(), List.of(), rate), keeping(), privates);
  }

  private CacheWish.Upstream upstream(Path roots) {
    return new CacheWish.Upstream(URI.create("https://" + LabMirror.NAME + ":" + mirror.port),
        List.of(LabMirror.STORAGE + ":" + mirror.storagePort), roots.toString(), List.of(mirror.resolver));
  }

  private static CacheWish.Keeping keeping() {
    return new CacheWish.Keeping("gomod-cache", "100m", Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  private void start(CacheWish wish) throws IOException, InterruptedException, UnfitWishException {
    RunningNginx.write(new NginxCache().make(wish), folder);
    assertThat(RunningNginx.tried(folder).err()).contains("test is successful");
    nginx = Optional.of(RunningNginx.start(folder, port));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30)).build(),
        BodyHandlers.ofString());
  }

  private String raw(String path) throws IOException {
    return raw(path, "127.0.0.1");
  }

  /// The status line of a request that no client would tidy up.
  private String raw(String path, String from) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port,
        InetAddress.ofLiteral(from), 0)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: cache\r\nConnection: close\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// `go mod download` with an empty cache of its own.
  private ProcessResult go(String module) throws IOException, InterruptedException {
    Environment here = Environment.ofThisProcess();
    Optional<Path> go = ProgramSearch.find("go", here, List.of(Path.of("/usr/local/go/bin")));
    assumeTrue(go.isPresent(), "skipped: no go on the PATH");
    Path home = Files.createTempDirectory(folder, "home");
    Environment bare = Environment.of(here.os(), Map.of("PATH", here.value("PATH"),
        "HOME", home.toString(), "GOPROXY", "http://127.0.0.1:" + port, "GOFLAGS", "-modcacherw",
        "GOTOOLCHAIN", "local", "GOSUMDB", mirror.database.verifierKey()));
    return new Processes().run(ProcessSpec.of(List.of(go.orElseThrow().toString(), "mod", "download", "-json", module),
        bare, home, Duration.ofSeconds(60)));
  }
}
