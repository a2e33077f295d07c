package dev.gogetwell.machine.osproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemProxyTest {
  @Test
  void aManualGnomeProxyIsRead() {
    String printed = "org.gnome.system.proxy mode 'manual'\norg.gnome.system.proxy.https host 'p.test'\n"
        + "org.gnome.system.proxy.https port 3128\norg.gnome.system.proxy.http host ''\n";
    assertThat(GnomeProxy.parse(printed)).isEqualTo(Map.of("HTTPS_PROXY", "http://p.test:3128"));
    assertThat(GnomeProxy.parse(printed.replace("'manual'", "'none'"))).isEmpty();
  }

  @Test
  void theWindowsRegistryIsRead() {
    String printed = "\r\nHKEY_CURRENT_USER\\X\r\n    ProxyEnable    REG_DWORD    0x1\r\n"
        + "    ProxyServer    REG_SZ    http=a.test:80;https=b.test:81\r\n";
    assertThat(WindowsProxy.parse(printed))
        .isEqualTo(Map.of("HTTP_PROXY", "http://a.test:80", "HTTPS_PROXY", "http://b.test:81"));
    assertThat(WindowsProxy.parse(printed.replace("0x1", "0x0"))).isEmpty();
  }

  @Test
  void theMacSettingsAreRead() {
    String printed = "<dictionary> {\n  HTTPSEnable : 1\n  HTTPSPort : 8080\n"
        + "  HTTPSProxy : p.test\n  HTTPEnable : 0\n}";
    assertThat(MacProxy.parse(printed)).isEqualTo(Map.of("HTTPS_PROXY", "http://p.test:8080"));
  }
}
