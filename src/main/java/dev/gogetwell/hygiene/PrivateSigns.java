package dev.gogetwell.hygiene;

import dev.gogetwell.gorules.PrivatePatterns;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Whether a module is private, by signs that a public one does not have: a host under a name that no public server can
/// have, or git settings that lead to its host with a key or through another address. Without a sign nothing is said.
/// Immutable; any thread.
final class PrivateSigns {
  /// RFC 6762 appendix G, RFC 8375, ICANN's .internal; what companies use and nobody can register.
  private static final Set<String> INNER = Set.of("internal", "corp", "lan", "intranet", "intra", "home", "private",
      "local", "localdomain", "arpa");

  private final List<PrivatePatterns> covered;
  private final Settings settings;

  PrivateSigns(Settings settings) {
    this.settings = settings;
    this.covered = Stream.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB")
        .map(name -> PrivatePatterns.parse(settings.goEnvValue(name))).toList();
  }

  /// Named in one of the lists: somebody has thought of it, and a module proxy of the company may serve it.
  boolean isCovered(String module) {
    return covered.stream().flatMap(list -> list.patterns().stream()).anyMatch(pattern -> pattern.matches(module));
  }

  boolean isPrivate(String module) {
    return isCovered(module) || isInnerHost(host(module)) || hasWay(host(module));
  }

  static String host(String module) {
    int slash = module.indexOf('/');
    return slash < 0 ? module : module.substring(0, slash);
  }

  private static boolean isInnerHost(String host) {
    return INNER.contains(host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) && host.indexOf('.') > 0;
  }

  /// `url.….insteadOf=https://HOST/` or credentials for it; of a host where everybody has an account that says nothing.
  private boolean hasWay(String host) {
    if (Set.of("github.com", "gitlab.com", "bitbucket.org", "gitee.com", "codeberg.org", "golang.org")
        .contains(host)) {
      return false;
    }
    String address = "://" + host + "/";
    for (Setting setting : settings.gitConfig()) {
      String name = setting.name().toLowerCase(Locale.ROOT);
      boolean rewritten = name.startsWith("url.") && name.endsWith(".insteadof")
          && (setting.value() + "/").contains(address);
      boolean signedIn = (name.startsWith("credential.") || name.endsWith(".extraheader"))
          && (name.replaceFirst("\\.[^.]*$", "") + "/").contains(address);
      if (rewritten || signedIn) {
        return true;
      }
    }
    return false;
  }
}
