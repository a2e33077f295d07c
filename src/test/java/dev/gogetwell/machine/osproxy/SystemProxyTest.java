package dev.gogetwell.machine.osproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemProxyTest {
  private static final ProxyScript NEVER = new ProxyScript((_, _) -> {
    throw new AssertionError("nobody gave leave");
  }, Duration.ofSeconds(5));

  @Test
  void aManualGnomeProxyIsReadWithItsExceptions() {
    String printed = "org.gnome.system.proxy mode 'manual'\norg.gnome.system.proxy.https host 'p.test'\n"
        + "org.gnome.system.proxy.https port 3128\norg.gnome.system.proxy.http host ''\n"
        + "org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '::1']\n";
    assertThat(GnomeProxy.parse(printed).offered()).isEqualTo(new Offered(
        Map.of("HTTPS_PROXY", "http://p.test:3128", "NO_PROXY", "localhost,127.0.0.0/8,::1"), List.of()));
    assertThat(GnomeProxy.parse(printed.replace("'manual'", "'none'")).offered()).isEqualTo(Offered.NOTHING);
    assertThat(GnomeProxy.parse(printed.replace("'manual'", "'auto'")).offered().notes())
        .containsExactly(Message.of("osproxy.note.detects"));
    assertThat(GnomeProxy.parse(printed.replace("'manual'", "'auto'")
        + "org.gnome.system.proxy autoconfig-url 'http://pac.test/p'\n").offered())
        .isEqualTo(new Offered(Map.of(), List.of(Message.of("osproxy.note.script", "http://pac.test/p"))));
  }

  private static final String REGISTRY = """

      HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings
          ProxyEnable    REG_DWORD    0x1
          ProxyServer    REG_SZ    http=a.test:80;https=b.test:81;socks=c.test:1080;ftp=d.test:21
          ProxyOverride    REG_SZ    *.corp.test;10.*;foo*.test;<local>
          AutoConfigURL    REG_SZ    http://pac.test/proxy.pac
      """;

  @Test
  void theWindowsRegistryIsRead() {
    Offered offered = WindowsProxy.parse(REGISTRY).offered();
    assertThat(offered.variables()).isEqualTo(Map.of("HTTP_PROXY", "http://a.test:80", "HTTPS_PROXY",
        "http://b.test:81", "ALL_PROXY", "socks5://c.test:1080", "NO_PROXY", "*.corp.test,10.0.0.0/8"));
    assertThat(offered.notes()).containsExactly(Message.of("osproxy.note.lost", "foo*.test, <local>"),
        Message.of("osproxy.note.script", "http://pac.test/proxy.pac"));
    assertThat(WindowsProxy.parse(REGISTRY.replace("0x1", "0x0")).offered()).as("the script does not need it")
        .isEqualTo(new Offered(Map.of(), List.of(Message.of("osproxy.note.script", "http://pac.test/proxy.pac"))));
    assertThat(WindowsProxy.parse("").offered()).isEqualTo(Offered.NOTHING);
  }

  @Test
  void whatWindowsItselfSaysCountsBeforeTheRegistry() throws Exception {
    ToolRun tools = new ToolRun(new Processes(), Duration.ofSeconds(5));
    Environment windows = Environment.of(OperatingSystem.WINDOWS, Map.of());
    assertThat(new WindowsProxy(tools, () -> new WindowsProxy.Config("p.test:8080", "", "", true), NEVER)
        .read(windows, ScriptVisit.NONE))
        .isEqualTo(new Offered(Map.of("HTTP_PROXY", "http://p.test:8080", "HTTPS_PROXY", "http://p.test:8080"),
            List.of(Message.of("osproxy.note.detects"))));
    assertThat(new WindowsProxy(tools, () -> new WindowsProxy.Config("", "<local>", "", false), NEVER)
        .read(windows, ScriptVisit.NONE))
        .as("exceptions without a proxy").isEqualTo(Offered.NOTHING);
  }

  private static final String SCUTIL = """
      <dictionary> {
        ExceptionsList : <array> {
          0 : *.local
          1 : 169.254/16
          2 : 192.168.0.0/16
        }
        ExcludeSimpleHostnames : 1
        FTPPassive : 1
        HTTPEnable : 0
        HTTPSEnable : 1
        HTTPSPort : 8080
        HTTPSProxy : p.test
        ProxyAutoConfigEnable : 1
        ProxyAutoConfigURLString : http://pac.test/proxy.pac
        ProxyAutoDiscoveryEnable : 1
        __SCOPED__ : <dictionary> {
          en0 : <dictionary> {
            HTTPEnable : 1
            HTTPProxy : scoped.test
          }
        }
      }
      """;

  @Test
  void theMacSettingsAreReadAndNotThoseOfOneInterface() {
    Offered offered = MacProxy.parse(SCUTIL).offered();
    assertThat(offered.variables()).isEqualTo(Map.of("HTTPS_PROXY", "http://p.test:8080",
        "NO_PROXY", "*.local,169.254.0.0/16,192.168.0.0/16"));
    assertThat(offered.notes()).containsExactly(Message.of("osproxy.note.lost", "<local>"),
        Message.of("osproxy.note.script", "http://pac.test/proxy.pac"), Message.of("osproxy.note.detects"));
    assertThat(MacProxy.parse("<dictionary> {\n  HTTPEnable : 0\n}\n}\n}").offered()).isEqualTo(Offered.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "corp.test, corp.test", ".corp.test, .corp.test", "*.corp.test, *.corp.test", "host:8443, host:8443",
    "10.*, 10.0.0.0/8", "192.168.*.*, 192.168.0.0/16", "192.168.7.*, 192.168.7.0/24", "169.254/16, 169.254.0.0/16",
    "10.1.2.3, 10.1.2.3", "[::1], [::1]", "fd00::/8, fd00::/8", "*, *", "https://corp.test, corp.test"})
  void anExceptionThatGoHasWordsForIsTranslated(String entry, String expected) {
    assertThat(SystemProxyExceptions.of(List.of(" " + entry + " ")))
        .isEqualTo(new SystemProxyExceptions(expected, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"<local>", "<-loopback>", "foo*.test", "http://plain.test", "a b", "*.*"})
  void anExceptionThatGoHasNoWordsForIsKeptApart(String entry) {
    assertThat(SystemProxyExceptions.of(List.of(entry))).isEqualTo(new SystemProxyExceptions("", List.of(entry)));
  }

  private static final Offered BY_SCRIPT = new Offered(Map.of(),
      List.of(Message.of("osproxy.note.script", "http://pac.test:8/p"), Message.of("osproxy.note.detects")));

  @Test
  void aScriptIsAskedAboutTheHostsOfTheRouteAndItsServerIsTold() throws Exception {
    List<String> contacted = new ArrayList<>();
    ProxyScript script = new ProxyScript((_, url) -> url.equals("https://one.test/") ? "p.test:3128;q.test:1" : "",
        Duration.ofSeconds(5));
    Offered offered = script.asked(BY_SCRIPT, "http://pac.test:8/p",
        new ScriptVisit(List.of("one.test", "one.test", "two.test"), contacted::add));
    assertThat(contacted).containsExactly("pac.test");
    assertThat(offered).isEqualTo(new Offered(Map.of("HTTPS_PROXY", "http://p.test:3128"), List.of(
        Message.of("osproxy.note.answers", "http://pac.test:8/p", "one.test", "p.test:3128;q.test:1"),
        Message.of("osproxy.note.answers-direct", "http://pac.test:8/p", "two.test"),
        Message.of("osproxy.note.detects"))));
  }

  @Test
  void whatAScriptAnswersOnAMacIsReadUntilItGoesDirect() throws Exception {
    MacScript.Proxy http = new MacScript.Proxy("HTTPS", "p.test", 3128);
    MacScript.Proxy socks = new MacScript.Proxy("SOCKS", "fd00::1", 1080);
    MacScript.Proxy direct = new MacScript.Proxy("None", "", 0);
    assertThat(new MacScript((_, _) -> List.of(http, direct, socks)).proxiesFor("s", "u")).isEqualTo("p.test:3128");
    assertThat(new MacScript((_, _) -> List.of(direct, http)).proxiesFor("s", "u")).isEmpty();
    ProxyScript script = new ProxyScript(new MacScript((_, _) -> List.of(socks)), Duration.ofSeconds(5));
    assertThat(script.asked(BY_SCRIPT, "http://pac.test/p", new ScriptVisit(List.of("one.test"), _ -> { })).variables())
        .isEqualTo(Map.of("HTTPS_PROXY", "socks5://[fd00::1]:1080"));
  }

  @Test
  @DisabledOnOs(OS.MAC)
  void aJavaThatCannotCallTheFunctionsOfAMacSaysSo() {
    MacScript script = new MacScript((url, host) -> new CoreNetwork(Duration.ofSeconds(1)).run(url, host));
    assertThatThrownBy(() -> script.proxiesFor("http://pac.test/p", "https://one.test/"))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", " ; ", "; ;"})
  void aScriptWhoseAnswerHoldsNoProxyIsOneForADirectConnection(String answer) throws Exception {
    ProxyScript script = new ProxyScript((_, _) -> answer, Duration.ofSeconds(5));
    assertThat(script.asked(BY_SCRIPT, "http://pac.test/p", new ScriptVisit(List.of("one.test"), _ -> { })))
        .isEqualTo(new Offered(Map.of(), List.of(
            Message.of("osproxy.note.answers-direct", "http://pac.test/p", "one.test"),
            Message.of("osproxy.note.detects"))));
  }

  @Test
  void aScriptThatHangsOrFailsIsToldOnceAndNotWaitedForAgain() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    ProxyScript hangs = new ProxyScript((_, _) -> {
      try {
        never.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return "";
    }, Duration.ofMillis(20));
    ProxyScript fails = new ProxyScript((_, _) -> {
      throw new IOException("Windows error 12167");
    }, Duration.ofSeconds(5));
    ScriptVisit visit = new ScriptVisit(List.of("one.test", "two.test"), _ -> { });
    assertThat(hangs.asked(BY_SCRIPT, "http://pac.test/p", visit).notes()).first()
        .isEqualTo(Message.of("osproxy.note.no-answer", "http://pac.test/p", "one.test", "no answer in 20 ms"));
    assertThat(fails.asked(BY_SCRIPT, "http://pac.test/p", visit)).isEqualTo(new Offered(Map.of(), List.of(
        Message.of("osproxy.note.no-answer", "http://pac.test/p", "one.test", "Windows error 12167"),
        Message.of("osproxy.note.detects"))));
    never.countDown();
  }

  @Test
  void withoutLeaveOrWithoutAServerNoScriptRuns() throws Exception {
    assertThat(NEVER.asked(BY_SCRIPT, "http://pac.test/p", ScriptVisit.NONE)).isEqualTo(BY_SCRIPT);
    ScriptVisit visit = new ScriptVisit(List.of("one.test"), _ -> { });
    for (String none : List.of("", "no url", "file:///c:/proxy.pac")) {
      assertThat(NEVER.asked(BY_SCRIPT, none, visit)).isEqualTo(BY_SCRIPT);
    }
  }
}
