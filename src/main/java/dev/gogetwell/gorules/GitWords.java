package dev.gogetwell.gorules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What git, libcurl or ssh say when a repository cannot be listed, in English (the program asks them with `LC_ALL=C`).
/// Only the frames that they print themselves count, at the beginning of a line: a server can put any words behind
/// `remote:`. Sources: git remote-curl.c:discover_refs, http.c:handle_curl_result, prompt.c, setup.c, transport.c,
/// parse-options.c, curl lib/connect.c, lib/url.c:parse_proxy, OpenSSH ssh.c, sshconnect.c, sshconnect2.c, kex.c. Any thread.
public final class GitWords {
  private static final int MOST = 64 * 1024;

  private GitWords() {}

  /// The kinds, the innermost first: where several stand in one answer, the first one here is the reason.
  public enum Said {
    HOST_KEY_CHANGED("^@\\s+WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!|^Host key for (?<at>\\S+) has changed"),
    HOST_KEY_UNKNOWN("^(?:No \\S+ host key is known for \\S+|Host key verification failed\\.)"),
    SSH_UNKNOWN_HOST("^ssh: Could not resolve hostname (?<at>\\S+?): "),
    SSH_NOT_CONNECTED("^ssh: connect to host (?<at>\\S+) port \\d+: "),
    SSH_CLOSED("^(?:kex_exchange_identification: |ssh_exchange_identification: |banner exchange: "
        + "|Connection (?:closed|reset) by (?<at>\\S+)|Connection timed out during banner exchange)"),
    SSH_KEY_REFUSED("^(?:\\S+@(?<at>\\S+?): )?Permission denied \\((?:[\\w-]+,?)*\\)\\."),
    UNKNOWN_PROXY("^fatal: unable to access '.*': (?:Could not resolve proxy(?: name)?: (?<at>\\S+))"),
    PROXY_SPELLING("^fatal: unable to access '.*': Unsupported proxy (?:syntax in|scheme for) "),
    PROXY_REFUSED("^fatal: unable to access '.*': (?:Unsupported proxy|.*[Pp]roxy CONNECT aborted"
        + "|(?:Received HTTP code|CONNECT tunnel failed, response) (?<at>\\d{3}))"),
    UNKNOWN_HOST("^fatal: unable to access '.*': Could not resolve host(?: name)?: (?<at>\\S+)"),
    NOT_CONNECTED("^fatal: unable to access '.*': (?:Failed to connect to (?<at>\\S+ port \\d+)"
        + "|Connection timed out|Couldn't connect to server|Empty reply from server)"),
    GIT_NOT_CONNECTED("^fatal: unable to (?:connect to |look up )(?<at>[^\\s:\\[]+)"),
    /// A file of http.sslCert or http.sslKey that cannot be read or does not hold what it should.
    CLIENT_CERTIFICATE("^fatal: unable to access '.*': (?:could not (?:load|open|parse) .*client certificate"
        + "|unable to (?:set|use) (?:the )?(?:private key|client (?:certificate|key)|certificate)"
        + "|error reading X\\.509 key or certificate|SSL: Can't load the certificate"
        + "|schannel: Failed to (?:import cert|open cert|get certificate)|not supported file type for certificate"
        + "|Problem with the local SSL certificate)"),
    /// Windows cannot ask whether the certificate was revoked, and accepts it otherwise.
    REVOCATION("^fatal: unable to access '.*': schannel: .*(?:CRYPT_E_NO_REVOCATION_CHECK|CRYPT_E_REVOCATION_OFFLINE"
        + "|0x8009201[23]|REVOCATION_STATUS_UNKNOWN)"),
    NO_AUTHORITIES("^fatal: unable to access '.*': (?:error setting certificate (?:file|verify locations)"
        + "|Problem with the SSL CA cert)"),
    CERTIFICATE("^fatal: unable to access '.*': (?:SSL certificate problem|server certificate verification failed"
        + "|.*certificate .*(?:expired|does not match|subject name)|schannel: .*(?:CERT_(?!TRUST_REVOCATION)|SEC_E_UNTRUSTED"
        + "|CRYPT_E(?!_NO_REVOCATION|_REVOCATION)))"),
    TLS("^fatal: unable to access '.*': (?:.*(?:SSL|TLS|gnutls|schannel|Recv failure))"),
    NO_CREDENTIALS("^fatal: (?:could not read (?:Username|Password) for '(?<at>[^']*)'|unable to get password)"),
    CREDENTIALS_REFUSED("^fatal: Authentication failed for "),
    FORBIDDEN("^(?:fatal: unable to access '.*': The requested URL returned error: |error: RPC failed; HTTP )40[13]"),
    SERVER_ERROR("^(?:fatal: unable to access '.*': The requested URL returned error: |error: RPC failed; HTTP )"
        + "(?:429|5\\d\\d)"),
    NOT_FOUND("^fatal: (?:repository '.*' not found|.*: not found: did you run git update-server-info"
        + "|unable to access '.*': The requested URL returned error: 404|\\S+ not valid: is this a git repository\\?"
        + "|unable to update url base from redirection:)|^(?:remote: |ERROR: )Repository not found"),
    UNSAFE_FOLDER("^fatal: detected dubious ownership in repository|^fatal: unsafe repository \\("),
    NO_REPOSITORY("^fatal: '.*' does not appear to be a git repository"),
    PROTOCOL("^fatal: (?:transport '(?<at>[^']*)' not allowed|[Uu]nable to find remote helper for '[^']*'"
        + "|protocol '[^']*' is not supported|git: '(?:remote-)?\\S+' is not a git command)"),
    TOO_OLD("^(?:error: unknown (?:option|switch)|usage: git (?:ls-remote|fetch|\\[))"),
    BAD_SETTINGS("^git: '(?:remote-)?\\S+' is not a git command"
        + "|^fatal: (?:Unsupported SSL backend|[Cc]ould not set SSL )"
        + "|^(?:error|fatal): (?:bad (?:\\w+ )?config |unable to parse .*config|unknown value for config "
        + "|unable to access '.*(?:\\.gitconfig|/git/config|/gitconfig)': )"),
    SSH_MISSING("^(?:error: cannot run ssh|fatal: cannot run ssh|.*\\bssh: (?:command )?not found)"),
    /// The list, or the answer to the question for it, came in part.
    CUT("^(?:error: RPC failed|fatal: (?:early EOF|expected flush after|protocol error: |[Tt]he remote end hung up )"
        + "|fatal: unable to access '.*': (?:transfer closed|HTTP/2 stream|Operation too slow|.*outstanding read))");

    private final Pattern words;

    Said(String words) {
      this.words = Pattern.compile(words, Pattern.MULTILINE);
    }
  }

  /// What was recognised.
  ///
  /// @param at the host, `host port N` or scheme that the text names; empty if none
  public record Heard(Said said, String at) {}

  /// git's advice, a few lines below the refusal.
  private static final Pattern TRUST = Pattern.compile("^fatal: (?:detected dubious ownership in repository at"
      + "|unsafe repository \\()[^\\n]*\\n(?:[^\\n]*\\n){0,6}?\\tgit config --global --add safe\\.directory "
      + "(?<word>[^\\n]+)$", Pattern.MULTILINE);
  /// One word as quote.c:sq_quote_buf writes it.
  private static final Pattern WORD = Pattern.compile("(?:'[^']*+'|\\\\['!]|[^'\\\\!\\s]++)++");

  /// The folder that git wants to be told to trust, out of its own advice (git setup.c:die_upon_dubious_ownership).
  /// Empty where it names none.
  public static Optional<String> distrusted(String output) {
    Matcher advice = TRUST.matcher(output.length() > MOST ? output.substring(output.length() - MOST) : output);
    return !advice.find() || !WORD.matcher(advice.group("word")).matches() ? Optional.empty()
        : Optional.of(advice.group("word").replaceAll("'([^']*)'|\\\\(['!])", "$1$2"))
            .filter(folder -> !folder.isEmpty() && folder.chars().noneMatch(c -> c < ' ' || c == 0x7f));
  }

  private static final Pattern UNREADABLE =
      Pattern.compile("^fatal: bad \\w+ config value '[^'\\n]*' for '(?<key>[A-Za-z0-9.:/_@~-]{3,300})'",
          Pattern.MULTILINE);

  /// The setting whose value git cannot read (config.c:git_config_bool, die_bad_number).
  public static Optional<String> unreadableSetting(String output) {
    Matcher found = UNREADABLE.matcher(output.length() > MOST ? output.substring(output.length() - MOST) : output);
    return found.find() ? Optional.of(found.group("key")) : Optional.empty();
  }

  /// The innermost reason; empty for words that are not known.
  public static Optional<Heard> of(String output) {
    String text = output.length() > MOST ? output.substring(output.length() - MOST) : output;
    for (Said said : Said.values()) {
      Matcher found = said.words.matcher(text);
      if (found.find()) {
        String at = said.words.pattern().contains("(?<at>") ? found.group("at") : null;
        return Optional.of(new Heard(said, at == null ? "" : at));
      }
    }
    return Optional.empty();
  }
}
