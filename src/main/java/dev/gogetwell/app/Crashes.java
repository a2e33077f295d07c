package dev.gogetwell.app;

import dev.gogetwell.machine.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Gives a bug of ours a short searchable code and keeps its details in a file, redacted; the user sees the code only.
/// Any thread.
public final class Crashes {
  private final StateFolder state;
  private final UnaryOperator<String> redaction;

  /// @param redaction takes out what this process must not tell
  Crashes(StateFolder state, UnaryOperator<String> redaction) {
    this.state = state;
    this.redaction = redaction;
  }

  /// Keeps what is known of a bug.
  ///
  /// @return the code
  public String keep(Throwable bug) {
    StringWriter text = new StringWriter();
    bug.printStackTrace(new PrintWriter(text));
    String code = String.format(Locale.ROOT, "GW-%04X", signature(bug) & 0xffff);
    try {
      Path folder = state.path().resolve("crashes");
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(code + ".txt"), redaction.apply(text.toString()),
          StandardCharsets.UTF_8);
    } catch (IOException _) {
      // The code alone still finds the place: it is made from the stack.
    }
    return code;
  }

  /// Equal for equal bugs: the exception's class and where it was thrown.
  private static int signature(Throwable bug) {
    StackTraceElement[] stack = bug.getStackTrace();
    return (bug.getClass().getName() + (stack.length == 0 ? "" : stack[0])).hashCode();
  }
}
