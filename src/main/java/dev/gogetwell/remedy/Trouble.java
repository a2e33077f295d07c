package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.FileChangedException;
import dev.gogetwell.machine.file.ReadOnlyFileException;
import dev.gogetwell.model.Message;
import java.io.IOException;

/// Names what went wrong in the words of the bundle `remedies`.
final class Trouble {
  private Trouble() {}

  static RemedyException of(String kind, Object... args) {
    return new RemedyException(Message.of("remedy.error." + kind, args));
  }

  static RemedyException of(String kind, Throwable cause, Object arg) {
    return new RemedyException(Message.of("remedy.error." + kind, arg, said(cause)), cause);
  }

  /// A place that could not be written.
  static RemedyException writing(Place place, IOException cause) {
    return switch (cause) {
      case FileChangedException changed -> of("file-changed", place.name());
      case ReadOnlyFileException readOnly -> of("read-only", place.name());
      default -> of("not-written", cause, place.name());
    };
  }

  private static String said(Throwable cause) {
    String name = cause.getClass().getSimpleName().replace("Exception", "");
    return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
  }
}
