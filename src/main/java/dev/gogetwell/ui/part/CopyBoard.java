package dev.gogetwell.ui.part;

import dev.gogetwell.report.Redactor;
import java.util.function.UnaryOperator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The one way to the clipboard, which every program of this machine can read and from which texts go into mails and
/// tickets: what is put there passes the redaction. JavaFX thread only.
public final class CopyBoard {
  private final UnaryOperator<String> redaction;

  /// @param redaction takes out what must not be told
  public CopyBoard(UnaryOperator<String> redaction) {
    this.redaction = redaction;
  }

  /// Puts the text there, without anything private.
  public void put(String text) {
    show(redaction.apply(text));
  }

  /// Puts a command there as it runs on this computer, or a filter as it fits here: passwords are taken out of it,
  /// names and folders are not.
  public void putCommand(String command) {
    show(Redactor.generic().command(command));
  }

  private static void show(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
