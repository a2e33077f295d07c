package dev.gogetwell.app;

import dev.gogetwell.cli.Terminal;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The headless commands in this JVM, judging an environment that the test makes up.
final class Headless {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Composition composition;

  Headless(Language language, Map<String, String> variables, byte[] input) {
    Terminal terminal = new Terminal(new ByteArrayInputStream(input), stream(out), stream(err), false,
        Texts.load(language));
    this.composition = new Composition(Environment.of(OperatingSystem.LINUX, variables), terminal);
  }

  CommandLine commands() {
    return composition.commands();
  }

  int run(String... arguments) {
    return composition.commands(arguments).execute(arguments);
  }

  /// As if `bug` had ended the program.
  int fail(Throwable bug) {
    return composition.failed(bug);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return JsonMapper.builder().build().readTree(out());
  }

  /// The code of the root cause, else the state of the verdict.
  String cause() {
    JsonNode first = json().path("causes").path(0).path("code");
    return first.isMissingNode() ? json().path("verdict").asString(out()) : first.asString();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
