package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.machine.process.ProcessResult;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Servers that send without end or a byte a second, and children that do not go, against the program in 256 MB: it
/// keeps its time, tells what it knows, and does not crash.
@Tag("slow")
class HostileNetworkTest {
  /// What is granted beyond the time limit to start a JVM on a busy machine and to write the report.
  private static final Duration GRACE = Duration.ofSeconds(25);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  /// First words, then the same again and again, then how long to pause between.
  private record Script(boolean tls, byte[] first, byte[] again, Duration pause) {
    static Script http(String first, String again) {
      return new Script(false, latin(first), latin(again), Duration.ZERO);
    }

    static Script tls(int... again) {
      byte[] bytes = new byte[again.length];
      for (int i = 0; i < again.length; i++) {
        bytes[i] = (byte) again[i];
      }
      return new Script(true, new byte[0], bytes, Duration.ZERO);
    }

    Script dripping() {
      return new Script(tls, first, again, Duration.ofSeconds(1));
    }
  }

  private static final Map<String, Script> SCRIPTS = new LinkedHashMap<>();

  static {
    SCRIPTS.put("header without end", Script.http(OK, "x"));
    SCRIPTS.put("header lines without end", Script.http(OK, "Set-Cookie: x\r\n"));
    SCRIPTS.put("interim answers", Script.http("", "HTTP/1.1 103 Early Hints\r\n\r\n"));
    SCRIPTS.put("chunk extension", Script.http(OK + "Transfer-Encoding: chunked\r\n\r\n1;x=", "y"));
    SCRIPTS.put("tiny chunks", Script.http(OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"));
    SCRIPTS.put("body without end", Script.http(OK + "Content-Encoding: gzip\r\n\r\n", "\u0000"));
    SCRIPTS.put("redirects", Script.http("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n", ""));
    SCRIPTS.put("dripping header", Script.http(OK, "x").dripping());
    SCRIPTS.put("dripping body", Script.http(OK + "\r\n", "x").dripping());
    SCRIPTS.put("warnings", Script.tls(21, 3, 3, 0, 2, 1, 90));
    SCRIPTS.put("empty handshakes", Script.tls(22, 3, 3, 0, 0));
    SCRIPTS.put("change cipher specs", Script.tls(20, 3, 3, 0, 1, 1));
    SCRIPTS.put("long certificate", Script.tls(22, 3, 3, 0, 4, 11, 255, 255, 255));
    SCRIPTS.put("dripping TLS", Script.tls(22).dripping());
    SCRIPTS.put("bytes in records of their own", Script.tls(22, 3, 3, 0, 1, 2));
  }

  @TempDir private Path folder;
  private Path project;
  private final List<TcpServer> servers = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();

  @BeforeEach
  void makeAMachine() throws IOException {
    project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("go.mod"), "module practice.test/app\n\ngo 1.18\n");
    variables.putAll(Map.of("HOME", Files.createDirectory(folder.resolve("home")).toString(), "PATH", "/usr/bin:/bin",
        "GOSUMDB", "off", "GOTOOLCHAIN", "local", "SHELL", "/bin/sh"));
  }

  @AfterEach
  void close() {
    servers.forEach(TcpServer::close);
  }

  private String serve(Script script) throws IOException {
    TcpServer server = TcpServer.start(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), socket -> {
      int ignored = socket.getInputStream().read(new byte[16_384]);
      OutputStream out = socket.getOutputStream();
      out.write(script.first());
      byte[] block = script.pause().isZero() ? repeated(script.again()) : script.again();
      while (block.length > 0) {
        out.write(block);
        LockSupport.parkNanos(script.pause().toNanos());
      }
    });
    servers.add(server);
    return (script.tls() ? "https" : "http") + "://127.0.0.1:" + server.port();
  }

  private static byte[] repeated(byte[] piece) {
    byte[] block = new byte[piece.length * Math.max(1, 16_384 / Math.max(1, piece.length))];
    for (int i = 0; i < block.length; i++) {
      block[i] = piece[i % piece.length];
    }
    return block;
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void allOfThemInOneRunAreTold() throws Exception {
    List<String> urls = new ArrayList<>();
    for (Script script : SCRIPTS.values()) {
      urls.add(serve(script));
    }
    variables.put("GOPROXY", urls.stream().collect(Collectors.joining("|")));
    JsonNode report = check("40s");
    assertThat(report.path("route").path("hops").size()).isGreaterThanOrEqualTo(SCRIPTS.size());
    String evidence = report.path("evidence").toString();
    assertThat(evidence).contains("too-long", "response headers exceeded 10485760 bytes", "header line too long",
        "tls: too many ignored records", "tls: handshake message of length 16777215 bytes");
    assertThat(report.path("causes").toString()).doesNotContain("bad-content");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the child is a script of a POSIX shell")
  void aGoThatDoesNotGoAndLeavesItsPipesToAGrandchildHoldsNothingUp() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.setPosixFilePermissions(Files.writeString(bin.resolve("go"), "#!/bin/sh\ntrap '' TERM INT HUP\n"
            + "(trap '' TERM INT HUP; setsid sleep 60 &)\nwhile :; do sleep 60; done\n"),
        PosixFilePermissions.fromString("rwxr-xr-x"));
    variables.put("PATH", bin + ":/usr/bin:/bin");
    variables.put("GOPROXY", serve(SCRIPTS.get("dripping header")));
    assertThat(check("4s").path("end").asString()).isEqualTo("out-of-time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"warnings", "dripping TLS", "long certificate", "bytes in records of their own"})
  void theTimelineOfALiveHandshakeEndsToo(String name) throws Exception {
    String address = serve(SCRIPTS.get(name)).replace("https://", "");
    long start = System.nanoTime();
    ProcessResult result = new Program(project, variables).run("timeline", address);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.PROBLEM);
    assertThat(result.err()).doesNotContain("GW-", "Exception", "OutOfMemory");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(GRACE.plusSeconds(16));
    assertThat(result.out()).contains(address);
  }

  private JsonNode check(String limit) throws IOException, InterruptedException {
    ProcessResult result = new Program(project, variables).run("check", "rsc.io/quote@v1.5.2", "--project",
        project.toString(), "--only-go-hosts", "--timeout", limit, "--json", "-");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.PROBLEM);
    assertThat(result.err()).doesNotContain("GW-", "Exception", "OutOfMemory");
    Duration allowed = Duration.ofSeconds(Long.parseLong(limit.replace("s", ""))).plus(GRACE);
    assertThat(result.took()).isLessThan(allowed);
    return JsonMapper.builder().build().readTree(result.out());
  }
}
