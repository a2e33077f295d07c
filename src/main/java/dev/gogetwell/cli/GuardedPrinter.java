package dev.gogetwell.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// The only kind of stream to which a command can write: whatever it prints passes through the redaction, then through
/// what makes it inert. A command that forgets to redact tells nothing all the same. One thread at a time, as every
/// `PrintStream`.
final class GuardedPrinter extends PrintStream {
  private final InertStream sink;

  private GuardedPrinter(InertStream sink, OutputStream guard) {
    super(guard, false, StandardCharsets.UTF_8);
    this.sink = sink;
  }

  /// The same stream behind the redaction; one that is guarded already stays as it is.
  static GuardedPrinter text(PrintStream stream, UnaryOperator<String> redaction) {
    return stream instanceof GuardedPrinter guarded ? guarded : text(InertStream.of(stream), redaction);
  }

  private static GuardedPrinter text(InertStream sink, UnaryOperator<String> redaction) {
    return new GuardedPrinter(sink, new TextGuard(sink, redaction));
  }

  /// The same stream for text, behind another redaction.
  GuardedPrinter with(UnaryOperator<String> redaction) {
    flush();
    return text(sink, redaction);
  }

  /// The same stream for JSON: every string is redacted by itself, so that the text stays JSON.
  GuardedPrinter json(UnaryOperator<String> redaction) {
    flush();
    InertStream below = sink.json();
    return new GuardedPrinter(below, new JsonGuard(below, redaction));
  }

  /// The same stream for a table: every cell is redacted by itself, numbers pass.
  GuardedPrinter table(UnaryOperator<String> redaction) {
    flush();
    return new GuardedPrinter(sink, new TableGuard(sink, redaction));
  }

  /// The stream below both, for words that are all our own and bring their own styles.
  PrintStream raw() {
    flush();
    return sink.raw();
  }
}
