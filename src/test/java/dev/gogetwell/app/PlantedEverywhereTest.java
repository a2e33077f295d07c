package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.TlsBytes;
import dev.gogetwell.net.tls.pcap.CaptureExport;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/// Some hundred secrets and private names in every place that the program reads; none may be found in anything that a
/// command says, in a file that it keeps, or in the words of a child. A command, an option that takes a file, a
/// recorded setting or a reader of files that is new fails here until it has its plant.
@EnabledOnOs(OS.LINUX)
class PlantedEverywhereTest {
  @TempDir private Path folder;
  private final Plants plants = new Plants();
  private final Map<String, String> said = new LinkedHashMap<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Map<String, String> variables;
  private HttpServer server;
  private PlantedServer tls;
  private Path home;
  private String headers;

  @BeforeEach
  void plant() throws IOException {
    assumeTrue(Stream.of("/usr/local/go/bin/go", "/usr/bin/go").anyMatch(go -> Files.exists(Path.of(go)))
        || System.getenv("PATH").contains("go"), "there is no go in PATH");
    home = Files.createDirectories(folder.resolve("home").resolve(Plants.USER));
    Files.createDirectories(home.resolve(Plants.USER).resolve("x"));
    serve();
    tls = new PlantedServer(plants);
    variables = plants.variables(home.toString());
    Path bin = spiedTools();
    variables.putAll(Map.of("HOME", home.toString(), "USER", Plants.USER, "LOGNAME", Plants.USER,
        "PATH", bin + ":" + System.getenv("PATH") + ":/usr/local/go/bin", "NETRC", home.resolve(".netrc").toString(),
        "XDG_STATE_HOME", folder.resolve("state").toString(), "GOENV", home.resolve("goenv").toString(),
        "GIT_CONFIG_GLOBAL", home.resolve(".gitconfig").toString(), "SHELL", "/bin/sh"));
    variables.putAll(Map.of("GIT_CONFIG_SYSTEM", home.resolve("system.gitconfig").toString(), "GOTOOLCHAIN", "local"));
    variables.putAll(Map.of("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer " + plants.at("collector header"),
        "OTEL_RESOURCE_ATTRIBUTES", "team=git." + Plants.COMPANY + ",owner=" + Plants.USER, "OTEL_SERVICE_NAME",
        variables.get("GITHUB_TOKEN"), "OTEL_EXPORTER_OTLP_ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort()));
    writeFiles();
  }

  /// A host that says everything it heard, and all that it planted itself.
  private void serve() throws IOException {
    headers = plants.at("server header");
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", exchange -> {
      boolean redirect = exchange.getRequestURI().getPath().endsWith("go.mod");
      exchange.getResponseHeaders().add("Set-Cookie", "sid=" + headers);
      exchange.getResponseHeaders().add("WWW-Authenticate", "Negotiate YIIC" + headers + "ab");
      exchange.getResponseHeaders().add("Location", "/login?SAMLRequest=" + headers + "00&token=" + headers);
      byte[] body = ("denied: Authorization: " + exchange.getRequestHeaders().getFirst("Authorization") + "\nhost vault."
          + Plants.COMPANY + " user " + Plants.USER + " token=" + headers).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(redirect ? 302 : 403, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    });
    server.createContext("/v1/", exchange -> {
      told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] echo = ("denied: " + exchange.getRequestHeaders().getFirst("Authorization")).getBytes(
          StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(exchange.getRequestURI().getPath().endsWith("traces") ? 403 : 200, echo.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(echo);
      }
    });
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    tls.close();
  }

  private void writeFiles() throws IOException {
    Files.writeString(home.resolve("goenv"), plants.goEnv("http://127.0.0.1:" + server.getAddress().getPort()));
    Files.writeString(home.resolve(".gitconfig"), plants.gitConfig("global", home.toString()));
    Files.writeString(home.resolve("system.gitconfig"), plants.gitConfig("system", home.toString()));
    Files.writeString(home.resolve(".netrc"), plants.netrc());
    Files.writeString(home.resolve(".git-credentials"), plants.storedCredentials());
    Files.createDirectories(home.resolve(".ssh"));
    Files.writeString(home.resolve(".ssh/config"), "Host git." + Plants.COMPANY + "\n  User " + plants.at("ssh config"));
    Files.writeString(home.resolve(".profile"), "export HTTPS_PROXY=http://u:" + plants.at("login shell proxy")
        + "@127.0.0.1:9 GOPROXY=https://x:" + plants.at("login shell GOPROXY") + "@goproxy.test MY_TOKEN="
        + plants.at("login shell variable") + "\n");
    Path project = Files.createDirectories(folder.resolve("project").resolve(".git"));
    Files.writeString(project.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.createDirectories(project.resolve("refs"));
    Files.createDirectories(project.resolve("objects"));
    Files.writeString(project.resolve("config"), plants.gitConfig("local", home.toString()));
    Path editor = Path.of(variables.get("XDG_CONFIG_HOME")).resolve("Code/User");
    Files.writeString(Files.createDirectories(editor).resolve("settings.json"), plants.editor("editor"));
    Files.writeString(Files.createDirectories(project.resolveSibling(".vscode")).resolve("settings.json"),
        plants.editor("project"));
    Files.writeString(Files.createDirectories(project.resolveSibling(".idea")).resolve("workspace.xml"),
        plants.workspace());
    Files.writeString(project.resolveSibling("go.mod"), "module git." + Plants.COMPANY + "/airship/hangar/"
        + plants.at("go.mod module").toLowerCase(Locale.ROOT) + "\n\ngo 1.22\n\nreplace git." + Plants.COMPANY + "/r => ../"
        + plants.at("go.mod replace") + "\n");
    Files.writeString(project.resolveSibling("go.work"), "go 1.22\n\nuse .\nreplace git." + Plants.COMPANY + "/w => ../"
        + plants.at("go.work replace") + "\n");
    Files.writeString(folder.resolve("chain.pem"), tls.chain());
    String paste = plants.paste();
    Files.writeString(folder.resolve("paste"), paste);
    Files.writeString(folder.resolve("batch.jsonl"), "{\"id\":1,\"text\":\"" + paste.replace("\\", "\\\\")
        .replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"}\n");
    Files.createDirectories(folder.resolve("captures"));
    Files.write(folder.resolve("captures/a.pcapng"), capture());
  }

  /// A request through a proxy with a password, then a handshake that names a private host.
  private byte[] capture() throws IOException {
    Endpoint there = new Endpoint("192.0.2.1", 443);
    Recording recording = new Recording(there, Instant.parse("2026-01-01T00:00:00Z"));
    recording.connected(Duration.ofMillis(1), new Endpoint("192.0.2.2", 50000), there);
    byte[] connect = ("CONNECT git." + Plants.COMPANY + ":443 HTTP/1.1\r\nProxy-Authorization: Basic "
        + plants.at("capture header") + "\r\nX-Api-Key: " + plants.at("capture key") + "\r\n\r\n").getBytes(
            StandardCharsets.UTF_8);
    recording.data(Duration.ofMillis(2), Direction.CLIENT_TO_SERVER, connect, 0, connect.length);
    byte[] answer = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    recording.data(Duration.ofMillis(3), Direction.SERVER_TO_CLIENT, answer, 0, answer.length);
    byte[] hello = TlsBytes.record(22, 0x0301, TlsBytes.clientHello("git." + Plants.COMPANY, 0));
    recording.data(Duration.ofMillis(4), Direction.CLIENT_TO_SERVER, hello, 0, hello.length);
    recording.reset(Duration.ofMillis(5), Direction.SERVER_TO_CLIENT);
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    new CaptureExport().write(recording, bytes);
    return bytes.toByteArray();
  }

  /// go and git, which note how they are called: everybody on the machine can read the words of a process.
  private Path spiedTools() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : List.of("go", "git")) {
      Path script = bin.resolve(tool);
      Files.writeString(script, "#!/bin/sh\nprintf '%s\\n' \"" + tool + " $*\" >> '" + folder.resolve("children.log")
          + "'\nPATH=\"${PATH#*:}\"\nexport PATH\nexec " + tool + " \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return bin;
  }

  /// go signs in over TLS only, by commands whose words and answers are secrets.
  private void signIn() throws IOException {
    Path script = home.resolve("sign-in");
    Files.writeString(script, "#!/bin/sh\ntouch '" + folder.resolve("signed-in") + "'\nprintf 'https://127.0.0.1:"
        + tls.port() + "/\\n\\nAuthorization: Bearer " + plants.at("GOAUTH answer") + "\\n\\n'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    variables.putAll(Map.of("GOPROXY", "https://127.0.0.1:" + tls.port(), "SSL_CERT_FILE", folder + "/chain.pem",
        "GOAUTH", script + " --token " + plants.at("GOAUTH parameter") + "; " + home + "/gone --password "
            + plants.at("GOAUTH, a command that fails")));
    run("check " + Plants.MODULE + "@v1.0.1 --only-go-hosts --timeout 15s --json -");
    assertThat(folder.resolve("signed-in")).as("the command of GOAUTH was run").exists();
  }

  @Test
  void nothingThatIsPlantedIsSaidOrKept() throws IOException {
    for (List<String> lines : PlantedCommands.COMMANDS.values()) {
      lines.forEach(this::run);
    }
    signIn();
    for (Language language : Language.values()) {
      Headless crash = new Headless(language, variables, new byte[0]);
      crash.fail(new IllegalStateException("cannot use " + variables.get("GITHUB_TOKEN") + " at " + home + " for git."
          + Plants.COMPANY + ": " + variables.get("HTTPS_PROXY")));
      said.put("crash " + language, crash.out() + crash.err());
    }
    assertThat(plants.size()).as("planted").isGreaterThanOrEqualTo(60);
    assertThat(said.get("check --from %/r.json --json %/old.json")).as("check judged a report").contains("<private ");
    assertThat(said.get("compare %/r.json %/r.json --json -")).as("compare read both").contains("gogetwell-compare-1");
    assertThat(said.get("env --json")).as("what must be read is still there").contains("\"<home>/.gitconfig\"",
        "-mod=mod -ldflags=<", "\"sshpass -p <", "http.https://<password>@<private module ", "/.sslcainfo\"", "\"ask\"",
        "http://<proxy password>@127.0.0.1:");
    assertThat(folder.resolve("r.json")).isNotEmptyFile();
    assertThat(folder.resolve("state/gogetwell/last-run.json")).isNotEmptyFile();
    assertThat(folder.resolve("state/gogetwell/crashes")).isNotEmptyDirectory();
    assertThat(said.get("timeline 127.0.0.1:%tls")).as("the certificate was seen").contains("PKI of <private host ");
    assertThat(said.get("verify-chain %/chain.pem --host git." + Plants.COMPANY)).contains("PKI of <private host ");
    assertThat(told).as("a trace and metrics of each of four runs").hasSize(8).anyMatch(body ->
        body.contains("gogetwell.verdict") && body.contains("<private module ")).anyMatch(body ->
        body.contains("gogetwell_verdict"));
    for (int i = 0; i < told.size(); i++) {
      said.put("the collector, request " + i, told.get(i));
    }
    assertThat(said.get("check --from %/r.json --otlp http://127.0.0.1:%http")).contains("HTTP", "403");
    collectFiles();
    List<String> slips = new ArrayList<>();
    plants.needles().forEach((needle, place) -> said.forEach((output, text) -> {
      int at = text.toLowerCase(Locale.ROOT).indexOf(needle);
      if (at >= 0) {
        slips.add(place + " is in " + output + ": …" + text.substring(Math.max(0, at - 70),
            Math.min(text.length(), at + 40)).replace('\n', ' ') + "…");
      }
    }));
    assertThat(slips).isEmpty();
  }

  /// What was written: reports, the state folder, and the words of the children.
  private void collectFiles() throws IOException {
    for (String file : List.of("r.json", "old.json", "r.html", "r.prom", "t.json", "c.json", "h.csv", "h.json", "h.html",
        "w.jsonl", "f.json", "f.html", "children.log")) {
      said.put(file, Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
    }
    // go is told the module that it is asked for, by the user's own words.
    said.computeIfPresent("children.log", (_, text) -> text.replace(Plants.MODULE, "<asked>").replace(home.toString(),
        "<home>"));
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("goprobe")).toList()) {
        said.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private void run(String line) {
    Headless program = new Headless(said.size() % 2 == 0 ? Language.ENGLISH : Language.CHINESE, variables, new byte[0]);
    String[] words = Stream.of(line.split(" ")).map(word -> word.replace("%tls", "" + tls.port())
        .replace("%http", "" + server.getAddress().getPort()).replace("%", folder.toString())).toArray(String[]::new);
    program.run(words);
    // The folder is this test's own and its name is given on the command line.
    said.put(line, (program.out() + program.err()).replace(home.toString(), "<slipped home>"));
  }

  @Test
  void everyCommandHasItsWordsHere() {
    CommandLine root = new Headless(Language.ENGLISH, Map.of("HOME", folder.toString()), new byte[0]).commands();
    assertThat(PlantedCommands.COMMANDS.keySet()).containsExactlyInAnyOrderElementsOf(root.getSubcommands().keySet());
  }

  @Test
  void everyOptionThatTakesAFileHasItsPlant() {
    CommandLine root = new Headless(Language.ENGLISH, Map.of("HOME", folder.toString()), new byte[0]).commands();
    Set<String> found = new TreeSet<>();
    root.getSubcommands().forEach((name, command) -> {
      for (ArgSpec argument : command.getCommandSpec().args()) {
        boolean file = argument.type() == Path.class || argument.auxiliaryTypes()[0] == Path.class
            || argument.paramLabel().matches(".*(?:FILE|DIR|\\.pem|\\.json|OUT).*");
        if (file) {
          found.add(name + " " + (argument.isOption() ? ((CommandLine.Model.OptionSpec) argument).longestName()
              : argument.paramLabel()));
        }
      }
    });
    assertThat(found).containsExactlyInAnyOrderElementsOf(PlantedCommands.FILES);
    PlantedCommands.FILES.stream().map(file -> file.split(" "))
        .filter(file -> file[1].startsWith("--") && !file[1].equals("--pcapng"))
        .forEach(file -> assertThat(PlantedCommands.COMMANDS.get(file[0])).as("%s %s", file[0], file[1])
            .anyMatch(line -> line.contains(" " + file[1] + " ") || line.contains(" " + file[1] + "=%/")));
  }

  @Test
  void everyRecordedSettingHasItsPlantOrItsReason() {
    assertThat(Plants.forgotten(variables.keySet())).isEmpty();
    assertThat(Plants.OPEN.keySet()).as("reasons for settings that are recorded no more")
        .allMatch(name -> RecordedSettings.variables().contains(name));
    assertThat(plants.gitConfig("some", "/h")).contains("smtpPass");
  }
}
