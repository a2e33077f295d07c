package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real net/http of the installed Go judges generated pairs of settings and URLs. No request is made.
class ProxyRulesAgainstGoTest {
  private static final long SEED = 20261125L;
  private static final List<String> PROXIES = List.of("", "p.test", "p.test:3128", "http://p.test", "https://p.test:8",
      "socks5://p.test", "socks5h://p.test", "ftp://p.test", "http://u:p@p.test:1", "http://D\\u:p@p.test:1",
      "http://u:a#b@p.test:1", "http://u:%zz@p.test", "http://u:a@b@p.test:1", "localhost:3128", "://", "[::1]:80");
  private static final List<String> EXEMPT = List.of("", "*", "a.test", ".a.test", "*.a.test", "a.test:443",
      "a.test:80", "10.0.0.0/8", "10.1.2.3", "fd00::/8", "[fd00::1]:443", "a.test b.test", "https://a.test",
      "x, a.test", "A.TEST", "a.*", ":443", "10.1.2.3:80", "::ffff:10.0.0.0/104", "*,q");
  private static final List<String> URLS = List.of("https://a.test/", "http://a.test/", "https://x.a.test:8443/",
      "https://ba.test/", "https://10.1.2.3/", "http://10.1.2.3/", "https://[fd00::1]/", "https://localhost/",
      "http://127.0.0.9:3000/", "https://[::1]/", "https://b.test/");
  private static final String PROGRAM = """
      package main
      import ("bufio"; "fmt"; "net/http"; "os"; "strings")
      func main() {
        in := bufio.NewScanner(os.Stdin)
        for in.Scan() {
          req, err := http.NewRequest("GET", in.Text(), nil)
          if err != nil { fmt.Println("request"); continue }
          u, err := http.ProxyFromEnvironment(req)
          switch {
          case err != nil: fmt.Println("error")
          case u == nil: fmt.Println("direct")
          default: fmt.Println(strings.Join([]string{u.Scheme, u.Hostname(), u.Port()}, " "))
          }
        }
      }
      """;

  @TempDir
  Path folder;

  @Test
  void theChoiceIsTheOneOfNetHttp() throws Exception {
    Path program = compiled();
    GoVersion version = GoVersion.parse(run(Map.of(), "", "go", "env", "GOVERSION")).orElseThrow();
    Random random = new Random(SEED);
    for (int round = 0; round < 60; round++) {
      Map<String, String> environment = Map.of(
          random.nextBoolean() ? "HTTPS_PROXY" : "https_proxy", PROXIES.get(round % PROXIES.size()),
          "HTTP_PROXY", PROXIES.get(random.nextInt(PROXIES.size())),
          random.nextBoolean() ? "NO_PROXY" : "no_proxy", EXEMPT.get(random.nextInt(EXEMPT.size())));
      String answer = run(environment, String.join("\n", URLS), program.toString());
      List<String> mine = new ArrayList<>();
      for (String url : URLS) {
        mine.add(words(environment, url, version));
      }
      assertThat(mine).as("seed %d round %d %s", SEED, round, environment).isEqualTo(answer.lines().toList());
    }
  }

  private static String words(Map<String, String> environment, String text, GoVersion version) {
    GoUrl url = ((GoUrl.Result.Parsed) GoUrl.parse(text, version)).url();
    return switch (ProxyRules.choose(environment, url, version)) {
      case ProxyRules.Choice.Via via -> {
        String raw = via.raw();
        GoUrl proxy = GoUrl.parse(raw, version) instanceof GoUrl.Result.Parsed p && !p.url().host().isEmpty()
            ? p.url() : ((GoUrl.Result.Parsed) GoUrl.parse("http://" + raw, version)).url();
        yield via.ref().scheme() + " " + via.ref().host() + " " + proxy.portText();
      }
      case ProxyRules.Choice.Refused refused -> "error";
      default -> "direct";
    };
  }

  private Path compiled() throws Exception {
    try {
      run(Map.of(), "", "go", "version");
    } catch (IOException missing) {
      Assumptions.abort("no go command on this machine: " + missing.getMessage());
    }
    Files.writeString(folder.resolve("main.go"), PROGRAM);
    Files.writeString(folder.resolve("go.mod"), "module judge.test/m\n\ngo 1.21\n");
    run(Map.of("GOPROXY", "off", "GOTOOLCHAIN", "local", "GOFLAGS", "-mod=mod"), "", "go", "build", "-o", "judge", ".");
    return folder.resolve("judge");
  }

  private String run(Map<String, String> variables, String input, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
    builder.environment().putAll(variables);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    String answer = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return answer;
  }
}
