package dev.gogetwell.ui.shell;

import dev.gogetwell.model.Symptom;
import dev.gogetwell.ui.port.PasteReader;
import dev.gogetwell.ui.run.Background;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;

/// The box into which an error is pasted. A whole log of many megabytes is kept beside it: the box shows its beginning
/// and its end, because laying out all of it would stop the window for seconds, and it is read in the background. What
/// is read is all of it. JavaFX thread only.
final class PasteBox extends TextArea {
  /// More than any error; laid out within a frame.
  static final int MOST = 64_000;
  private static final int SHOWN = 3_000;

  private final PasteReader reader;
  private final Background background;
  private Optional<String> whole = Optional.empty();
  /// Counts the readings: an answer to an older text is none.
  private int readings;
  private boolean reading;

  PasteBox(PasteReader reader, Background background) {
    this.reader = reader;
    this.background = background;
    setTextFormatter(new TextFormatter<>(this::shortened));
  }

  /// All that was pasted, also what is not shown.
  String all() {
    return whole.orElseGet(this::getText);
  }

  /// Whether only a part of it is shown.
  boolean isShortened() {
    return whole.isPresent();
  }

  /// Whether the answer is still awaited.
  boolean isReading() {
    return reading;
  }

  private TextFormatter.Change shortened(TextFormatter.Change change) {
    if (!change.isContentChange()) {
      return change;
    }
    String text = change.getControlNewText();
    if (text.length() <= MOST) {
      whole = Optional.empty();
      return change;
    }
    whole = Optional.of(text);
    String shown = text.substring(0, SHOWN) + "\n… [+" + (text.length() - 2 * SHOWN) + "]\n"
        + text.substring(text.length() - SHOWN);
    change.setRange(0, change.getControlText().length());
    change.setText(shown);
    change.selectRange(shown.length(), shown.length());
    return change;
  }

  /// Reads what stands there: at once, or in the background where that takes longer than a frame.
  ///
  /// @param done takes what the text says; not called if the text has changed meanwhile
  void read(Consumer<Optional<Symptom>> done, Consumer<Exception> failed) {
    int now = ++readings;
    String text = all().strip();
    reading = whole.isPresent();
    if (!reading) {
      done.accept(text.isEmpty() ? Optional.empty() : reader.read(text));
      return;
    }
    background.run(() -> reader.read(text), symptom -> {
      if (now == readings) {
        reading = false;
        done.accept(symptom);
      }
    }, failed);
  }
}
