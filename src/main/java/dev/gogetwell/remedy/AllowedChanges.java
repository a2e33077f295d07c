package dev.gogetwell.remedy;

import dev.gogetwell.gorules.GoVcs;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.NewModulePath;
import dev.gogetwell.gorules.PrivatePatterns;
import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.gorules.SumDbSetting;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The closed list of what a remedy may write: names, values and places. Every change passes here right before it is
/// planned for the real files, wherever it came from, so that neither a mistake of a rule nor a hostile report can
/// write anything else. A remedy of a new kind adds its name here, with the values that it needs. Pure; any thread.
///
/// Taking a setting away that switches a protection off is allowed; setting one is not, whoever asks.
final class AllowedChanges {
  private static final int LONGEST = 8192;

  private static final Pattern PROXY_ENTRY =
      Pattern.compile("off|direct|(?:(?:https?|file)://)?[^\\s<>\"'`|,\\\\]+");
  private static final Pattern SUMDB = Pattern.compile(
      "[A-Za-z0-9.-]+(?:\\+[0-9a-f]+\\+[A-Za-z0-9+/=]+)?(?: https://\\S+)?");
  private static final Pattern VCS_RULE = Pattern.compile(
      "([A-Za-z0-9][A-Za-z0-9_~-]*\\.[A-Za-z0-9._~/-]+):(git|hg)(?:\\|[a-z]+)*(?:,.*)?");
  private static final Pattern TOOLCHAIN = Pattern.compile("auto|local|path|go1[0-9a-z.-]*(?:\\+auto|\\+path)?");
  /// Names of modules, never all of them: what is private is kept from the checksum database.
  private static final Pattern PATTERNS =
      Pattern.compile("(?=[^,]*[A-Za-z0-9])[A-Za-z0-9*?_.~/-]+(?:,(?=[^,]*[A-Za-z0-9])[A-Za-z0-9*?_.~/-]+)*");
  /// Those that run nobody else's program and switch no check off.
  private static final Set<String> FLAGS = Set.of("-mod=mod", "-mod=readonly", "-mod=vendor", "-modcacherw",
      "-buildvcs=false");
  private static final Pattern PROXY_URL = Pattern.compile("(?:(?:https?|socks5h?)://)?[^\\s<>\"'`\\\\/]+/?");
  private static final Pattern NO_PROXY = Pattern.compile("[^\\s<>\"'`\\\\]*(?:,\\s*[^\\s<>\"'`\\\\]+)*");
  /// Each of these gives up speed or a key exchange, never a check.
  private static final Set<String> DEBUG = Set.of("tlsmlkem=0", "tlskyber=0", "http2client=0", "netedns0=0", "netdns=go",
      "netdns=cgo");

  /// Names of `go env` that a remedy takes away.
  private static final Set<String> GO_UNSET =
      Set.of("GOPROXY", "GOSUMDB", "GONOSUMDB", "GONOPROXY", "GOPRIVATE",
      "GOINSECURE", "GOFLAGS", "GOTOOLCHAIN", "GO111MODULE", "GOVCS", "GOEXPERIMENT", "GOFIPS140", "GOOS",
      "GOARCH", "GOCACHE", "GOMODCACHE", "GOPATH", "GOBIN", "GOTMPDIR");
  private static final Set<String> PROXIES =
      Set.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy");
  private static final Set<String> ROOTS = Set.of("SSL_CERT_FILE", "GIT_SSL_CAINFO");
  private static final Set<String> VARIABLE_UNSET = Set.of("SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO",
      "GIT_SSL_NO_VERIFY", "NO_PROXY", "no_proxy", "GODEBUG", "GONOSUMCHECK", "GOENV", "GOROOT", "TMPDIR",
      "GIT_ALLOW_PROTOCOL", "GIT_CONFIG_COUNT", "GIT_DIR", "GIT_WORK_TREE", "GIT_EXEC_PATH");
  /// Section and key are read without regard to case, the URL between them is not (git-config(1), SYNTAX).
  private static final Pattern GIT_ROOTS = Pattern.compile("http\\.(?:https://[^\\s<>\"']+\\.)?sslcainfo");
  private static final Pattern GIT_PROXY = Pattern.compile("http\\.(?:https?://[^\\s<>\"']+\\.)?proxy");
  /// A rule that rewrites addresses may be taken away; a new one leads from a host to that same host over ssh.
  private static final Pattern GIT_REWRITE = Pattern.compile("url\\.\\S+\\.insteadof");
  private static final Pattern OVER_SSH = Pattern.compile("url\\.ssh://git@([A-Za-z0-9.-]+)/\\.insteadof");
  private static final Pattern GIT_PROTOCOL = Pattern.compile("protocol\\.(?:https|ssh)\\.allow");
  private static final Pattern GIT_VERIFY = Pattern.compile("http\\.(?:.+\\.)?sslverify");

  private static final Pattern HOST = Pattern.compile("(?!-)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

  /// What go downloads, and never what it locks with.
  private static final Pattern CACHED = Pattern.compile("cache/download/[A-Za-z0-9!@~_.+/-]+(?<!\\.lock)");

  private final Optional<Path> bundles;
  private final Settings settings;

  private AllowedChanges(Optional<Path> bundles, Settings settings) {
    this.bundles = bundles;
    this.settings = settings;
  }

  /// For the real files of this user, with our lists of roots below the home.
  ///
  /// @param settings as they are now on this computer
  static AllowedChanges below(Optional<Path> home, Settings settings) {
    return new AllowedChanges(home.map(folder -> folder.resolve(".config").resolve("gogetwell")), settings);
  }

  /// For a try, whose lists of roots lie among its scratch files.
  AllowedChanges withBundlesIn(Path folder) {
    return new AllowedChanges(Optional.of(folder), settings);
  }

  /// Refuses what is not on the list.
  ///
  /// @param change with real paths
  /// @throws RemedyException if it is not allowed; it names the setting, never the value
  void require(Change change) throws RemedyException {
    boolean allowed = switch (change) {
      case Change.GoEnv go -> go.value().map(value -> mayBe(go.name(), value)).orElse(GO_UNSET.contains(go.name()));
      case Change.GitConfig git -> git.file().map(this::isOwnGitFile).orElse(true) && mayBeGit(git);
      case Change.GitConfigAdded git -> git.name().equals("safe.directory") && isOneFolder(git.value());
      case Change.SshHost host -> HOST.matcher(host.name()).matches() && HOST.matcher(host.server()).matches()
          && host.port() > 0 && host.port() < 65536;
      case Change.NewModule module -> NewModulePath.isPlain(module.name()) && isAbsolute(module.folder());
      case Change.PutAside file -> CACHED.matcher(file.name()).matches() && !file.name().contains("..")
          && isAbsolute(file.folder()) && file.folder().equals(settings.goEnvValue("GOMODCACHE"));
      case Change.UserEnvironment variable -> variable.value().map(value -> mayBeVariable(variable.name(), value))
          .orElseGet(() -> PROXIES.contains(variable.name()) || VARIABLE_UNSET.contains(variable.name())
              || GO_UNSET.contains(variable.name()));
      case Change.TrustBundle bundle ->
          isBundle(bundle.name()) && bundle.sources().stream().allMatch(AllowedChanges::isAbsolute);
    };
    // Only a list of roots is named by its path, in which a blank is nothing odd.
    boolean isOneWord = change.name().chars().noneMatch(c -> c <= ' ' || c == 0x7f);
    if (!allowed || (!isOneWord && !(change instanceof Change.TrustBundle))) {
      throw RemedyErrors.of("not-allowed", change.name());
    }
  }

  /// Whether a change is on the list.
  boolean permits(Change change) {
    try {
      require(change);
      return true;
    } catch (RemedyException e) {
      return false;
    }
  }

  private static boolean isPlain(String value) {
    return value.length() <= LONGEST && value.chars().noneMatch(c -> c < ' ' || c == 0x7f)
        && !RecordedSettings.PLACEHOLDER.matcher(value).find();
  }

  /// A value that `go env -w` stores, or that a variable of the same name has.
  private boolean mayBe(String name, String value) {
    return isPlain(value) && switch (name) {
      case "GOPROXY" -> List.of(value.split("[,|]", -1)).stream()
          .allMatch(entry -> PROXY_ENTRY.matcher(entry.strip()).matches());
      case "GOSUMDB" -> !value.equals("off") && SUMDB.matcher(value).matches() && keepsTheKey(value);
      case "GOVCS" -> mayBeVcs(value);
      case "GOTOOLCHAIN" -> TOOLCHAIN.matcher(value).matches();
      case "GOPRIVATE", "GONOPROXY" -> PATTERNS.matcher(value).matches();
      // Only what the user wrote there already, spelled so that go reads it.
      case "GONOSUMDB" -> PATTERNS.matcher(value).matches()
          && (value.equals(PrivatePatterns.meant(settings.goEnvValue(name))) || isNarrower(name, value));
      case "GOINSECURE" -> PATTERNS.matcher(value).matches() && isNarrower(name, value);
      // What stands there already may stay.
      case "GOFLAGS" -> Arrays.stream(value.split(" ")).allMatch(flag -> FLAGS.contains(flag)
          || List.of(settings.goEnvValue("GOFLAGS").split("\\s+")).contains(flag));
      default -> false;
    };
  }

  /// What stands there, with one path in front that gets a rule of its own.
  private boolean mayBeVcs(String value) {
    Matcher first = VCS_RULE.matcher(value);
    return first.matches() && GoVcs.isWellFormed(value)
        && value.equals(GoVcs.allowing(settings.goEnvValue("GOVCS"), first.group(2), first.group(1)));
  }

  /// Some of the patterns that stand there, and not all of them.
  private boolean isNarrower(String name, String value) {
    List<String> now = Arrays.stream(settings.goEnvValue(name).split(",")).map(String::strip).toList();
    List<String> wanted = List.of(value.split(","));
    return wanted.size() < now.size() && now.containsAll(wanted);
  }

  /// Another host may be asked, but nobody else may sign.
  private boolean keepsTheKey(String gosumdb) {
    return SumDbSetting.parse(gosumdb, GoVersion.DEVEL) instanceof SumDbSetting.Database wanted
        && (wanted.key().equals(SumDbSetting.KNOWN_KEY)
            || (SumDbSetting.parse(written(settings.goEnvValue("GOSUMDB")), GoVersion.DEVEL)
                instanceof SumDbSetting.Database now && now.key().equals(wanted.key())));
  }

  /// Quotes were not meant.
  private static String written(String gosumdb) {
    return SumDbSetting.meant(gosumdb, GoVersion.DEVEL).orElse(gosumdb);
  }

  private boolean mayBeVariable(String name, String value) {
    if (PROXIES.contains(name)) {
      return isPlain(value) && PROXY_URL.matcher(value).matches();
    }
    if (ROOTS.contains(name)) {
      return isBundle(value);
    }
    return switch (name) {
      case "NO_PROXY", "no_proxy" -> isPlain(value) && NO_PROXY.matcher(value).matches();
      // What stands there already stays; only what is on the list is added.
      case "GODEBUG" -> isPlain(value) && Arrays.stream(value.split(",")).allMatch(item -> DEBUG.contains(item)
          || List.of(settings.environmentValue("GODEBUG").split(",")).contains(item));
      // What git allows by itself, behind what stands there.
      case "GIT_ALLOW_PROTOCOL" -> List.of("https", "ssh").stream()
          .anyMatch(added -> value.equals(settings.environmentValue(name) + ":" + added)) && isPlain(value);
      default -> mayBe(name, value);
    };
  }

  private boolean mayBeGit(Change.GitConfig git) {
    String key = git.name().toLowerCase(Locale.ROOT);
    if (GIT_ROOTS.matcher(key).matches()) {
      return git.value().map(this::isBundle).orElse(true);
    }
    if (GIT_PROXY.matcher(key).matches()) {
      return git.value().map(value -> isPlain(value) && PROXY_URL.matcher(value).matches()).orElse(true);
    }
    if (GIT_REWRITE.matcher(key).matches()) {
      return git.value().map(value -> isOverSsh(key, value)).orElse(true);
    }
    if (GIT_PROTOCOL.matcher(key).matches()) {
      return git.value().filter("always"::equals).isPresent();
    }
    if (key.equals("http.sslbackend")) {
      // Only on Windows is it the client that asks the system; it checks no less than the other one.
      return settings.os().equals("windows") && git.value().map("schannel"::equals).orElse(true);
    }
    return GIT_VERIFY.matcher(key).matches() && git.value().map("true"::equals).orElse(true);
  }

  private static boolean isOverSsh(String key, String value) {
    Matcher over = OVER_SSH.matcher(key);
    return over.matches() && isPlain(value)
        && value.matches("https://" + Pattern.quote(over.group(1)) + "(?::\\d{1,5})?/");
  }

  /// A file that git itself reads as this user's own, as it was told on this computer now.
  private boolean isOwnGitFile(String file) {
    return isAbsolute(file) && settings.gitConfig().stream().anyMatch(setting ->
        setting.origin().kind() == Origin.Kind.GIT_GLOBAL && isSameFile(setting.origin().where(), file));
  }

  /// On Windows git spells its files with slashes.
  private static boolean isSameFile(String told, String file) {
    return told.equals(file) || (isAbsolute(told) && Path.of(told).equals(Path.of(file)));
  }

  /// A list of ours: a file right in our own folder.
  private boolean isBundle(String file) {
    return isAbsolute(file) && file.endsWith(".pem") && bundles.equals(Optional.ofNullable(Path.of(file).getParent()));
  }

  /// Never all folders, and never what lies below one: for git a star does that (git-config(1), safe.directory).
  private static boolean isOneFolder(String folder) {
    return isAbsolute(folder) && folder.indexOf('*') < 0 && !folder.startsWith("%(")
        && Path.of(folder).normalize().getNameCount() > 0;
  }

  private static boolean isAbsolute(String text) {
    try {
      return isPlain(text) && Path.of(text).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
