package dev.gogetwell.probe;

import dev.gogetwell.model.HopRole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether an answer with status 200 is what was asked for: a login or block page has that status too. Pure; any
/// thread.
final class AnswerContent {
  private static final int WORDS = 80;
  private static final Pattern EXACT = Pattern.compile("/@v/(v\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?)\\.info$");
  private static final Pattern VERSION = Pattern.compile("\"Version\"\\s*:\\s*\"([^\"]{1,200})\"");
  /// A record: its number, the lines of go.sum, an empty line, the signed tree (x/mod/sumdb/tlog/note.go:ParseRecord).
  private static final Pattern RECORD = Pattern.compile("^\\d+\\n[\\s\\S]*?\\n\\ngo\\.sum database tree\\n");

  private AnswerContent() {}

  /// Why `go` cannot use the body, in its words where they are short; empty if it can.
  ///
  /// @param path with the query
  /// @param body at least its beginning
  static Optional<String> problem(HopRole role, String path, String body) {
    String where = path.replaceFirst("\\?.*", "");
    return switch (role) {
      case SUMDB_DIRECT -> checksum(where, body);
      // An empty body is usual here; `go` looks at the status only, and then meets the same page at the record.
      case SUMDB_VIA_PROXY -> body.stripLeading().startsWith("<") ? Optional.of(beginning(body)) : Optional.empty();
      default -> where.endsWith(".info") || where.endsWith("/@latest") ? information(where, body)
          : where.endsWith(".zip") && body.stripLeading().startsWith("<") ? Optional.of(beginning(body))
          : Optional.empty();
    };
  }

  /// `.info` and `@latest` are JSON objects, and `go` says `invalid character` about anything else; the version must
  /// be the one that was asked for (cmd/go/internal/modfetch/proxy.go:Stat).
  private static Optional<String> information(String path, String body) {
    if (!body.strip().startsWith("{")) {
      return Optional.of(beginning(body));
    }
    Matcher asked = EXACT.matcher(path);
    Matcher told = VERSION.matcher(body);
    return asked.find() && told.find() && !asked.group(1).equals(told.group(1))
        ? Optional.of("proxy returned info for version " + told.group(1) + " instead of requested version")
        : Optional.empty();
  }

  private static Optional<String> checksum(String path, String body) {
    boolean right = path.contains("/lookup/") ? RECORD.matcher(body).find()
        : !path.endsWith("/latest") || body.startsWith("go.sum database tree\n");
    return right ? Optional.empty() : Optional.of(body.isBlank() ? "malformed record data" : beginning(body));
  }

  private static String beginning(String body) {
    String text = body.strip();
    return text.substring(0, Math.min(WORDS, text.length()));
  }
}
