package dev.gogetwell.report;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a verdict about a service has to answer besides: would it fail for everybody, is it worth waiting, can it be
/// repeated with hope. The public mirror and the public database keep a negative answer for up to 30 minutes, and know
/// a new tag after a minute (proxy.golang.org). Pure; any thread.
public enum WhoseTrouble {
  /// The server fails now.
  DOWN,
  /// The server repeats what it keeps.
  KEPT,
  /// The server does not have it, or not yet.
  ABSENT,
  /// There is no such place.
  NOWHERE,
  /// The server counts what this address asks.
  LIMITED,
  /// Who asks may not have it.
  ACCESS,
  /// A setting asks the wrong one.
  SETTING,
  /// The server or the way to it: one network cannot tell.
  HERE;

  private static final Pattern STATUS = Pattern.compile("^[45]\\d\\d(?: [A-Z]|$)");
  private static final Map<CauseCode, WhoseTrouble> OF = of();

  private static Map<CauseCode, WhoseTrouble> of() {
    Map<CauseCode, WhoseTrouble> of = new EnumMap<>(CauseCode.class);
    of.put(CauseCode.GOPROXY_5XX, DOWN);
    of.put(CauseCode.GOPROXY_UPSTREAM, KEPT);
    of.put(CauseCode.SUMDB_UPSTREAM, KEPT);
    of.put(CauseCode.GOPROXY_404, ABSENT);
    of.put(CauseCode.GOPROXY_410, ABSENT);
    of.put(CauseCode.MODULE_VERSION_UNKNOWN, ABSENT);
    of.put(CauseCode.MODULE_IMPORT_PATH_UNRECOGNIZED, NOWHERE);
    of.put(CauseCode.GOPROXY_RATE_LIMIT, LIMITED);
    of.put(CauseCode.GOPROXY_401, ACCESS);
    of.put(CauseCode.GOPROXY_403, ACCESS);
    of.put(CauseCode.VCS_AUTH_FAILED, ACCESS);
    of.put(CauseCode.VCS_AUTH_PROMPT_DISABLED, ACCESS);
    of.put(CauseCode.VCS_SSH_PUBLICKEY, ACCESS);
    of.put(CauseCode.SUMDB_PRIVATE, SETTING);
    of.put(CauseCode.SUMDB_NOT_PROXIED, SETTING);
    of.put(CauseCode.GOPROXY_NO_FALLTHROUGH, SETTING);
    of.put(CauseCode.SUMDB_UNREACHABLE, HERE);
    of.put(CauseCode.GOPROXY_BAD_CONTENT, HERE);
    of.put(CauseCode.GOPROXY_ZIP_REDIRECT, HERE);
    of.put(CauseCode.VCS_DISCOVERY_FAILED, HERE);
    return of;
  }

  /// The three answers; empty for a verdict that is not about a service.
  public static Optional<Message> of(Finding cause) {
    return Optional.ofNullable(OF.get(cause.code())).map(whose -> whose == HERE ? answered(cause) : whose)
        .map(WhoseTrouble::message);
  }

  /// What a status that the finding quotes tells more.
  private static WhoseTrouble answered(Finding cause) {
    List<String> said = cause.details().stream().flatMap(detail -> detail.args().stream())
        .filter(word -> STATUS.matcher(word).find()).toList();
    return said.stream().anyMatch(word -> word.startsWith("5")) ? DOWN
        : said.stream().anyMatch(word -> word.startsWith("401") || word.startsWith("403")) ? ACCESS : HERE;
  }

  private Message message() {
    return Message.of("report.whose." + name().toLowerCase(Locale.ROOT));
  }
}
