package dev.gogetwell.app;

import dev.gogetwell.app.window.ToolkitStart;
import dev.gogetwell.cli.LanguageArgument;
import dev.gogetwell.cli.Terminal;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Entry point of both faces of the program: without arguments, or with `--here`, the window; else a headless command.
public final class Main {
  /// For the proofs of the packages, as `--train` is for building them; no help tells either.
  private static final String SMOKE = "--smoke=";
  private static final String TRAIN = "--train";
  /// From the menu of a folder in the desktop.
  private static final String OPEN = "--open=";

  /// Commands whose `--json` takes a file.
  private static final List<String> TO_FILES = List.of("check", "timeline", "compare", "hosts", "fleet");

  private Main() {}

  /// Starts the program.
  public static void main(String[] args) {
    Optional<ToolkitStart> toolkit = opensWindow(args) ? ToolkitStart.begin() : Optional.empty();
    Environment environment = Environment.ofThisProcess();
    Terminal terminal = terminal(environment, args);
    System.exit(run(new Composition(environment, terminal, toolkit), args));
  }

  private static boolean opensWindow(String[] args) {
    return args.length == 0
        || (args.length == 1 && (List.of("--here", TRAIN).contains(args[0]) || args[0].startsWith(SMOKE)
            || args[0].startsWith(OPEN)));
  }

  private static int run(Composition composition, String[] args) {
    // A thread that nobody waits for must not print its stack trace either.
    Thread.setDefaultUncaughtExceptionHandler((_, bug) -> composition.crashes().keep(bug));
    if (args.length == 0 || Arrays.equals(args, new String[] {"--here"})) {
      return composition.openWindow(args.length > 0);
    }
    if (Arrays.equals(args, new String[] {TRAIN})) {
      return composition.train();
    }
    if (args.length == 1 && args[0].startsWith(SMOKE)) {
      return composition.smoke(Path.of(args[0].substring(SMOKE.length())));
    }
    if (args.length == 1 && args[0].startsWith(OPEN)) {
      return composition.openFolder(Path.of(args[0].substring(OPEN.length())).toAbsolutePath().normalize());
    }
    try {
      return composition.commands(args).execute(args);
    } catch (Error bug) {
      // Out of memory, a class that is missing: picocli hands on exceptions only.
      return composition.failed(bug);
    }
  }

  private static Terminal terminal(Environment environment, String[] args) {
    boolean json = writesJson(Arrays.asList(args));
    boolean terminal = System.console() != null && System.console().isTerminal();
    UnaryOperator<String> properties = System::getProperty;
    PrintStream out = stream(FileDescriptor.out, json ? Optional.empty()
        : console(properties, "stdout.encoding", terminal));
    PrintStream err = stream(FileDescriptor.err, console(properties, "stderr.encoding", false));
    boolean colour = terminal && !json
        && environment.value("NO_COLOR").isEmpty() && !environment.value("TERM").equals("dumb");
    return new Terminal(System.in, out, err, colour, Texts.load(
        LanguageArgument.chosen(Arrays.asList(args)).orElseGet(() -> language(environment))));
  }

  /// Whether standard output carries a document; `--json FILE` of some commands writes it elsewhere.
  static boolean writesJson(List<String> args) {
    int at = args.indexOf("--json");
    boolean elsewhere = at >= 0 && args.subList(0, at).stream().anyMatch(TO_FILES::contains) && at + 1 < args.size()
        && !args.get(at + 1).startsWith("-");
    return (at >= 0 && !elsewhere) || args.contains("--json=-");
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

  private static PrintStream stream(FileDescriptor descriptor, Optional<Charset> console) {
    OutputStream bytes = new FileOutputStream(descriptor);
    return new PrintStream(console.<OutputStream>map(charset -> new ConsoleStream(bytes, charset)).orElse(bytes), true,
        StandardCharsets.UTF_8);
  }

  /// The code page of the console of Windows behind a stream; empty for UTF-8, which files and pipes get too. A Java
  /// knows it for each stream by itself (java_props_md.c: getConsoleEncoding) and else gives the one of the system,
  /// which it spells in another way.
  static Optional<Charset> console(UnaryOperator<String> properties, String name, boolean terminal) {
    String encoding = Objects.requireNonNullElse(properties.apply(name), "");
    boolean windows = Objects.requireNonNullElse(properties.apply("os.name"), "").startsWith("Windows");
    if (!windows || encoding.isEmpty() || (!terminal && encoding.equals(properties.apply("native.encoding")))
        || !Charset.isSupported(encoding)) {
      return Optional.empty();
    }
    return Optional.of(Charset.forName(encoding)).filter(charset -> !charset.equals(StandardCharsets.UTF_8));
  }
}
