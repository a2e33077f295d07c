package dev.gogetwell.remedy;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The steps of a report as a script for the computer that it is about. Every line is a comment, the commands too: the
/// ways to repair one cause exclude each other, so a person reads them and takes the sign away from those of one way.
/// Pure; any thread.
public final class RemedyScript {
  private static final String COMMENT = "# ";

  private final boolean windows;
  private final Function<Message, String> words;
  private final UnaryOperator<String> safe;
  private final StringBuilder script = new StringBuilder();

  private RemedyScript(boolean windows, Function<Message, String> words, UnaryOperator<String> safe) {
    this.windows = windows;
    this.words = words;
    this.safe = safe;
  }

  /// The script for these ways.
  ///
  /// @param os of that computer
  /// @param head the sentences above all
  /// @param remedies as [CommandText#byHand] gives them
  /// @param words says a sentence in the language of the reader
  /// @param safe takes out what must not be kept
  public static String of(String os, List<Message> head, List<Remedy> remedies, Function<Message, String> words,
      UnaryOperator<String> safe) {
    RemedyScript made = new RemedyScript(os.equals("windows"), words, safe);
    // Without the mark the PowerShell of Windows reads another encoding.
    made.script.append(made.windows ? "\uFEFF" : "#!/bin/sh\n");
    head.forEach(made::sentence);
    remedies.forEach(made::remedy);
    return made.script.toString();
  }

  /// The name that such a script gets.
  public static String name(String os) {
    return os.equals("windows") ? "gogetwell-steps.ps1" : "gogetwell-steps.sh";
  }

  private void remedy(Remedy remedy) {
    script.append(end());
    sentence(remedy.title());
    sentence(remedy.why());
    for (Message step : remedy.steps()) {
      comment(CommandText.isLine(step) ? step.args().getFirst() : words.apply(step));
    }
  }

  private void sentence(Message message) {
    comment(words.apply(message));
  }

  /// One line, whatever the text holds: a line end of any kind would end the comment.
  private void comment(String text) {
    script.append(COMMENT).append(safe.apply(text).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip()).append(end());
  }

  private String end() {
    return windows ? "\r\n" : "\n";
  }
}
