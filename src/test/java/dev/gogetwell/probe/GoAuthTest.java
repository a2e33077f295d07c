package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoAuthTest {
  private static final String URL = "https://p.test:8443/x/@v/list";

  @TempDir private Path home;
  private final List<String> withheld = new ArrayList<>();

  @BeforeEach
  void aShellIsThere() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "GOAUTH commands of this test are shell scripts");
  }

  private GoAuth auth(String version, String goproxy, String goauth) {
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.of(new Tool("/usr/bin/go", version)), Optional.empty(),
        Map.of("GOPROXY", new Setting("GOPROXY", goproxy, new Origin(Origin.Kind.ENVIRONMENT, ""), List.of())),
        Map.of(), List.of(), List.of(), List.of());
    Environment environment = Environment.of(OperatingSystem.LINUX,
        Map.of("HOME", home.toString(), "GOAUTH", goauth,
            "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")));
    return new GoAuth(settings, environment, new ToolRun(new Processes(), Duration.ofSeconds(10)), withheld::add);
  }

  private static Hop hop(String url) {
    return new Hop(new HopId("proxy-1"), HopRole.MODULE_PROXY, url, "p.test", 8443, url.startsWith("https"),
        Optional.empty(), 0, Separator.END, false);
  }

  private static String basic(String userPassword) {
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(userPassword.getBytes());
  }

  private void netrc(String text) throws IOException {
    Files.writeString(home.resolve(".netrc"), text);
  }

  @Test
  void netrcIsComparedByHostAndPort() throws Exception {
    netrc("machine p.test login u password wrong-port\nmachine p.test:8443 login u password right-port\n"
        + "machine p.test:8443 login u password second\n");
    assertThat(auth("go1.26", "https://p.test:8443", "").headers(hop(URL))).containsExactly(basic("u:right-port"));
    assertThat(auth("go1.23", "https://p.test:8443", "off").headers(hop(URL))).containsExactly(basic("u:right-port"));
    assertThat(auth("go1.26", "https://p.test:8443", "off").headers(hop(URL))).isEmpty();
  }

  @Test
  void nothingIsSentInPlainText() throws Exception {
    netrc("machine p.test:8443 login u password p1234\n");
    assertThat(auth("go1.26", "http://p.test:8443", "").headers(hop("http://p.test:8443/x"))).isEmpty();
  }

  @Test
  void whatStandsInTheEntryItselfComesFirst() throws Exception {
    netrc("machine p.test:8443 login u password of-netrc\n");
    assertThat(auth("go1.26", "https://me:p%40ss@p.test:8443", "").headers(hop(URL)))
        .containsExactly(basic("me:p@ss"));
    assertThat(withheld).contains("p@ss");
  }

  @Test
  void theFirstMethodOfGoauthWins() throws Exception {
    netrc("machine p.test:8443 login u password of-netrc\n");
    String command = "sh -c \"printf 'https://p.test:8443\\n\\nAuthorization: Bearer of-command\\n\\n'\"";
    assertThat(auth("go1.26", "https://p.test:8443", "netrc; " + command).headers(hop(URL)))
        .containsExactly(basic("u:of-netrc"));
    assertThat(auth("go1.26", "https://p.test:8443", command + "; netrc").headers(hop(URL)))
        .containsExactly("Authorization: Bearer of-command");
    assertThat(withheld).contains("of-command");
  }

  @Test
  void aCommandIsAskedAboutTheUrlOnceAfterARefusal() throws Exception {
    Path script = home.resolve("sign-in");
    Files.writeString(script, "#!/bin/sh\necho \"$@\" >>\"$HOME/asked\"\n[ -n \"$1\" ] || exit 0\n"
        + "head -n 1 >\"$HOME/refusal\"\nprintf '%s\\n\\nAuthorization: Bearer for-it\\n\\n' \"$1\"\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    GoAuth auth = auth("go1.26", "https://p.test:8443", script.toString());
    assertThat(auth.headers(hop(URL))).isEmpty();
    assertThat(auth.learn(hop(URL), "HTTP/1.1 401 Unauthorized\n\n")).isTrue();
    assertThat(auth.headers(hop(URL))).containsExactly("Authorization: Bearer for-it");
    assertThat(auth.learn(hop(URL), "HTTP/1.1 401 Unauthorized\n\n")).isFalse();
    assertThat(Files.readString(home.resolve("refusal"))).isEqualTo("HTTP/1.1 401 Unauthorized\n");
    assertThat(Files.readAllLines(home.resolve("asked"))).containsExactly("", URL);
  }

  @Test
  void beforeGo124NoCommandRuns() throws Exception {
    GoAuth auth = auth("go1.23", "https://p.test:8443", "touch " + home.resolve("ran"));
    assertThat(auth.headers(hop(URL))).isEmpty();
    assertThat(auth.learn(hop(URL), "HTTP/1.1 401 Unauthorized\n\n")).isFalse();
    assertThat(home.resolve("ran")).doesNotExist();
  }
}
