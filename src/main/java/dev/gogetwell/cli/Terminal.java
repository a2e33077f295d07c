package dev.gogetwell.cli;

import dev.gogetwell.report.Redactor;
import dev.gogetwell.text.Texts;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.UnaryOperator;

/// The streams of one headless run and how to write to them. JSON alone goes to [#json]; progress goes to `err`.
///
/// No terminal exists whose streams are not guarded: what has the shape of a secret never passes, whoever prints it.
/// What this machine's own secrets are is told by [#knowing].
///
/// Whatever is written to `out` and `err` is inert: what could steer a terminal or turn its text round is shown by
/// number. Only [#paint] and [#line] may do more.
///
/// @param in standard input
/// @param out standard output for text, written as UTF-8, guarded
/// @param err standard error, written as UTF-8, guarded
/// @param colour whether ANSI colours may be written to `out` and `err`
/// @param texts the reader's language
/// @param redaction what every text passes on its way out
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean colour, Texts texts,
    UnaryOperator<String> redaction) {
  public Terminal {
    out = GuardedPrinter.text(out, redaction);
    err = GuardedPrinter.text(err, redaction);
  }

  /// A terminal that knows no more than the shapes of secrets.
  public Terminal(InputStream in, PrintStream out, PrintStream err, boolean colour, Texts texts) {
    this(in, out, err, colour, texts, Redactor.generic()::text);
  }

  /// Standard output or standard error for the help, which holds our own words only and brings its own styles.
  PrintStream help(PrintStream stream) {
    return guarded(stream).raw();
  }

  /// Writes over the last line of standard error, where colours may be used. A line that is longer than the terminal is
  /// wide ends at its edge (DECAWM): wrapped, its beginning would stand there for good, one line more for each call.
  void line(String text) {
    if (colour) {
      err.print(InertStream.mark("\rK") + InertStream.mark("?7l") + text + InertStream.mark("?7h"));
      err.flush();
    }
  }

  /// This terminal in another language.
  public Terminal withTexts(Texts other) {
    return new Terminal(in, out, err, colour, other, redaction);
  }

  /// This terminal with what must not be told of this machine.
  public Terminal knowing(UnaryOperator<String> secrets) {
    return new Terminal(in, guarded(out).with(secrets), guarded(err).with(secrets), colour, texts, secrets);
  }

  /// Standard output for JSON, which stays JSON whatever is taken out of it.
  public PrintStream json() {
    return guarded(out).json(redaction);
  }

  /// Standard output for a table of numbers and names, parted by tabs.
  public PrintStream table() {
    return guarded(out).table(redaction);
  }

  /// A file for JSON, guarded like the terminal.
  public OutputStream json(OutputStream file) {
    return new JsonGuard(file, redaction);
  }

  private static GuardedPrinter guarded(PrintStream stream) {
    return (GuardedPrinter) stream;
  }

  /// `text` in an ANSI style, or as it is where colours are off.
  public String paint(Style style, String text) {
    return colour ? InertStream.mark(style.sgr + "m") + text + InertStream.mark("0m") : text;
  }

  /// The few styles that the commands use; each stands beside a word, never alone.
  public enum Style {
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    WARN("33"),
    ACCENT("36");

    private final String sgr;

    Style(String sgr) {
      this.sgr = sgr;
    }
  }
}
