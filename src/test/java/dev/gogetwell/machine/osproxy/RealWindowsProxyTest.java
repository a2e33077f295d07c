package dev.gogetwell.machine.osproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The internet settings of a real Windows. They are changed only where nobody else uses them: see
/// `src/test/scripts/windows-tests.sh`.
@EnabledOnOs(OS.WINDOWS)
class RealWindowsProxyTest {
  private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";

  @TempDir private Path folder;
  private final Environment here = Environment.ofThisProcess();
  private final ToolRun tools = new ToolRun(new Processes(), Duration.ofSeconds(20));

  private void set(String name, String type, String value) throws InterruptedException {
    assertThat(tools.ask(List.of("reg", "add", KEY, "/v", name, "/t", type, "/d", value, "/f"), here, folder))
        .isInstanceOf(Answer.Value.class);
  }

  @Test
  void windowsTellsItsSettingsOrThatItHasNone() throws Exception {
    assertThat(SystemProxy.of(here, tools).read(here, ScriptVisit.NONE)).isNotNull();
  }

  @Test
  void bothWaysToAskGiveTheSame() throws Exception {
    assumeTrue(Boolean.getBoolean("gogetwell.windows.throw-away"), "these settings belong to somebody");
    set("ProxyEnable", "REG_DWORD", "1");
    set("ProxyServer", "REG_SZ", "http=a.test:80;https=b.test:81");
    set("ProxyOverride", "REG_SZ", "*.corp.test;10.*;<local>");
    set("AutoConfigURL", "REG_SZ", "http://pac.test/proxy.pac");
    // Wine 8 looks into a block of bytes only, which these values are not in; then the registry is asked.
    Offered told = Boolean.getBoolean("gogetwell.wine") ? SystemProxy.of(here, tools).read(here, ScriptVisit.NONE)
        : new WinHttp().config().offered();
    assertThat(new WinHttp().config()).isNotNull();
    assertThat(told.variables()).containsEntry("HTTPS_PROXY", "http://b.test:81")
        .containsEntry("NO_PROXY", "*.corp.test,10.0.0.0/8");
    assertThat(told.notes()).contains(Message.of("osproxy.note.lost", "<local>"),
        Message.of("osproxy.note.script", "http://pac.test/proxy.pac"));
    Offered printed = new WindowsProxy(tools, () -> {
      throw new IOException("not asked");
    }, new ProxyScript(new WinHttpScript(), SystemProxy.SCRIPT_LIMIT)).read(here, ScriptVisit.NONE);
    assertThat(printed.variables()).isEqualTo(told.variables());
    assertThat(told.notes()).containsAll(printed.notes());
    set("ProxyEnable", "REG_DWORD", "0");
    assertThat(SystemProxy.of(here, tools).read(here, ScriptVisit.NONE).variables()).isEmpty();
  }

  @Test
  void windowsRunsAScriptThatALoopbackServerGives() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", exchange -> {
      byte[] script = """
          function FindProxyForURL(url, host) {
            return host == "one.test" ? "PROXY p.test:3128; DIRECT" : "DIRECT";
          }
          """.getBytes(StandardCharsets.US_ASCII);
      exchange.getResponseHeaders().set("Content-Type", "application/x-ns-proxy-autoconfig");
      exchange.sendResponseHeaders(200, script.length);
      exchange.getResponseBody().write(script);
      exchange.close();
    });
    server.start();
    try {
      String script = "http://127.0.0.1:" + server.getAddress().getPort() + "/proxy.pac";
      WinHttpScript windows = new WinHttpScript();
      assertThat(windows.proxiesFor(script, "https://one.test/")).startsWith("p.test:3128");
      assertThat(windows.proxiesFor(script, "https://two.test/")).isEmpty();
    } finally {
      server.stop(0);
    }
  }
}
