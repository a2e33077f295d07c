package dev.gogetwell.cli;

import dev.gogetwell.text.Texts;
import java.io.InputStream;
import java.io.PrintStream;

/// The streams of one headless run and how to write to them. JSON alone goes to `out`; progress goes to `err`.
///
/// Whatever is written to `out` and `err` is inert: what could steer a terminal or turn its text round is shown by
/// number. Only [#paint] and [#line] may do more.
///
/// @param in standard input
/// @param out standard output, UTF-8
/// @param err standard error, UTF-8
/// @param colour whether ANSI colours may be written to `out` and `err`
/// @param texts the reader's language
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean colour, Texts texts) {
  public Terminal {
    out = InertStream.of(out);
    err = InertStream.of(err);
  }

  /// Standard output for JSON, which spells hidden characters in its own way and so keeps its values.
  public PrintStream json() {
    return InertStream.of(out).json();
  }

  /// Standard output or standard error for the help, which holds our own words only and brings its own styles.
  PrintStream help(PrintStream stream) {
    return InertStream.of(stream).raw();
  }

  /// Writes over the last line of standard error, where colours may be used.
  void line(String text) {
    if (colour) {
      err.print(InertStream.mark("\rK") + text);
      err.flush();
    }
  }

  /// This terminal in another language.
  public Terminal withTexts(Texts other) {
    return new Terminal(in, out, err, colour, other);
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
