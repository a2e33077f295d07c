package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The output of a system tool; empty text if it does not answer.
final class Asked {
  private Asked() {}

  static String of(ToolRun tools, Environment environment, List<String> command) throws InterruptedException {
    Path directory = environment.home().filter(Files::isDirectory)
        .orElse(Path.of(System.getProperty("java.io.tmpdir")));
    return tools.ask(command, environment, directory) instanceof Answer.Value<ProcessResult>(ProcessResult result)
        ? result.out()
        : "";
  }
}
