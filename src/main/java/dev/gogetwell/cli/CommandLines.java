package dev.gogetwell.cli;

import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/// What all commands have in common: help in the reader's language, the version, and what is said when something is
/// wrong. No stack trace and no secret leaves here. One command line, one thread.
public final class CommandLines {
  private static final int WIDTH = 100;

  private final Terminal terminal;
  private final Function<Throwable, String> crashes;

  /// @param terminal knows what this process must not tell
  /// @param crashes keeps a bug of ours and gives its code
  public CommandLines(Terminal terminal, Function<Throwable, String> crashes) {
    this.terminal = terminal;
    this.crashes = crashes;
  }

  /// Dresses the whole tree of commands below `root`.
  public CommandLine dress(CommandLine root, String version) {
    root.setResourceBundle(new HelpTexts(Texts.readArea("help", terminal.texts().language())));
    root.setUsageHelpWidth(WIDTH);
    root.setOut(writer(terminal.out()));
    root.setErr(writer(terminal.err()));
    root.setExecutionExceptionHandler((problem, _, _) -> failed(problem));
    root.setParameterExceptionHandler((wrong, _) -> wrongUsage(wrong));
    setVersion(root, version);
    speak(root);
    return root;
  }

  /// Gives every command the choice of the language; what is chosen counts before the command begins.
  private static void speak(CommandLine commands) {
    if (!commands.getCommandSpec().optionsMap().containsKey(LanguageArgument.NAME)) {
      commands.getCommandSpec().addOption(OptionSpec.builder(LanguageArgument.NAME).paramLabel("en|zh-CN")
          .type(Language.class).converters(LanguageArgument::read).descriptionKey("gogetwell.lang").build());
    }
    commands.getSubcommands().values().forEach(CommandLines::speak);
  }

  private PrintWriter writer(PrintStream stream) {
    return new PrintWriter(terminal.help(stream), true, stream.charset());
  }

  private static void setVersion(CommandLine commands, String version) {
    commands.getCommandSpec().version("GoGetWell " + version);
    commands.getSubcommands().values().forEach(sub -> setVersion(sub, version));
  }

  /// Tells a problem that ended a command.
  ///
  /// @return the exit code
  public int failed(Throwable problem) {
    return switch (problem) {
      case UsageException usage -> {
        say(terminal.texts().get(usage.what()));
        yield ExitCode.USAGE;
      }
      case InterruptedException _ -> {
        say(terminal.texts().get("cli.cancelled"));
        yield ExitCode.OURS;
      }
      default -> {
        say(terminal.texts().get("cli.bug", crashes.apply(problem)));
        yield ExitCode.OURS;
      }
    };
  }

  private int wrongUsage(ParameterException wrong) {
    say(sentence(wrong));
    return ExitCode.USAGE;
  }

  private String sentence(ParameterException wrong) {
    Texts texts = terminal.texts();
    String help = wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String typed = shortened(String.join(" ", unmatched.getUnmatched()));
      return NearestName.of(wrong.getCommandLine().getCommandSpec(), unmatched.getUnmatched().getFirst())
          .or(() -> unmatched.getSuggestions().stream().findFirst())
          .map(meant -> texts.get("cli.usage.did-you-mean", typed, meant, help))
          .orElseGet(() -> texts.get("cli.usage.unknown", typed, help));
    }
    if (wrong instanceof MissingParameterException missing) {
      return texts.get("cli.usage.missing",
          missing.getMissing().stream().map(CommandLines::label).collect(Collectors.joining(" ")), help);
    }
    if (wrong.getArgSpec() instanceof OptionSpec option && option.longestName().equals(LanguageArgument.NAME)
        && wrong.getValue() != null) {
      return texts.get("cli.no-such-language", shortened(wrong.getValue()));
    }
    if (wrong.getArgSpec() != null && wrong.getValue() != null) {
      return texts.get("cli.usage.value", shortened(wrong.getValue()), label(wrong.getArgSpec()),
          wrong.getArgSpec().paramLabel());
    }
    return texts.get("cli.usage.wrong", shortened(String.valueOf(wrong.getMessage())), help);
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private void say(String sentence) {
    terminal.err().println(Visible.line(sentence));
  }

  /// What the user typed, short enough for a sentence.
  static String shortened(String typed) {
    return typed.length() > 80 ? typed.substring(0, 79) + "…" : typed;
  }

  /// The texts of the help, in the form that picocli asks for.
  private static final class HelpTexts extends ResourceBundle {
    private final Properties texts;

    HelpTexts(Properties texts) {
      this.texts = texts;
    }

    @Override
    protected Object handleGetObject(String key) {
      return texts.getProperty(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(texts.stringPropertyNames());
    }
  }
}
