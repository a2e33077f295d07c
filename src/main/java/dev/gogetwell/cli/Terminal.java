package dev.gogetwell.cli;

import dev.gogetwell.text.Texts;
import java.io.InputStream;
import java.io.PrintStream;

/// The streams of one headless run and how to write to them. JSON alone goes to `out`; progress goes to `err`.
///
/// @param in standard input
/// @param out standard output, UTF-8
/// @param err standard error, UTF-8
/// @param colour whether ANSI colours may be written to `out` and `err`
/// @param texts the reader's language
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean colour, Texts texts) {
  /// This terminal in another language.
  public Terminal withTexts(Texts other) {
    return new Terminal(in, out, err, colour, other);
  }

  /// `text` in an ANSI style, or as it is where colours are off.
  public String paint(Style style, String text) {
    return colour ? "\u001b[" + style.sgr + "m" + text + "\u001b[0m" : text;
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
