package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which texts `go` accepts as module path, and how it writes them in URLs.
/// Source: cmd/vendor/golang.org/x/mod/module/module.go. Stateless; any thread.
public final class ModulePath {
  private static final Set<String> WINDOWS_NAMES = Set.of("con", "prn", "aux", "nul",
      "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
      "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private ModulePath() {}

  /// What the user asked for: `module@version`. The version is empty if none was named.
  public record Query(String path, String version) {
    /// Cuts at the first `@` as cmd/go/internal/modget/query.go does.
    public static Query parse(String text) {
      int at = text.indexOf('@');
      return at < 0 ? new Query(text, "") : new Query(text.substring(0, at), text.substring(at + 1));
    }

    /// The version, or `latest`-like default of `go get`.
    public String versionOrUpgrade() {
      return version.isEmpty() ? "upgrade" : version;
    }
  }

  /// Why the path is no module path, in Go's words without the prefix; empty if it is one.
  public static Optional<String> problem(String path) {
    Optional<String> general = checkElements(path);
    if (general.isPresent()) {
      return general;
    }
    String first = path.indexOf('/') < 0 ? path : path.substring(0, path.indexOf('/'));
    if (first.isEmpty()) {
      return Optional.of("leading slash");
    }
    if (first.indexOf('.') < 0) {
      return Optional.of("missing dot in first path element");
    }
    for (int c : first.codePoints().toArray()) {
      if (!(c == '-' || c == '.' || ('0' <= c && c <= '9') || ('a' <= c && c <= 'z'))) {
        return Optional.of("invalid char " + quoted(c) + " in first path element");
      }
    }
    return majorSuffixValid(path) ? Optional.empty() : Optional.of("invalid version");
  }

  /// Go's whole sentence, as in `malformed module path "x": leading slash`.
  public static Optional<String> malformed(String path) {
    return problem(path).map(reason -> "malformed module path \"" + path + "\": " + reason);
  }

  /// `github.com/Azure/x` becomes `github.com/!azure/x`; empty if the path is no module path.
  public static Optional<String> escape(String path) {
    return problem(path).isPresent() ? Optional.empty() : escapeText(path);
  }

  /// The version as in `@v/VERSION.info`; empty if Go disallows the text.
  public static Optional<String> escapeVersion(String version) {
    boolean bad = version.isEmpty() || version.chars().allMatch(c -> c == '.') || version.endsWith(".")
        || version.chars().anyMatch(c -> c > 0x7e || c < 0x20 || "!\"'*/:;<>?\\`|".indexOf(c) >= 0)
        || windowsName(version).isPresent();
    return bad ? Optional.empty() : escapeText(version);
  }

  /// The inverse of [#escape(String)]; empty for text that Go would not have written.
  public static Optional<String> unescape(String escaped) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '!') {
        if (++i >= escaped.length() || escaped.charAt(i) < 'a' || escaped.charAt(i) > 'z') {
          return Optional.empty();
        }
        out.append((char) (escaped.charAt(i) - 'a' + 'A'));
      } else if (c >= 0x80 || ('A' <= c && c <= 'Z')) {
        return Optional.empty();
      } else {
        out.append(c);
      }
    }
    return problem(out.toString()).isPresent() ? Optional.empty() : Optional.of(out.toString());
  }

  /// The paths that `go get a/b/c` asks for in parallel, longest first; only those that can be module paths.
  /// Source: cmd/go/internal/modload/query.go:queryPrefixModules.
  public static List<String> candidates(String packagePath) {
    List<String> found = new ArrayList<>();
    for (String path = packagePath; !path.isEmpty() && found.size() < 64;
        path = path.substring(0, Math.max(0, path.lastIndexOf('/')))) {
      if (problem(path).isEmpty()) {
        found.add(path);
      }
    }
    return found;
  }

  private static Optional<String> checkElements(String path) {
    if (path.isEmpty()) {
      return Optional.of("empty string");
    }
    if (path.charAt(0) == '-') {
      return Optional.of("leading dash");
    }
    if (path.contains("//")) {
      return Optional.of("double slash");
    }
    if (path.endsWith("/")) {
      return Optional.of("trailing slash");
    }
    for (String element : path.split("/", -1)) {
      Optional<String> problem = elementProblem(element);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> elementProblem(String element) {
    if (element.isEmpty()) {
      return Optional.of("empty path element");
    }
    if (element.chars().allMatch(c -> c == '.')) {
      return Optional.of("invalid path element \"" + element + "\"");
    }
    if (element.startsWith(".")) {
      return Optional.of("leading dot in path element");
    }
    if (element.endsWith(".")) {
      return Optional.of("trailing dot in path element");
    }
    for (int c : element.codePoints().toArray()) {
      if (!(c == '-' || c == '.' || c == '_' || c == '~' || (c < 0x80 && Character.isLetterOrDigit(c)))) {
        return Optional.of("invalid char " + quoted(c));
      }
    }
    Optional<String> reserved = windowsName(element);
    if (reserved.isPresent()) {
      return reserved;
    }
    String stem = stem(element);
    int tilde = stem.lastIndexOf('~');
    boolean shortName = tilde >= 0 && tilde < stem.length() - 1
        && stem.substring(tilde + 1).chars().allMatch(c -> '0' <= c && c <= '9');
    return shortName ? Optional.of("trailing tilde and digits in path element") : Optional.empty();
  }

  private static Optional<String> windowsName(String element) {
    String stem = stem(element);
    return WINDOWS_NAMES.contains(stem.toLowerCase(Locale.ROOT))
        ? Optional.of("\"" + stem + "\" disallowed as path element component on Windows")
        : Optional.empty();
  }

  private static String stem(String element) {
    int dot = element.indexOf('.');
    return dot < 0 ? element : element.substring(0, dot);
  }

  private static boolean majorSuffixValid(String path) {
    boolean gopkg = path.startsWith("gopkg.in/");
    String text = gopkg && path.endsWith("-unstable") ? path.substring(0, path.length() - 9) : path;
    int i = text.length();
    while (i > 0 && (Character.isDigit(text.charAt(i - 1)) || (!gopkg && text.charAt(i - 1) == '.'))) {
      i--;
    }
    char before = gopkg ? '.' : '/';
    boolean versioned = i > 1 && text.charAt(i - 1) == 'v' && text.charAt(i - 2) == before;
    if (gopkg) {
      String number = text.substring(i);
      return versioned && !number.isEmpty() && (number.charAt(0) != '0' || number.equals("0"));
    }
    if (!versioned || i == text.length()) {
      return true;
    }
    String number = text.substring(i);
    return number.indexOf('.') < 0 && number.charAt(0) != '0' && !number.equals("1");
  }

  private static Optional<String> escapeText(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '!' || c >= 0x80) {
        return Optional.empty();
      }
      if ('A' <= c && c <= 'Z') {
        out.append('!').append((char) (c - 'A' + 'a'));
      } else {
        out.append(c);
      }
    }
    return Optional.of(out.toString());
  }

  private static String quoted(int c) {
    return switch (c) {
      case '\'' -> "'\\''";
      case '\\' -> "'\\\\'";
      case '\n' -> "'\\n'";
      case '\r' -> "'\\r'";
      case '\t' -> "'\\t'";
      default -> c < 0x20 || c == 0x7f ? String.format("'\\x%02x'", c) : "'" + Character.toString(c) + "'";
    };
  }
}
