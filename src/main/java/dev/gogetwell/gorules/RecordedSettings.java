package dev.gogetwell.gorules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a run may know of a machine's settings: the one list of names, with the reason for each group. A variable, a
/// `go env` setting or a git key that does not stand here is never recorded; of one that stands here, [#shown] gives
/// the parts that may be written and told.
///
/// A list of what is bad would always lack the next bad name (`sendemail.smtpPass`, a token of a tool that is not
/// written yet); a list of what is needed can only lack something that we notice at once. A rule that reads another
/// setting has to add its name here, where a reader sees what that costs. Stateless; any thread.
public final class RecordedSettings {
  private RecordedSettings() {}

  /// What kind of value a setting has, and so which parts of it are needed.
  public enum Form {
    /// A word, a number, a version, a list of hosts, a path: needed as it is.
    PLAIN,
    /// One URL or several: all but user, password, token-like parts of the path, the query.
    URLS,
    /// Flags of go commands: their names; a value only where it is one of Go's own few words.
    FLAGS,
    /// A command line: the program's base name and the names of its options.
    COMMAND,
    /// The path of a program: its base name.
    PROGRAM,
    /// Its being there says enough; nothing of its value is needed.
    PRESENCE
  }

  /// Stands for a part that is not recorded. Looks like every placeholder of the redaction.
  public static final String WITHHELD = "<withheld>";

  /// [#WITHHELD] and what redaction leaves: the kind, and a number where there are several of that kind. No value that is
  /// written has one.
  public static final Pattern PLACEHOLDER = Pattern.compile("<([a-z][a-z -]{0,40}?)(?: \\d{1,6})?>");

  private static final Map<String, Form> GO = new HashMap<>();
  private static final Map<String, Form> VARIABLES = new HashMap<>();
  private static final Map<String, Form> GIT = new HashMap<>();

  static {
    // The route of a module and which checks it passes (RoutePlan, RunSurroundings, WeakSettings, OverrideRule).
    put(GO, Form.URLS, "GOPROXY", "GOSUMDB");
    put(GO, Form.PLAIN, "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GONOSUMCHECK", "GOINSECURE", "GOVCS", "GO111MODULE");
    // -insecure and -mod decide about the network (WeakSettings, MachineRule); other flags may carry anything at all.
    put(GO, Form.FLAGS, "GOFLAGS");
    // How Go signs in: the method is asked about, its parameters are not.
    put(GO, Form.COMMAND, "GOAUTH", "GOCACHEPROG");
    // Which Go judges and is judged (GoVersion, ClientHelloProfile), and a switch to another one.
    put(GO, Form.PLAIN, "GOTOOLCHAIN", "GOVERSION", "GOROOT", "GODEBUG", "GOEXPERIMENT", "GOFIPS140", "GOOS",
        "GOARCH", "GOHOSTOS", "GOHOSTARCH", "CGO_ENABLED");
    // Folders that must be writable, the project's files, where settings are kept (Ground, MachineRule, remedies).
    put(GO, Form.PLAIN, "GOENV", "GOMODCACHE", "GOCACHE", "GOPATH", "GOBIN", "GOTMPDIR", "GOMOD", "GOWORK");

    // go reads every setting of its own from the environment first.
    VARIABLES.putAll(GO);
    // Proxies of Go, curl and git; names are read in both cases (ProxyRules, CurlProxyRules, ProxyCandidates).
    put(VARIABLES, Form.URLS, "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY");
    put(VARIABLES, Form.PLAIN, "NO_PROXY", "REQUEST_METHOD");
    // Whose certificates are believed (stores of Go, git, curl).
    put(VARIABLES, Form.PLAIN, "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH",
        "GIT_SSL_NO_VERIFY", "GIT_SSL_VERSION", "GIT_PROXY_SSL_CAINFO");
    // Which files are read, so that an odd place is seen.
    put(VARIABLES, Form.PLAIN, "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "APPDATA", "TMPDIR", "NETRC", "GIT_CONFIG",
        "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT", "GIT_EXEC_PATH", "GIT_DIR",
        "GIT_WORK_TREE");
    // What may keep git from asking, signing in or using a protocol (causes of git's steps).
    put(VARIABLES, Form.COMMAND, "GIT_SSH_COMMAND");
    put(VARIABLES, Form.PROGRAM, "GIT_SSH", "GIT_ASKPASS", "SSH_ASKPASS", "GIT_PROXY_COMMAND");
    put(VARIABLES, Form.PLAIN, "GIT_SSH_VARIANT", "GIT_TERMINAL_PROMPT", "GIT_ALLOW_PROTOCOL",
        "GIT_PROTOCOL_FROM_USER", "GIT_HTTP_PROXY_AUTHMETHOD", "GIT_HTTP_LOW_SPEED_LIMIT", "GIT_HTTP_LOW_SPEED_TIME");
    put(VARIABLES, Form.PRESENCE, "SSH_AUTH_SOCK");
    // How names are looked up.
    put(VARIABLES, Form.PLAIN, "RES_OPTIONS", "LOCALDOMAIN");

    // A star stands for the middle part of a key: a URL, a remote's name.
    put(GIT, Form.URLS, "http.proxy", "http.*.proxy", "remote.*.proxy");
    // The value is the URL that is rewritten; the key holds the one that git goes to instead (GitConfigList.rewrite).
    put(GIT, Form.URLS, "url.*.insteadof");
    // Trust (Stores, GitStore, TrustRemedies, WeakSettings).
    for (String variable : List.of("sslverify", "sslcainfo", "sslcapath", "sslbackend", "schannelusesslcainfo",
        "schannelcheckrevoke", "sslversion", "sslcert", "proxysslcainfo")) {
      put(GIT, Form.PLAIN, "http." + variable, "http.*." + variable);
    }
    // How the transfer is made: what a server or a proxy between may not bear.
    for (String variable : List.of("version", "proxyauthmethod", "emptyauth", "followredirects", "lowspeedlimit",
        "lowspeedtime", "postbuffer", "delegation")) {
      put(GIT, Form.PLAIN, "http." + variable, "http.*." + variable);
    }
    // That something signs in by itself; with what is nobody's business.
    for (String variable : List.of("extraheader", "cookiefile", "savecookies", "sslkey")) {
      put(GIT, Form.PRESENCE, "http." + variable, "http.*." + variable);
    }
    put(GIT, Form.COMMAND, "core.sshcommand", "core.gitproxy", "credential.helper", "credential.*.helper");
    put(GIT, Form.PROGRAM, "core.askpass");
    put(GIT, Form.PLAIN, "protocol.allow", "protocol.*.allow", "protocol.version");
  }

  private static void put(Map<String, Form> list, Form form, String... names) {
    for (String name : names) {
      list.put(name, form);
    }
  }

  /// The names of `go env` that are recorded.
  public static Set<String> goSettings() {
    return Set.copyOf(GO.keySet());
  }

  /// The variables that are recorded, in upper case.
  public static Set<String> variables() {
    return Set.copyOf(VARIABLES.keySet());
  }

  /// The git keys that are recorded, in lower case; `*` stands for the middle part.
  public static Set<String> gitKeys() {
    return Set.copyOf(GIT.keySet());
  }

  /// The form of a `go env` setting; empty if it is not recorded.
  public static Optional<Form> ofGo(String name) {
    return Optional.ofNullable(GO.get(name));
  }

  /// The form of a variable in any case, as Windows and curl have it; empty if it is not recorded.
  public static Optional<Form> ofVariable(String name) {
    return Optional.ofNullable(VARIABLES.get(name.toUpperCase(Locale.ROOT)));
  }

  /// The form of a git key; empty if it is not recorded.
  public static Optional<Form> ofGit(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    int first = lower.indexOf('.');
    int last = lower.lastIndexOf('.');
    String known = last > first ? lower.substring(0, first) + ".*" + lower.substring(last) : lower;
    return Optional.ofNullable(GIT.get(known));
  }

  /// The form of a setting of any kind: a name with a dot is a git key, another one is a variable's or go's.
  public static Optional<Form> of(String name) {
    return name.indexOf('.') >= 0 ? ofGit(name) : ofVariable(name);
  }

  /// Whether the name of a setting of any kind stands on the list.
  public static boolean isRecorded(String name) {
    return of(name).isPresent();
  }

  /// Whether nothing in this program needs the whole value, so that only [#shown] may be kept in memory.
  public static boolean isReducedAtOnce(Form form) {
    return form == Form.COMMAND || form == Form.PROGRAM || form == Form.PRESENCE;
  }

  /// The parts of a value that may be written and told; of a setting that is not on the list, nothing.
  public static String shown(String name, String value) {
    return of(name).map(form -> ValueParts.of(form, value).shown()).orElse(value.isBlank() ? value : WITHHELD);
  }

  /// The parts that [#shown] leaves out: what must not be found in any other text either.
  public static List<String> withheld(String name, String value) {
    return of(name).map(form -> ValueParts.of(form, value).withheld()).orElse(List.of(value));
  }
}
