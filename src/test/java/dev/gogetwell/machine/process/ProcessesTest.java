package dev.gogetwell.machine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a POSIX shell")
class ProcessesTest {
  private final Processes processes = new Processes();

  @TempDir Path dir;

  @Test
  void theChildSeesTheGivenVariablesAndNothingOfOurs() throws Exception {
    ProcessResult result = processes.run(sh("/usr/bin/env", Map.of("ONLY", "this")));
    assertThat(result.out().lines().filter(line -> !line.matches("(PWD|SHLVL|OLDPWD|_)=.*"))).containsExactly("ONLY=this");
  }

  @Test
  void exitCodeAndBothStreamsComeBack() throws Exception {
    ProcessResult result = processes.run(sh("cat; echo bad >&2; exit 3").withStdin("fed".getBytes(StandardCharsets.UTF_8)));
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).isEqualTo("fed");
    assertThat(result.err()).isEqualTo("bad\n");
    assertThat(result.ok()).isFalse();
  }

  @Test
  void endlessOutputIsCutAndDoesNotBlockTheChild() throws Exception {
    ProcessResult result = processes.run(sh("head -c 3000000 /dev/zero; echo end >&2").withKeep(1000));
    assertThat(result.stdout()).hasSize(1000);
    assertThat(result.err()).isEqualTo("end\n");
  }

  @Test
  void theTimeLimitEndsTheDescendantsToo() throws Exception {
    Path pid = dir.resolve("pid");
    ProcessSpec spec = ProcessSpec.of(List.of("/bin/sh", "-c", "sleep 60 & echo $! >" + pid + "; wait"),
        unix(Map.of("PATH", "/usr/bin:/bin")), dir, Duration.ofMillis(700));
    ProcessResult result = processes.run(spec);
    assertThat(result.timedOut()).isTrue();
    long grandchild = Long.parseLong(Files.readString(pid).strip());
    await().atMost(Duration.ofSeconds(5))
        .until(() -> ProcessHandle.of(grandchild).map(handle -> !handle.isAlive()).orElse(true));
  }

  @Test
  void silentChildrenDoNotStopTheVirtualThreads() throws Exception {
    int children = 2 * Runtime.getRuntime().availableProcessors();
    CountDownLatch started = new CountDownLatch(children);
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < children; i++) {
      waiting.add(Thread.ofPlatform().start(() -> {
        try {
          processes.run(sh("echo there; sleep 60"), (_, _) -> started.countDown());
        } catch (InterruptedException e) {
          // The end of the test.
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }));
    }
    try {
      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Thread.ofVirtual().start(() -> { }).join(Duration.ofSeconds(10))).isTrue();
    } finally {
      waiting.forEach(Thread::interrupt);
    }
  }

  @Test
  void anInterruptEndsTheChild() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread runner = Thread.ofVirtual().start(() -> {
      try {
        processes.run(sh("sleep 60"));
      } catch (InterruptedException e) {
        interrupted.set(true);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
    runner.interrupt();
    assertThat(runner.join(Duration.ofSeconds(5))).isTrue();
    assertThat(interrupted).isTrue();
  }

  @Test
  void linesAreToldOneByOne() throws Exception {
    ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    processes.run(sh("printf 'a\\r\\nb\\nlast'"), (stream, line) -> heard.add(stream + ":" + line));
    assertThat(heard).containsExactly("OUT:a", "OUT:b", "OUT:last");
  }

  @Test
  void aMissingProgramIsACheckedException() {
    ProcessSpec spec = ProcessSpec.of(List.of("no-such-program-here"), unix(Map.of()), dir, Duration.ofSeconds(5));
    assertThatThrownBy(() -> processes.run(spec)).isInstanceOf(IOException.class);
  }

  @Test
  void aBareNameIsLookedUpInThePathOfTheChild() throws Exception {
    Path tool = Files.writeString(dir.resolve("only-in-the-childs-path"), "#!/bin/sh\necho found\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    ProcessSpec spec = ProcessSpec.of(
        List.of("only-in-the-childs-path"), unix(Map.of("PATH", "/usr/bin:/bin:" + dir)), dir, Duration.ofSeconds(20));
    assertThat(processes.run(spec).out()).isEqualTo("found\n");
  }

  private static Environment unix(Map<String, String> variables) {
    return Environment.of(OperatingSystem.LINUX, variables);
  }

  private ProcessSpec sh(String script) {
    return sh(script, Map.of("PATH", "/usr/bin:/bin"));
  }

  private ProcessSpec sh(String script, Map<String, String> environment) {
    return ProcessSpec.of(List.of("/bin/sh", "-c", script), unix(environment), dir, Duration.ofSeconds(20));
  }
}
