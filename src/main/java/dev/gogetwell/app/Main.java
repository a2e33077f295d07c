package dev.gogetwell.app;

import dev.gogetwell.cli.Terminal;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Entry point of both faces of the program: without arguments, or with `--here`, the window; else a headless command.
public final class Main {
  private Main() {}

  /// Starts the program.
  public static void main(String[] args) {
    // Every run looks names up anew: a cached answer would hide what has changed.
    java.security.Security.setProperty("networkaddress.cache.ttl", "0");
    java.security.Security.setProperty("networkaddress.cache.negative.ttl", "0");
    Environment environment = Environment.ofThisProcess();
    Terminal terminal = terminal(environment, args);
    System.exit(run(environment, terminal, args));
  }

  private static int run(Environment environment, Terminal terminal, String[] args) {
    Composition composition = new Composition(environment, terminal);
    // A thread that nobody waits for must not print its stack trace either.
    Thread.setDefaultUncaughtExceptionHandler((_, bug) -> composition.crashes().keep(bug));
    if (args.length == 0 || Arrays.equals(args, new String[] {"--here"})) {
      return composition.openWindow(args.length > 0);
    }
    try {
      return composition.commands(args).execute(args);
    } catch (Error bug) {
      // Out of memory, a class that is missing: picocli hands on exceptions only.
      return composition.failed(bug);
    }
  }

  private static Terminal terminal(Environment environment, String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    boolean json = Arrays.asList(args).contains("--json");
    boolean colour = System.console() != null && System.console().isTerminal() && !json
        && environment.value("NO_COLOR").isEmpty() && !environment.value("TERM").equals("dumb");
    return new Terminal(System.in, out, err, colour, Texts.load(language(environment)));
  }

  /// The language of the terminal: the JVM's own guess follows the system, not LC_ALL of this shell.
  private static Language language(Environment environment) {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.value(name);
      if (!value.isEmpty()) {
        return value.toLowerCase(Locale.ROOT).startsWith("zh") ? Language.CHINESE : Language.ENGLISH;
      }
    }
    return Language.forLocale(Locale.getDefault());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
