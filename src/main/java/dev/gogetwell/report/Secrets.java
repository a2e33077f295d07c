package dev.gogetwell.report;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.gorules.SecretNames;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is known to be nobody else's business on this machine. Input of the [Redactor]; never shown, never stored.
///
/// @param homes home folders
/// @param users account names
/// @param computers names of this machine
/// @param privatePatterns entries of GOPRIVATE, GONOPROXY, GONOSUMDB
/// @param privateHosts hosts of private modules
/// @param privateModules paths of private modules
/// @param proxyCredentials `user:password` of proxy settings, as typed
/// @param passwords passwords and tokens known word for word: netrc, credential settings
public record Secrets(
    Set<String> homes,
    Set<String> users,
    Set<String> computers,
    Set<String> privatePatterns,
    Set<String> privateHosts,
    Set<String> privateModules,
    Set<String> proxyCredentials,
    Set<String> passwords) {
  private static final Pattern HOME = Pattern.compile(
      "(?i)^((?:/home|/Users|[a-z]:[\\\\/]+Users)[\\\\/]+([^\\\\/]{1,256}+))");
  private static final Pattern USER_INFO = Pattern.compile("://([^\\s/@]{1,512}+)@");
  /// A shorter part of a value is a word of everyday rather than a secret.
  private static final int SHORTEST_PART = 6;
  /// The same of a part that is no word of small letters.
  private static final int SHORTEST_ODD_PART = 4;
  private static final Pattern TEARS = Pattern.compile("[@/#?%:,|\\\\\\[\\]]");
  private static final List<String> PRIVATE_LISTS = List.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GONOSUMCHECK",
      "GOINSECURE");
  private static final List<String> HOME_SETTINGS = List.of("GOPATH", "GOENV", "GOCACHE", "GOMODCACHE", "GOBIN");

  public Secrets {
    homes = Set.copyOf(homes);
    users = Set.copyOf(users);
    computers = Set.copyOf(computers);
    privatePatterns = Set.copyOf(privatePatterns);
    privateHosts = Set.copyOf(privateHosts);
    privateModules = Set.copyOf(privateModules);
    proxyCredentials = Set.copyOf(proxyCredentials);
    passwords = Set.copyOf(passwords);
  }

  /// Nothing is known yet: only shapes are redacted.
  public static Secrets none() {
    return new Secrets(
        Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  /// What settings and target give away. Variables of other sources are as private as those of the judged one.
  public static Secrets of(Settings settings, Target target) {
    Collector found = new Collector();
    settings.environment().values().forEach(found::environment);
    settings.goEnv().values().forEach(found::goEnv);
    settings.gitConfig().forEach(found::gitConfig);
    settings.elsewhere().forEach(other -> other.variables().forEach(found::variable));
    found.path(target.project().orElse(""));
    return found.secrets();
  }

  /// What variables alone give away, before any settings are read.
  public static Secrets ofVariables(Map<String, String> variables) {
    Collector found = new Collector();
    variables.forEach(found::variable);
    return found.secrets();
  }

  /// What a whole report gives away: its settings, and the private hops of its route.
  public static Secrets of(Report report) {
    return of(report.settings(), report.target()).withRoute(report.route());
  }

  /// Adds the hosts and the module of the private hops.
  public Secrets withRoute(Route route) {
    Set<String> hosts = new TreeSet<>(privateHosts);
    Set<String> modules = new TreeSet<>(privateModules);
    for (Hop hop : route.hops()) {
      if (hop.isPrivate()) {
        hosts.add(hop.host());
        modules.add(withoutVersion(route.module()));
      }
    }
    return new Secrets(homes, users, computers, privatePatterns, hosts, modules, proxyCredentials, passwords);
  }

  /// Adds what only the machine itself knows.
  public Secrets withIdentity(String home, String user, String computer) {
    return new Secrets(
        plus(homes, home), plus(users, user), plus(computers, computer), privatePatterns, privateHosts,
        privateModules, proxyCredentials, passwords);
  }

  /// Adds passwords that were read from a netrc file, a credential store, or a setting that is not recorded.
  public Secrets withPasswords(Set<String> more) {
    return new Secrets(homes, users, computers, privatePatterns, privateHosts, privateModules, proxyCredentials,
        union(passwords, more));
  }

  /// Adds names and addresses of people.
  public Secrets withUsers(Set<String> more) {
    return new Secrets(homes, union(users, more), computers, privatePatterns, privateHosts, privateModules,
        proxyCredentials, passwords);
  }

  /// Only what opens a door; whose machine it is may be told.
  public Secrets withoutNames() {
    return new Secrets(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), proxyCredentials, passwords);
  }

  /// Both together.
  public Secrets and(Secrets more) {
    return new Secrets(union(homes, more.homes), union(users, more.users), union(computers, more.computers),
        union(privatePatterns, more.privatePatterns), union(privateHosts, more.privateHosts),
        union(privateModules, more.privateModules), union(proxyCredentials, more.proxyCredentials),
        union(passwords, more.passwords));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Set<String> plus(Set<String> set, String value) {
    Set<String> all = new TreeSet<>(set);
    if (!value.isBlank()) {
      all.add(value);
    }
    return all;
  }

  private static String withoutVersion(String module) {
    int at = module.indexOf('@');
    return at < 0 ? module : module.substring(0, at);
  }

  /// Whether the value of a setting of this name is a secret as a whole.
  static boolean isSensitive(String name) {
    return SecretNames.isSecret(name)
        && RecordedSettings.of(name).filter(form -> form != RecordedSettings.Form.PRESENCE).isEmpty();
  }

  /// Whether the value of a setting of this name is a list of private patterns.
  static boolean isPrivateList(String name) {
    return PRIVATE_LISTS.contains(name.toUpperCase(Locale.ROOT));
  }

  /// Gathers from one setting after the other.
  private static final class Collector {
    private final Set<String> homes = new TreeSet<>();
    private final Set<String> users = new TreeSet<>();
    private final Set<String> computers = new TreeSet<>();
    private final Set<String> patterns = new TreeSet<>();
    private final Set<String> proxies = new TreeSet<>();
    private final Set<String> passwords = new TreeSet<>();

    void environment(Setting setting) {
      values(setting).forEach(value -> variable(setting.name(), value));
    }

    void goEnv(Setting setting) {
      values(setting).forEach(value -> {
        variable(setting.name(), value);
        if (HOME_SETTINGS.contains(setting.name())) {
          path(value);
        }
      });
    }

    void gitConfig(Setting setting) {
      values(setting).forEach(value -> {
        String name = Literals.fold(setting.name());
        if (name.equals("user.name") || name.equals("user.email")) {
          users.add(value);
        } else if (name.endsWith("proxy")) {
          proxy(value);
        } else if (isSensitive(name)) {
          passwords.add(value);
        }
        withheld(setting.name(), value);
        urlPasswords(setting.name());
        urlPasswords(value);
        path(setting.origin().where());
      });
    }

    void variable(String name, String value) {
      withheld(name, value);
      switch (name.toUpperCase(Locale.ROOT)) {
        case "HOME", "USERPROFILE" -> home(value);
        case "USER", "LOGNAME", "USERNAME", "SUDO_USER" -> users.add(value);
        case "HOSTNAME", "COMPUTERNAME", "USERDOMAIN", "USERDNSDOMAIN", "USERDOMAIN_ROAMINGPROFILE" ->
            computers.add(value);
        case "LOGONSERVER" -> computers.add(value.replace("\\", ""));
        case "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY" -> proxy(value);
        case "GOPROXY" -> List.of(value.split("[,|]", -1)).forEach(this::proxy);
        default -> {
          if (isPrivateList(name)) {
            patterns.addAll(List.of(value.split(",")));
          } else if (isSensitive(name) && value.indexOf('/') != 0) {
            passwords.add(value);
          }
        }
      }
    }

    void path(String path) {
      var home = HOME.matcher(path);
      if (home.find()) {
        homes.add(home.group(1));
        users.add(home.group(2));
      }
    }

    /// What the record of a setting leaves out must not be found in another text either.
    private void withheld(String name, String value) {
      if (RecordedSettings.isRecorded(name)) {
        for (String part : RecordedSettings.withheld(name, value)) {
          literal(part);
          literal(part.substring(part.lastIndexOf('=') + 1));
        }
      }
    }

    private void literal(String part) {
      if (part.length() >= SHORTEST_PART && part.indexOf('<') < 0) {
        passwords.add(part);
      }
    }

    /// The key of an `insteadOf` and the scope of an `http.…` are URLs, and may hold a password.
    private void urlPasswords(String text) {
      Matcher found = USER_INFO.matcher(text);
      while (found.find()) {
        String info = found.group(1);
        int colon = info.indexOf(':');
        if (!info.equals("git") && info.indexOf('<') < 0) {
          passwords.add(info.substring(colon + 1));
          passwords.add(info);
        }
      }
    }

    private void home(String value) {
      if (value.length() > 1) {
        homes.add(value);
      }
      path(value);
    }

    private void proxy(String url) {
      int scheme = url.indexOf("://");
      int start = scheme < 0 ? 0 : scheme + 3;
      int at = url.lastIndexOf('@');
      if (at > start) {
        String info = url.substring(start, at);
        proxies.add(info);
        torn(info.substring(info.indexOf(':') + 1));
      }
    }

    /// Of a password with a sign that a URL must escape, programs take a part for a host or a port, and name it.
    private void torn(String password) {
      String[] parts = TEARS.split(password);
      for (String part : parts.length > 1 ? parts : new String[0]) {
        if ((part.length() >= SHORTEST_PART && !Redactor.isCommon(part))
            || (part.length() >= SHORTEST_ODD_PART && !part.chars().allMatch(Character::isLowerCase))) {
          passwords.add(part);
        }
      }
    }

    private static Stream<String> values(Setting setting) {
      List<String> values = new ArrayList<>();
      values.add(setting.value());
      setting.hidden().forEach(hidden -> values.add(hidden.value()));
      return values.stream().filter(value -> !value.isBlank());
    }

    Secrets secrets() {
      return new Secrets(homes, users, computers, patterns, Set.of(), Set.of(), proxies, passwords);
    }
  }

  /// Never prints what it holds.
  @Override
  public String toString() {
    return "Secrets[" + Map.of("homes", homes.size(), "passwords", passwords.size()) + "]";
  }
}
