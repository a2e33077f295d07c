package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a setting leads to something that is no plain file of the user, the desk says so before it touches anything.
class WhatStandsThereTest {
  @TempDir Path folder;
  private DeskBench bench;

  @BeforeEach
  void prepare() throws Exception {
    bench = DeskBench.in(folder);
  }

  private void assertRefused(String key, DeskBench seen, Change change) {
    Remedy remedy = DeskBench.remedy(change);
    assertTold(key, () -> seen.desk().preview(remedy));
    assertTold(key, () -> seen.desk().apply(remedy));
  }

  private static void assertTold(String key, ThrowableAssert.ThrowingCallable work) {
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThatThrownBy(work)
        .isInstanceOfSatisfying(RemedyException.class,
            e -> assertThat(e.what().key()).isEqualTo("remedy.error." + key)));
  }

  private boolean ran(String... command) throws Exception {
    return new Processes().run(ProcessSpec.of(List.of(command), bench.environment(), folder,
        Duration.ofSeconds(10))).ok();
  }

  /// A pipe stands for all devices: the test must not be able to break the machine, should it run as root.
  @Test
  void aPipeAsSettingsFileIsASentenceAndNoHang() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(ran("mkfifo", pipe.toString()), "skipped: no mkfifo");
    Path link = Files.createSymbolicLink(bench.bench().home().resolve(".profile"), pipe);
    assertRefused("unfit.not-a-file", bench.with("GIT_CONFIG_GLOBAL", pipe.toString()),
        DeskBench.git("http.proxy", "x"));
    assertRefused("unfit.not-a-file", bench.with("GOENV", pipe.toString()), DeskBench.goEnv("GOPRIVATE", "a.test"));
    assertRefused("unfit.not-a-file", bench,
        new Change.UserEnvironment("GOPRIVATE", Optional.of("a.test"), Optional.empty()));
    assertThat(link).isSymbolicLink();
    assertThat(ran("test", "-p", pipe.toString())).isTrue();
  }

  @Test
  void theDeviceToWhichContainersPointGitStaysADevice() throws Exception {
    Path device = folder.resolve("null");
    assumeTrue(ran("mknod", device.toString(), "c", "1", "3"), "skipped: no device can be made");
    assertRefused("unfit.not-a-file", bench.with("GIT_CONFIG_GLOBAL", device.toString()),
        DeskBench.git("http.proxy", "x"));
    assertRefused("unfit.not-a-file", bench.with("GOENV", device.toString()), DeskBench.goEnv("GOPRIVATE", "a.test"));
    Path shared = Files.createDirectories(bench.bench().home().resolve(".config/git")).resolve("config");
    Files.createSymbolicLink(shared, device);
    assertRefused("unfit.not-a-file", bench, DeskBench.git("http.proxy", "x"));
    assertThat(ran("test", "-c", device.toString())).isTrue();
  }

  @Test
  void aFolderAsSettingsFileIsRefused() throws Exception {
    assertRefused("unfit.not-a-file", bench.with("GOENV", folder.toString()), DeskBench.goEnv("GOPRIVATE", "a.test"));
  }

  @Test
  void anEmptyGitConfigGlobalMeansThatGitReadsNoFileOfTheUser() throws Exception {
    DeskBench seen = bench.with("GIT_CONFIG_GLOBAL", "");
    Path own = Files.writeString(bench.bench().home().resolve(".gitconfig"), "[http]\n\tproxy = http://own.test\n");
    assertRefused("git-reads-no-global", seen, DeskBench.git("http.proxy", "x"));
    assertThat(own).hasContent("[http]\n\tproxy = http://own.test");
    assertThat(new Processes().run(ProcessSpec.of(List.of(bench.bench().git().toString(), "config", "http.proxy"),
        seen.environment(), folder, Duration.ofSeconds(10))).exitCode()).as("git itself").isEqualTo(1);
  }

  @Test
  void hardLinksAreToldBeforeAnythingIsTouched() throws Exception {
    Path file = Files.createDirectories(bench.bench().home().resolve(".config/go")).resolve("env");
    Files.writeString(file, "GOFLAGS=-x\n");
    Files.createLink(folder.resolve("backup"), file);
    assertRefused("unfit.hard-links", bench, DeskBench.goEnv("GOPRIVATE", "a.test"));
    assertThatThrownBy(() -> bench.desk().preview(DeskBench.remedy(DeskBench.goEnv("GOPRIVATE", "a.test"))))
        .isInstanceOfSatisfying(RemedyException.class,
            e -> assertThat(e.what().args()).last().isEqualTo("go env -w GOPRIVATE=a.test"));
    assertThat(folder.resolve("backup")).hasContent("GOFLAGS=-x");
    assertThat(bench.journal().toFile().list()).as("no entry").containsExactly("lock");
  }

  @Test
  void aLinkIntoAMissingFolderIsTold() throws Exception {
    Path file = Files.createDirectories(bench.bench().home().resolve(".config/go")).resolve("env");
    Files.createSymbolicLink(file, folder.resolve("gone/env"));
    assertRefused("unfit.link-leads-nowhere", bench, DeskBench.goEnv("GOPRIVATE", "a.test"));
    assertThat(folder.resolve("gone")).doesNotExist();
  }
}
