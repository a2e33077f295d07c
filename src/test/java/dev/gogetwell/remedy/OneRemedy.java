package dev.gogetwell.remedy;

import java.nio.file.Path;
import java.util.Locale;

/// One remedy applied or undone in a process of its own, to be killed, starved of disk or raced against another:
/// `FOLDER apply|undo|on-signal|again-and-again KIND NAME`. Ends with 0, or with 1 and the key of what was told.
public final class OneRemedy {
  private OneRemedy() {}

  /// @param arguments see above
  public static void main(String[] arguments) throws Exception {
    SettingsFolder folder = new SettingsFolder(Path.of(arguments[0]));
    SettingsFolder.Kind kind = SettingsFolder.Kind.valueOf(arguments[2].toUpperCase(Locale.ROOT));
    try {
      switch (arguments[1]) {
        case "apply" -> folder.apply(kind, arguments[3]);
        case "undo" -> folder.undoLast();
        case "on-signal" -> {
          ready(folder, kind, arguments[3]);
          System.in.read();
          folder.apply(kind, arguments[3]);
        }
        case "again-and-again" -> {
          ready(folder, kind, arguments[3]);
          while (true) {
            folder.apply(kind, arguments[3]);
            folder.undoLast();
          }
        }
        default -> throw new IllegalArgumentException(arguments[1]);
      }
    } catch (RemedyException e) {
      System.out.println(e.what().key() + " " + e.what().args());
      System.exit(1);
    }
  }

  /// Everything was done once elsewhere by then, so that what follows is writing and not the loading of classes.
  private static void ready(SettingsFolder folder, SettingsFolder.Kind kind, String by) throws Exception {
    SettingsFolder warm = new SettingsFolder(folder.root().resolve("warm-" + by)).make();
    warm.apply(kind, by);
    warm.undoLast();
    System.out.println("ready");
    System.out.flush();
  }
}
