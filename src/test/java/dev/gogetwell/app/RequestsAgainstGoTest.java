package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.gorules.GoRefusals;
import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.probe.GoAuth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the real `go` asks, and in which order, against what the route says under the same settings: which hosts, over
/// which proxy, with or without credentials. A sample; `-Dgogetwell.requests=all` takes every setting, another text
/// those that contain it. Every name leads to loopback: `go` runs where /etc/hosts and the resolver are ours.
@EnabledOnOs(value = OS.LINUX, disabledReason = "skipped: there are no mount namespaces")
class RequestsAgainstGoTest {
  private static final String CHOSEN = System.getProperty("gogetwell.requests", "");
  /// Prime, so that the sample meets every part of the product.
  private static final int SAMPLE = 13;
  private static final String WITHOUT_NETWORK = """
      echo '127.0.0.1 %1$s' > %2$s/hosts && echo 'nameserver 127.0.0.1' > %2$s/resolv.conf || exit 9
      mount --bind %2$s/hosts /etc/hosts && mount --bind %2$s/resolv.conf /etc/resolv.conf || exit 9
      ls -d %2$s/run-* | xargs -P 2 -I {} sh {}/command
      """;

  @TempDir private Path folder;
  private AskedServers servers;

  @BeforeEach
  void serve() throws IOException {
    Assumptions.assumeTrue(namespaces(), "skipped: this system gives no user and mount namespaces");
    servers = AskedServers.start(Files.createDirectories(folder.resolve("servers")));
  }

  @AfterEach
  void end() {
    if (servers != null) {
      servers.close();
    }
  }

  private static boolean namespaces() throws IOException {
    try {
      return new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "true").start().waitFor() == 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// A setting with its number, which stands in every address of it.
  private record Case(int number, RequestSettings.Line line, Environment environment, Path folder) {
    String what() {
      return line.toString();
    }
  }

  @Test
  void goAsksWhomTheRouteSaysInItsOrderWithItsCredentials() throws Exception {
    Path go = new Bench(folder).go();
    List<RequestSettings.Line> all = RequestSettings.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
    List<Case> cases = new ArrayList<>();
    for (int number : IntStream.range(0, all.size()).filter(i -> isChosen(all.get(i), i)).toArray()) {
      cases.add(prepared(go, number, all.get(number)));
    }
    runAll();
    List<String> wrong = new ArrayList<>();
    for (Case one : cases) {
      List<String> expected = expected(one);
      List<String> asked = servers.asked(one.number());
      if (!asked.equals(expected)) {
        wrong.add(one.what() + "\n  ours " + String.join("\n       ", expected) + "\n  go's "
            + String.join("\n       ", asked) + "\n  said " + Files.readString(one.folder().resolve("said")).strip());
      }
    }
    assertThat(wrong).as("%d of %d differ", wrong.size(), cases.size()).isEmpty();
    assertThat(cases.stream().mapToInt(one -> servers.asked(one.number()).size()).sum())
        .as("requests that were heard at all").isGreaterThan(cases.size());
  }

  private static boolean isChosen(RequestSettings.Line line, int number) {
    return CHOSEN.isEmpty() ? number % SAMPLE == 0 : CHOSEN.equals("all") || line.toString().contains(CHOSEN);
  }

  private Case prepared(Path go, int number, RequestSettings.Line line) throws IOException {
    Path own = Files.createDirectories(folder.resolve("run-" + number));
    Path home = Files.createDirectories(own.resolve("home"));
    Path project = Files.createDirectories(own.resolve("project"));
    Files.writeString(project.resolve("go.mod"), "module example.test/project\n");
    Map<String, String> variables = new LinkedHashMap<>(Map.of("HOME", home.toString(), "PATH",
        Environment.ofThisProcess().value("PATH"), "GOENV", "off", "GOTOOLCHAIN", "local", "GODEBUG", "netdns=go",
        "SSL_CERT_FILE", servers.rootFile().toString(), "TMPDIR", new Bench(folder).temporary().toString(),
        "GOSUMDB", servers.filled("{key}", number), "GIT_CONFIG_NOSYSTEM", "1"));
    variables.put("HTTPS_PROXY", servers.filled("{c}", number));
    for (Map.Entry<String, String> entry : line.variables().entrySet()) {
      variables.put(entry.getKey(), servers.filled(entry.getValue(), number));
    }
    line.netrc().ifPresent(text -> write(home.resolve(".netrc"), text));
    variables.putIfAbsent("GOFLAGS", "-modcacherw");
    String assignments = variables.entrySet().stream().map(entry -> quoted(entry.getKey() + "=" + entry.getValue()))
        .collect(Collectors.joining(" "));
    write(own.resolve("command"), "cd " + quoted(project.toString()) + " && exec env -i " + assignments + " "
        + quoted(go.toString()) + " mod download " + RequestSettings.MODULE + " > "
        + quoted(own.resolve("said").toString()) + " 2>&1 < /dev/null\n");
    return new Case(number, line, Environment.of(OperatingSystem.LINUX, variables), own);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private void runAll() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
        WITHOUT_NETWORK.formatted(AskedServers.NAME, folder)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isNotEqualTo(9);
  }

  /// What the route says that reaches a server of ours.
  private List<String> expected(Case one) throws InterruptedException {
    Settings settings = bench(one).settings(Optional.empty());
    Route route = RoutePlan.plan(RequestSettings.MODULE, settings);
    if (GoRefusals.beforeTheFirstRequest(settings).isPresent()) {
      return List.of();
    }
    List<Evidence> evidence = route.hops().stream().map(RequestsAgainstGoTest::answered).toList();
    Facts facts = new Facts(new Target(RequestSettings.MODULE, Optional.empty(), List.of(), Optional.empty()),
        Optional.empty(), settings, route, evidence,
        route.hops().stream().map(Hop::id).collect(Collectors.<HopId>toSet()), java.util.Set.of(), List.of(),
        RunScope.routeOnly(), Instant.EPOCH, Duration.ofSeconds(1));
    GoAuth auth = new GoAuth(settings, one.environment(), Bench.tools(), _ -> { });
    List<String> lines = new ArrayList<>();
    for (Hop hop : RouteOutcome.asked(facts)) {
      Optional<String> line = AskedServers.line(hop, !auth.headers(hop).isEmpty());
      line.filter(text -> !lines.contains(text)).ifPresent(lines::add);
    }
    return lines;
  }

  private static Evidence answered(Hop hop) {
    int status = AskedServers.status(hop.url());
    Optional<Failure> failure = status == 200 ? Optional.empty() : Optional.of(new Failure(Operation.HTTP,
        status == 404 || status == 410 ? FailureKind.NOT_FOUND : FailureKind.HTTP_STATUS, "" + status));
    return new Evidence(new EvidenceId("E-" + hop.id()), Optional.of(hop.id()), Optional.empty(), Duration.ZERO,
        Duration.ZERO, new HttpFetch(hop.url(), hop.via(), Math.max(status, 0), "", "", Optional.empty(), failure));
  }

  private Workbench bench(Case one) {
    StateFolder state = StateFolder.of(one.environment(), _ -> { });
    return new Workbench(new Workbench.Tools(new Processes(), Clock.systemUTC(), () -> {
      throw new AssertionError("nothing was pasted");
    }, state, ScratchArea.below(state::path), "test", _ -> "GW-TEST", new WithheldValues()),
        new EnvironmentSource(EnvironmentSource.Kind.PRACTICE, "requests"), one.environment());
  }
}
