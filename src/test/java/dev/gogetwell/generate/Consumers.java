package dev.gogetwell.generate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The programs that read what is made here: those on the PATH, and those that `src/test/scripts/consumers.sh` got.
public final class Consumers {
  /// Where the script puts what it gets.
  public static final Path FOLDER = Path.of("target", "consumers").toAbsolutePath();

  private Consumers() {}

  /// The program, or the test is skipped with the reason.
  public static Path needed(String name) {
    Path got = FOLDER.resolve("bin").resolve(name);
    Optional<Path> tool = Files.isExecutable(got) ? Optional.of(got)
        : ProgramSearch.find(name, Environment.ofThisProcess(), List.of());
    assumeTrue(tool.isPresent(), "skipped: no " + name + " on the PATH or in target/consumers (src/test/scripts/consumers.sh "
        + "gets it)");
    return tool.orElseThrow();
  }

  /// Runs one in a folder, with a home of its own there.
  public static ProcessResult run(Path folder, List<String> words) throws IOException, InterruptedException {
    return new Processes().run(ProcessSpec.of(words, Environment.ofThisProcess().with("HOME", folder.toString()), folder,
        Duration.ofSeconds(90)));
  }
}
