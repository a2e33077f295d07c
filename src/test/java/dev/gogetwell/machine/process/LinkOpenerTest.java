package dev.gogetwell.machine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// How an address gets to the browser on each system.
class LinkOpenerTest {
  private static final URI ADDRESS = URI.create("https://go.dev/dl");

  @TempDir
  Path folder;

  private Environment own(OperatingSystem os) {
    return Environment.of(os, Map.of("PATH", folder.toString(), "HOME", folder.toString()));
  }

  @Test
  void everySystemGetsItAsOneWord() {
    assertThat(LinkOpener.line(own(OperatingSystem.WINDOWS), ADDRESS))
        .containsExactly("rundll32.exe", "url.dll,FileProtocolHandler", "https://go.dev/dl");
    assertThat(LinkOpener.line(own(OperatingSystem.DARWIN), ADDRESS))
        .containsExactly("/usr/bin/open", "https://go.dev/dl");
    assertThat(LinkOpener.line(own(OperatingSystem.LINUX), ADDRESS)).endsWith("sh", "xdg-open", "https://go.dev/dl");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theBrowserIsStartedWithItAndIsMissedWhereThereIsNone() throws Exception {
    LinkOpener opener = new LinkOpener(new Processes(), own(OperatingSystem.LINUX));
    assertThatThrownBy(() -> opener.open(ADDRESS)).isInstanceOf(IOException.class);
    Path seen = folder.resolve("seen");
    Path browser = folder.resolve("xdg-open");
    Files.writeString(browser, "#!/bin/sh\necho \"$# $1\" > '" + seen + "'\n");
    Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
    opener.open(ADDRESS);
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
        assertThat(seen).content().isEqualTo("1 https://go.dev/dl\n"));
  }
}
