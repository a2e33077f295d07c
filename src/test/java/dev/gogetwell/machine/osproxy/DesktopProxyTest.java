package dev.gogetwell.machine.osproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopProxyTest {
  private static final String MANUAL = """
      [$Version]
      update_info=kioslave.upd:kde2.2/r1

      [Proxy Settings][Script]
      ProxyType=3
      [Proxy Settings]
      NoProxyFor=localhost,.corp.test,10.0.0.0/8
      ProxyType[$i]=1
      httpProxy=http://p.test 3128
      httpsProxy=p.test:3129
      socksProxy=socks://s.test 1080
      """;
  private static final ToolRun TOOLS = new ToolRun(new Processes(), Duration.ofSeconds(20));

  @TempDir private Path folder;

  @Test
  void whatKdeKeepsIsReadWithItsExceptions() {
    String manual = MANUAL.replace("[Proxy Settings][Script]\n", "[Other]\n");
    assertThat(KdeProxy.parse(manual).offered()).isEqualTo(new Offered(Map.of("HTTP_PROXY", "http://p.test:3128",
        "HTTPS_PROXY", "http://p.test:3129", "ALL_PROXY", "socks5://s.test:1080",
        "NO_PROXY", "localhost,.corp.test,10.0.0.0/8"), List.of()));
    assertThat(KdeProxy.parse(manual.replace("[Proxy Settings]\n", "[Proxy Settings][$i]\n"))).as("fixed by the system")
        .isEqualTo(KdeProxy.parse(manual));
    assertThat(KdeProxy.parse(manual.replace("ProxyType[$i]=1", "ProxyType=0")).offered()).isEqualTo(Offered.NOTHING);
    assertThat(KdeProxy.parse(manual.replace("=1\n", "=4\n")).offered()).as("variables").isEqualTo(Offered.NOTHING);
    assertThat(KdeProxy.parse(manual + "ReversedException=true\n").offered().notes())
        .containsExactly(Message.of("osproxy.note.lost", "localhost, .corp.test, 10.0.0.0/8"));
    assertThat(KdeProxy.parse("[Proxy Settings]\nProxyType=2\nProxy Config Script=http://pac.test/p\n").offered())
        .isEqualTo(new Offered(Map.of(), List.of(Message.of("osproxy.note.script", "http://pac.test/p"))));
    assertThat(KdeProxy.parse("[Proxy Settings]\nProxyType=3\n").offered().notes())
        .containsExactly(Message.of("osproxy.note.detects"));
    assertThat(KdeProxy.parse("[Proxy Settings]\nProxyType=1\nhttpProxy=http://\nhttpsProxy=x 0\n").offered())
        .isEqualTo(Offered.NOTHING);
  }

  @Test
  void aGroupBelowTheGroupIsAnotherOne() {
    assertThat(KdeProxy.parse(MANUAL).offered().notes()).isEmpty();
  }

  @Test
  void theUserCountsBeforeTheSystemAndOnlyInASessionOfKde() throws Exception {
    Path own = Files.createDirectories(folder.resolve("own"));
    Path shipped = Files.createDirectories(folder.resolve("shipped"));
    Files.writeString(own.resolve("kioslaverc"), "[Proxy Settings]\nhttpsProxy=http://own.test 8080\n");
    Files.writeString(shipped.resolve("kioslaverc"),
        "[Proxy Settings]\nProxyType=1\nhttpsProxy=http://shipped.test 8080\n");
    Environment session = Environment.of(OperatingSystem.LINUX, Map.of("XDG_CONFIG_HOME", own.toString(),
        "XDG_CONFIG_DIRS", shipped.toString(), "XDG_CURRENT_DESKTOP", "KDE", "PATH", folder.toString()));
    ProxyScript never = new ProxyScript((_, _) -> {
      throw new AssertionError("nobody gave leave");
    }, Duration.ofSeconds(5));
    assertThat(new LinuxProxy(TOOLS, never).read(session, ScriptVisit.NONE).variables())
        .isEqualTo(Map.of("HTTPS_PROXY", "http://own.test:8080"));
    assertThat(KdeProxy.isDesktop(session.with("XDG_CURRENT_DESKTOP", "ubuntu:GNOME"))).isFalse();
    assertThat(KdeProxy.isDesktop(session.without("XDG_CURRENT_DESKTOP").with("KDE_FULL_SESSION", "true"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "(['http://p.test:8080', 'direct://'],) | p.test:8080",
      "(['http://p.test:8080', 'http://q.test:81'],) | p.test:8080;q.test:81",
      "(['socks://s.test:1080'],) | socks5://s.test:1080",
      "(['https://t.test:443/'],) | https://t.test:443",
      "(['direct://', 'http://p.test:8080'],) | ''",
      "(@as [],) | ''"})
  void whatTheServiceOfTheDesktopAnswersIsReadUntilItGoesDirect(String printed, String proxies) {
    assertThat(PacRunner.proxies(printed)).isEqualTo(proxies);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "gdbus is a program of Linux desktops")
  void aScriptOfTheDesktopIsRunByTheDesktop() throws Exception {
    Path gdbus = folder.resolve("gdbus");
    Files.writeString(gdbus, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + folder.resolve("asked") + "'\n"
        + "case $* in *golang*) echo \"(['http://p.test:8080', 'direct://'],)\" ;;\n"
        + "*) echo \"(['direct://'],)\" ;; esac\n");
    assertThat(gdbus.toFile().setExecutable(true)).isTrue();
    Environment session = Environment.of(OperatingSystem.LINUX, Map.of("PATH", folder.toString()));
    List<String> told = new ArrayList<>();
    Offered offered = new ProxyScript(new PacRunner(TOOLS, session), Duration.ofSeconds(20)).asked(
        new Offered(Map.of(), List.of(Message.of(Offered.SCRIPT, "http://pac.test/p"))), "http://pac.test/p",
        new ScriptVisit(List.of("git.test", "proxy.golang.org"), told::add));
    assertThat(offered.variables()).isEqualTo(Map.of("HTTPS_PROXY", "http://p.test:8080"));
    assertThat(offered.notes()).as("a direct connection may be a script that was not run").extracting(Message::key)
        .containsExactly("osproxy.note.no-answer", "osproxy.note.answers");
    assertThat(told).containsExactly("pac.test");
    assertThat(Files.readAllLines(folder.resolve("asked"))).endsWith("org.gtk.GLib.PACRunner.Lookup",
        "'http://pac.test/p'", "'https://proxy.golang.org/'");
    assertThatThrownBy(() -> new PacRunner(TOOLS, session).proxiesFor("http://pac.test/'x", "https://a.test/"))
        .isInstanceOf(IOException.class).hasMessageContaining("no address");
  }
}
