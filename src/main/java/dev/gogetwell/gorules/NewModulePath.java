package dev.gogetwell.gorules;

import dev.gogetwell.model.Settings;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The path that a new module is given: below `GOPATH/src` the one that go takes itself
/// (cmd/go/internal/modload/init.go: findModulePath), elsewhere one below the host that go names in its own examples,
/// which is nobody's and none of the standard library's. Pure; any thread.
public final class NewModulePath {
  private static final String NOBODY = "example.com/";
  private static final String UNNAMED = "app";
  private static final int LONGEST = 200;
  private static final String ELEMENT = "[A-Za-z0-9][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*";
  private static final Pattern PLAIN = Pattern.compile(ELEMENT + "(?:/" + ELEMENT + ")*");
  /// Names of devices, and what would be a major version (golang.org/x/mod/module: CheckPath).
  private static final Pattern TAKEN =
      Pattern.compile("(?i)con|prn|aux|nul|com\\d|lpt\\d|v\\d+|internal|vendor");

  private NewModulePath() {}

  /// Whether it is a path of plain letters that no shell and no file system reads as anything else. Whether go takes
  /// it is asked of go.
  public static boolean isPlain(String path) {
    return path.length() <= LONGEST && PLAIN.matcher(path).matches();
  }

  /// The path for a folder.
  public static String proposed(String folder, Settings settings) {
    boolean windows = settings.os().equals("windows");
    String place = (windows ? folder.replace('\\', '/') : folder).replaceFirst("/+$", "");
    String gopath = settings.goEnvValue("GOPATH");
    return Stream.of(windows ? gopath.replace('\\', '/').split(";") : gopath.split(":"))
        .filter(root -> !root.isEmpty()).map(root -> root.replaceFirst("/+$", "") + "/src/").filter(place::startsWith)
        .map(root -> place.substring(root.length())).filter(path -> path.indexOf('.') > 0 && isPlain(path)).findFirst()
        .orElseGet(() -> NOBODY + named(place.substring(place.lastIndexOf('/') + 1)));
  }

  private static String named(String folder) {
    String plain = folder.substring(0, Math.min(folder.length(), LONGEST / 2)).toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[_-]+|[_-]+$", "");
    return plain.isEmpty() || TAKEN.matcher(plain).matches() ? UNNAMED : plain;
  }
}
