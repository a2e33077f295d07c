package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.ConnectProxy;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.PlainServer;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.machine.Bench;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `gogetwell route` against the real `go get`, setting by setting: both arrive or both do not. The settings are lines
/// of a file; `-Dgogetwell.settings=TEXT` takes only those with that text. Loopback only: every other host is behind a
/// proxy that refuses, so that nobody looks up a name.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: the scratch home is one of Unix")
class SettingsAgainstGoTest {
  private static final String MODULE = "lab.test/m";
  private static final int GO_SECONDS = 60;
  /// Prime, so that the sample meets every part of the file.
  private static final int SAMPLE = 11;

  @TempDir private Path folder;
  private final ServerLog log = new ServerLog();
  private final List<TcpServer> servers = new ArrayList<>();
  private ChecksumDatabase database;
  private String proxy;
  private String refusing;

  @BeforeEach
  void serve() throws IOException {
    List<ModuleArchive> modules = List.of(ModuleArchive.create(MODULE, "v1.0.0"),
        ModuleArchive.create("lab.test/toolbox", "v1.0.0", List.of("hammer")));
    database = ChecksumDatabase.create("sum.lab.test", modules, 2);
    Answers answers = new Answers(modules, database, log);
    proxy = "http://127.0.0.1:" + start(new PlainServer(Duration.ZERO, answers));
    refusing = "http://127.0.0.1:" + start(new ConnectProxy("refusing", Optional.empty(),
        _ -> new ConnectProxy.Refuse(403, "Forbidden"), log));
  }

  private int start(TcpServer.Handler handler) throws IOException {
    TcpServer server =
        TcpServer.start(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), handler);
    servers.add(server);
    return server.port();
  }

  @AfterEach
  void end() {
    servers.forEach(TcpServer::close);
  }

  /// One line of the file.
  record Line(String text, Map<String, String> variables, List<String> file, String module, Optional<String> differs) {
    static Line of(String line, String proxy, String key) {
      String[] halves = line.split(" => ", 2);
      Map<String, String> variables = new LinkedHashMap<>();
      List<String> file = new ArrayList<>();
      String module = MODULE + "@v1.0.0";
      for (String item : halves[0].replace("{p}", proxy)
          .replace("{login}", proxy.replace("//", "//user:pw@")).replace("{user}", proxy.replace("//", "//user@"))
          .replace("{key}", key).split(" ;; ")) {
        if (item.startsWith("file:")) {
          file.add(item.substring("file:".length()));
        } else if (item.startsWith("module:")) {
          module = item.substring("module:".length());
        } else {
          variables.put(item.substring(0, item.indexOf('=')), item.substring(item.indexOf('=') + 1));
        }
      }
      return new Line(line, variables, file, module,
          halves.length > 1 ? Optional.of(halves[1]) : Optional.empty());
    }
  }

  @Test
  void routeEndsAsGoEndsForASample() throws Exception {
    List<Line> all = lines();
    assertThat(all.size()).isGreaterThan(200);
    compare(IntStream.range(0, all.size()).filter(i -> i % SAMPLE == 0).mapToObj(all::get).toList());
  }

  @Test
  @Tag("slow")
  void routeEndsAsGoEndsForEverySetting() throws Exception {
    String chosen = System.getProperty("gogetwell.settings", "");
    compare(lines().stream().filter(line -> line.text().contains(chosen)).toList());
  }

  private void compare(List<Line> lines) throws Exception {
    Path go = new Bench(folder).go();
    List<String> wrong = new ArrayList<>();
    for (Line line : lines) {
      Map<String, String> environment = environment(line);
      Said real = go(go, environment, line.module());
      Headless ours = new Headless(Language.ENGLISH, environment, new byte[0]);
      ours.run("route", line.module(), "--json");
      String end = ours.out().startsWith("{") ? ours.json().path("end").asString() : "said: " + ours.err();
      boolean same = (real.code() == 0) == end.equals("arrives");
      if (same == line.differs().isPresent()) {
        wrong.add(line.text() + "\n    ours: " + end + " " + (ours.out().startsWith("{")
            ? ours.json().path("broken").asString("") + ours.json().path("stoppedAt").asString("") : "")
            + "\n    go " + real.code() + ": " + real.text().strip().replace("\n", "\n      "));
      }
    }
    assertThat(wrong).as("%d of %d differ", wrong.size(), lines.size()).isEmpty();
  }

  private List<Line> lines() throws IOException {
    try (InputStream in = SettingsAgainstGoTest.class.getResourceAsStream("settings-against-go.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Line.of(line, proxy, database.verifierKey())).toList();
    }
  }

  private Map<String, String> environment(Line line) throws IOException {
    Path home = Files.createTempDirectory(folder, "home");
    Path file = home.resolve("env");
    Files.write(file, line.file(), StandardCharsets.UTF_8);
    Map<String, String> variables = new LinkedHashMap<>(new Bench(folder).environment().variables());
    variables.putAll(Map.of("HOME", home.toString(), "GOENV", file.toString(), "GOTOOLCHAIN", "local",
        "HTTPS_PROXY", refusing, "https_proxy", refusing, "HTTP_PROXY", refusing, "http_proxy", refusing));
    if (line.file().stream().noneMatch(item -> item.startsWith("GOSUMDB="))) {
      variables.put("GOSUMDB", database.verifierKey());
    }
    variables.putAll(line.variables());
    variables.putIfAbsent("GOFLAGS", "-modcacherw");
    return variables;
  }

  private record Said(int code, String text) {}

  private Said go(Path go, Map<String, String> environment, String module) throws IOException, InterruptedException {
    Path project = Files.createTempDirectory(folder, "project");
    Files.writeString(project.resolve("go.mod"), "module example.test/project\n");
    ProcessBuilder builder = new ProcessBuilder(go.toString(), "get", module).directory(project.toFile())
        .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(GO_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), said);
  }

  /// The module proxy whose first folder says how it answers.
  private record Answers(List<ModuleArchive> modules, ChecksumDatabase database, ServerLog log)
      implements dev.gogetwell.lab.server.HttpService {
    @Override
    public HttpAnswer answer(String path) throws IOException {
      String[] parts = path.split("/", 3);
      String how = parts[1];
      String rest = parts.length > 2 ? "/" + parts[2] : "/";
      boolean checksum = rest.startsWith("/sumdb/");
      log.add("proxy", "GET " + path);
      if (how.matches("\\d{3}")) {
        return HttpAnswer.text(Integer.parseInt(how), "Status", "said " + how + "\n");
      }
      return switch (how) {
        case "good" -> good(rest);
        case "nosum" -> checksum ? HttpAnswer.notFound(rest) : good(rest);
        case "sum403" -> checksum ? HttpAnswer.text(403, "Forbidden", "no\n") : good(rest);
        case "sum500" -> checksum ? HttpAnswer.text(500, "Internal Server Error", "no\n") : good(rest);
        case "sumhtml" -> checksum ? page() : good(rest);
        case "html", "dbhtml" -> page();
        case "empty", "dbempty" -> HttpAnswer.text("");
        case "db" -> database.answer(rest);
        // In trouble for what is no module, which go never asks.
        case "dbstrict" -> rest.contains("hammer") ? HttpAnswer.text(503, "Service Unavailable", "no\n")
            : database.answer(rest);
        case "other" -> rest.endsWith(".info")
            ? HttpAnswer.bytes("application/json", "{\"Version\":\"v1.0.9\"}".getBytes(StandardCharsets.UTF_8))
            : good(rest);
        case "modhtml" -> rest.endsWith(".mod") ? page() : good(rest);
        case "mod404" -> rest.endsWith(".mod") ? HttpAnswer.notFound(rest) : good(rest);
        case "zip404" -> rest.endsWith(".zip") ? HttpAnswer.notFound(rest) : good(rest);
        case "zip500" -> rest.endsWith(".zip") ? HttpAnswer.text(500, "Error", "no\n") : good(rest);
        default -> HttpAnswer.notFound(path);
      };
    }

    private HttpAnswer good(String rest) throws IOException {
      return new ModuleProxy("good", "", modules, database, Duration.ZERO, log).answer(rest);
    }

    private static HttpAnswer page() {
      return HttpAnswer.html(200, "OK", "<!DOCTYPE html><html><body>Please sign in</body></html>");
    }
  }
}
