package dev.gogetwell.report;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.gorules.SecretNames;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
  private static final List<String> PRIVATE_LISTS = List.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GONOSUMCHECK",
      "GOINSECURE");

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
    SettingSecrets found = new SettingSecrets();
    settings.environment().values().forEach(found::environment);
    settings.goEnv().values().forEach(found::goEnv);
    settings.gitConfig().forEach(found::gitConfig);
    settings.elsewhere().forEach(other -> other.variables().forEach(found::variable));
    found.path(target.project().orElse(""));
    return found.secrets();
  }

  /// What variables alone give away, before any settings are read.
  public static Secrets ofVariables(Map<String, String> variables) {
    SettingSecrets found = new SettingSecrets();
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

  /// Never prints what it holds.
  @Override
  public String toString() {
    return "Secrets[" + Map.of("homes", homes.size(), "passwords", passwords.size()) + "]";
  }
}
