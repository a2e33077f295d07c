package dev.gogetwell.gorules;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why a module proxy has no such version, in the words of its own `go`: the public ones and those that run `go mod
/// download` answer 404 or 410 with `not found: MODULE@VERSION: …`, and `go` prints that as "server response". Sources:
/// cmd/go/internal/modfetch/coderepo.go (Stat, convert), golang.org/x/mod/module (CheckPathMajor), modload/query.go.
public enum ProxyReason {
  MAJOR_VERSION("module path must match major version|should be v\\d+(?: or v\\d+)?, not v\\d|so major version must be"
      + "|\\+incompatible suffix not allowed|must be of the form v\\d+|major version (?:suffix|mismatch)"),
  PSEUDO_VERSION("invalid pseudo-version|pseudo-version \\S+ invalid|does not match version-control timestamp"),
  PATH("parsing go\\.mod:\\s+module declares its path as|module declares its path as:"),
  UNKNOWN_VERSION("unknown revision|no matching versions for query|invalid version: unknown");

  /// More than this is no reason but a page.
  private static final int MOST = 2_048;
  private static final Pattern FRAME = Pattern.compile("^(?:not found|gone|bad request): \\S{1,500}@\\S{1,200}: ");

  private final Pattern words;

  ProxyReason(String words) {
    this.words = Pattern.compile(words);
  }

  /// The reason in the body of a 404 or 410; empty if it is not in the words of `go`, or says only that nothing is there:
  /// then a private module, a wrong path and a version of a minute ago look alike.
  ///
  /// @param body its first bytes
  public static Optional<ProxyReason> of(String body) {
    String said = body.length() > MOST ? body.substring(0, MOST) : body;
    return FRAME.matcher(said).find()
        ? Arrays.stream(values()).filter(reason -> reason.words.matcher(said).find()).findFirst() : Optional.empty();
  }
}
