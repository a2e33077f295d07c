package dev.gogetwell.app;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.cli.LabCommand;
import dev.gogetwell.cli.LabListCommand;
import dev.gogetwell.cli.LabRunCommand;
import dev.gogetwell.cli.Terminal;
import dev.gogetwell.lab.Lab;
import dev.gogetwell.lab.LabRunner;
import dev.gogetwell.lab.Launcher;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.OwnEnvironment;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of both faces of the program.
@Command(name = "gogetwell")
public final class Main implements Runnable {
  private Main() {}

  /// Starts the program.
  public static void main(String[] args) {
    Texts texts = Texts.load(Language.forLocale(Locale.getDefault()));
    Terminal terminal = new Terminal(System.in, System.out, System.err, false, texts);
    System.exit(commands(terminal).execute(args));
  }

  private static CommandLine commands(Terminal terminal) {
    Map<String, String> environment = OwnEnvironment.read();
    Processes processes = new Processes();
    Launcher launcher = Launcher.ofThisJvm(Main.class.getName());
    Lab lab = new Lab(processes, environment, launcher, Clock.systemUTC());
    CommandLine labGroup = new CommandLine(new LabCommand(terminal))
        .addSubcommand(new LabListCommand(terminal, Scenarios.all()))
        .addSubcommand(new LabRunCommand(
            terminal, Scenarios.all(), new LabRunner(processes, environment, launcher, lab)));
    return new CommandLine(new Main()).addSubcommand(labGroup);
  }

  @Override
  public void run() {
    System.exit(ExitCode.USAGE);
  }
}
