package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.AsideFile;
import dev.gogetwell.machine.file.FileChangedException;
import dev.gogetwell.machine.file.ReadOnlyFileException;
import dev.gogetwell.machine.file.UnfitFileException;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/// Names what went wrong in the words of the bundle `remedies`.
final class RemedyErrors {
  private RemedyErrors() {}

  static RemedyException of(String kind, Object... args) {
    return new RemedyException(Message.of("remedy.error." + kind, args));
  }

  static RemedyException of(String kind, Throwable cause, Object arg) {
    return new RemedyException(Message.of("remedy.error." + kind, arg, said(cause)), cause);
  }

  /// A place that could not be read, or must not be written.
  static RemedyException reading(String name, String byHand, IOException cause) {
    return switch (cause) {
      case AsideFile.TakenException taken -> of("aside-taken", String.valueOf(taken.getMessage()), name);
      case UnfitFileException unfit -> of(key(unfit), name, byHand);
      case ReadOnlyFileException readOnly -> of("read-only", name);
      case FileSystemException held when DiskRefusal.isHeld(held) -> of("in-use", name);
      default -> of("unreadable", cause, name);
    };
  }

  /// A place that could not be written.
  static RemedyException writing(EditedPlace place, IOException cause) {
    return switch (cause) {
      case FileChangedException changed -> of("file-changed", place.name());
      case RegistryPlace.ForeignException foreign -> of("other-profile", place.name(), place.byHand());
      case AsideFile.TakenException taken -> of("aside-taken", String.valueOf(taken.getMessage()), place.name());
      case UnfitFileException unfit -> of(key(unfit), place.name(), place.byHand());
      case ReadOnlyFileException readOnly -> of("read-only", place.name());
      default -> switch (DiskRefusal.of(cause, Path.of(place.name()))) {
        case FULL -> of("disk-full", place.name());
        case READ_ONLY -> of("disk-read-only", place.name());
        case DENIED -> of("denied", place.name());
        case IN_USE -> of("in-use", place.name());
        case OTHER -> of("not-written", cause, place.name());
      };
    };
  }

  private static String key(UnfitFileException unfit) {
    return "unfit." + unfit.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String said(Throwable cause) {
    String name = cause.getClass().getSimpleName().replace("Exception", "");
    return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
  }
}
