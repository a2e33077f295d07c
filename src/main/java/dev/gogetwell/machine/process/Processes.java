package dev.gogetwell.machine.process;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Starts child processes: bounded in time and output, cancelled by interrupt, ended together with their descendants.
///
/// `go get` starts git, and git starts git-remote-https; ending only the first would leave the others running. Blocks
/// the calling thread; meant for virtual threads. Stateless; any thread.
public final class Processes {
  /// How long output may lag behind the end of the process, in milliseconds.
  private static final long DRAIN_MILLIS = 1000;

  private static final LineListener NOBODY = (stream, line) -> {};

  /// Runs to the end.
  ///
  /// @throws IOException if the program cannot be started: not found, not executable, no such directory
  /// @throws InterruptedException if cancelled; the process and its descendants are ended by then
  public ProcessResult run(ProcessSpec spec) throws IOException, InterruptedException {
    return run(spec, NOBODY);
  }

  /// Runs to the end and tells every line as it comes.
  ///
  /// @throws IOException if the program cannot be started
  /// @throws InterruptedException if cancelled
  public ProcessResult run(ProcessSpec spec, LineListener listener) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = builder(spec).start();
    OutputReader out =
        new OutputReader(process.getInputStream(), spec.keep(), LineListener.Stream.OUT, listener);
    OutputReader err =
        new OutputReader(process.getErrorStream(), spec.keep(), LineListener.Stream.ERR, listener);
    onItsOwnThread("process-out", out);
    onItsOwnThread("process-err", err);
    onItsOwnThread("process-in", () -> feed(process, spec.stdin()));
    boolean ended = await(process, spec.limit(), Processes::end);
    return new ProcessResult(
        exitCode(process), out.kept(DRAIN_MILLIS), err.kept(DRAIN_MILLIS), !ended,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /// A read from a pipe holds the carrier of a virtual thread; two silent children would stop every virtual thread of a
  /// machine with two processors, the one that ends the run in time included.
  private static void onItsOwnThread(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }

  /// Runs on our own standard streams, for a command that the user talks to; gives its exit code.
  ///
  /// @throws IOException if the program cannot be started
  /// @throws InterruptedException if cancelled
  public ProcessResult runInherited(ProcessSpec spec) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = builder(spec).inheritIO().start();
    // Asked, not killed, so that it can end its own children and tidy up.
    boolean ended = await(process, spec.limit(), Process::destroy);
    return new ProcessResult(exitCode(process), new byte[0], new byte[0], !ended,
        Duration.ofNanos(System.nanoTime() - start));
  }

  private static ProcessBuilder builder(ProcessSpec spec) throws IOException {
    Environment seen = spec.environment();
    boolean windows = seen.os() == OperatingSystem.WINDOWS;
    List<String> command = new ArrayList<>(spec.command());
    command.set(0, ProgramFile.find(command.getFirst(), seen, spec.directory()));
    ProcessBuilder builder = new ProcessBuilder(windows
        ? WindowsWords.of(command, ProgramFile.find("cmd", seen, spec.directory())) : command)
        .directory(spec.directory().toFile());
    Map<String, String> variables = builder.environment();
    if (windows) {
      variables.clear(); // This map takes Path and PATH for two.
    }
    // A variable that is ours unchanged is handed on as it is: its bytes may be none that a string can hold.
    variables.keySet().retainAll(seen.variables().keySet());
    seen.variables().forEach((name, value) -> {
      if (!value.equals(variables.get(name))) {
        variables.put(name, value);
      }
    });
    return builder;
  }

  private static void feed(Process process, byte[] stdin) {
    try (OutputStream to = process.getOutputStream()) {
      to.write(stdin);
    } catch (IOException e) {
      // A child that does not read all of its input has the right to do so.
    }
  }

  /// Waits for the end; `leaving` is done if we ourselves are ended meanwhile, so that no child is left behind.
  private static boolean await(Process process, Duration limit, Consumer<Process> leaving)
      throws InterruptedException {
    Thread hook = Thread.ofPlatform().unstarted(() -> leaving.accept(process));
    boolean ended = false;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      ended = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
      return ended;
    } catch (IllegalStateException e) {
      // We are being ended already: then so is the child.
      return false;
    } finally {
      if (!ended) {
        end(process);
      }
      forget(hook);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running.
    }
  }

  /// Descendants first are listed, then all are ended: once the parent is gone they can no longer be found.
  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static int exitCode(Process process) throws InterruptedException {
    return process.waitFor(2, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }
}
