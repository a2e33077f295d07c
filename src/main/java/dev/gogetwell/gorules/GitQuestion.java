package dev.gogetwell.gorules;

import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What `go` has git ask about a repository, and what git makes of it by its settings.
/// Source: cmd/go/internal/modfetch/codehost/git.go:loadRefs; git remote.c, http.c. Immutable; any thread.
///
/// @param url as `go` names it
/// @param rewritten what git asks instead; the same where no rule covers it
/// @param proxy the proxy through which git asks; empty for ssh
/// @param marksEnd whether this `go` says where the options end, which git knows from 2.24 on
public record GitQuestion(String url, String rewritten, Optional<ProxyRef> proxy, boolean marksEnd) {
  private static final Map<String, String> CLIENT_FILES =
      new TreeMap<>(Map.of("sslcert", "GIT_SSL_CERT", "sslkey", "GIT_SSL_KEY"));

  /// By the settings of a machine.
  public static GitQuestion of(Settings settings, String url) {
    GoVersion version = GoVersion.judged(settings);
    GitConfigList git = WeakSettings.gitConfigOfGo(settings);
    String rewritten = git.fetchUrl(url);
    Optional<ProxyRef> proxy = choice(settings, rewritten).flatMap(CurlProxyRules.Choice::proxy);
    return new GitQuestion(url, rewritten, proxy, version.atLeast(26));
  }

  private static Optional<CurlProxyRules.Choice> choice(Settings settings, String rewritten) {
    boolean web = GitAddress.parse(rewritten).filter(GitAddress::isWeb).isPresent();
    return web && GoUrl.parse(rewritten, GoVersion.judged(settings)) instanceof GoUrl.Result.Parsed parsed
        ? Optional.of(CurlProxyRules.choose(settings.environmentValues(), WeakSettings.gitConfigOfGo(settings),
            parsed.url())) : Optional.empty();
  }

  /// The setting that names git's proxy for the repository, whether it can be read or not.
  public static Optional<String> proxySetting(Settings settings, String url) {
    return choice(settings, of(settings, url).rewritten()).flatMap(choice ->
        choice instanceof CurlProxyRules.Choice.Unusable unusable ? Optional.of(unusable.setting())
            : choice.proxy().map(ProxyRef::setting));
  }

  /// The rule that rewrites it.
  public static Optional<GitConfigList.Entry> rule(Settings settings, String url) {
    return WeakSettings.gitConfigOfGo(settings).rewrite(url);
  }

  /// The setting by which git adds a header of its own to every request for the repository, as CI jobs sign in; what it
  /// holds is not read.
  public static Optional<GitConfigList.Entry> header(Settings settings, String url) {
    return GoUrl.parse(of(settings, url).rewritten(), GoVersion.judged(settings)) instanceof GoUrl.Result.Parsed parsed
        ? WeakSettings.gitConfigOfGo(settings).http("extraheader", parsed.url()) : Optional.empty();
  }

  /// The settings that name files with which git signs in to the server, and their values: a variable of git counts
  /// before its configuration (http.c:http_init).
  public static List<GitConfigList.Entry> clientFiles(Settings settings, String url) {
    List<GitConfigList.Entry> files = new ArrayList<>();
    if (GoUrl.parse(of(settings, url).rewritten(), GoVersion.judged(settings)) instanceof GoUrl.Result.Parsed parsed) {
      CLIENT_FILES.forEach((name, variable) -> {
        String value = settings.environmentValue(variable);
        Optional<GitConfigList.Entry> entry = WeakSettings.gitConfigOfGo(settings).http(name, parsed.url());
        if (!value.isEmpty()) {
          files.add(new GitConfigList.Entry("", variable, value));
        } else {
          entry.filter(found -> !found.value().isEmpty()).ifPresent(files::add);
        }
      });
    }
    return files;
  }

  /// Whether a rule sends git elsewhere.
  public boolean isRewritten() {
    return !url.equals(rewritten);
  }

  /// Whether a word on the command line can carry it: a setting there ends at the first equals sign.
  public boolean isPlain() {
    return url.matches("(?:https?|ssh|git\\+ssh)://[^\\s=]+");
  }

  /// The words behind `git`, as they are.
  public List<String> asked() {
    return asked(List.of());
  }

  /// Without the rule: a longer one beats every other, and says that the address stays.
  public List<String> unrewritten() {
    return asked(List.of("url." + url + ".insteadOf=" + url));
  }

  /// Without a proxy: an empty value for this very address.
  public List<String> direct() {
    return asked(List.of("http." + rewritten + ".proxy="));
  }

  /// Over ssh instead of HTTPS, as a company's page says it.
  public List<String> overSsh(GitAddress address) {
    return asked(List.of("url.ssh://git@" + address.host() + "/.insteadOf=https://" + address.authority() + "/"));
  }

  /// Over ssh at another place of the same operator.
  public List<String> overSshAt(SshConfigText place) {
    return asked(List.of("core.sshCommand=ssh " + place.options()));
  }

  /// The host that git asks over ssh at its usual port, if a configuration of ssh alone can send it elsewhere: a port in
  /// the address and a command of the user's own are stronger.
  public Optional<String> usualSshHost(Settings settings) {
    boolean plain = settings.environmentValue("GIT_SSH_COMMAND").isEmpty()
        && settings.environmentValue("GIT_SSH").isEmpty()
        && WeakSettings.gitConfigOfGo(settings).value("core.sshcommand").isEmpty();
    return GitAddress.parse(rewritten).filter(address -> plain && address.isSsh() && address.port() < 0)
        .map(GitAddress::host).filter(host -> host.matches("(?!-)[A-Za-z0-9.-]+"));
  }

  private List<String> asked(List<String> changed) {
    List<String> words = new ArrayList<>();
    changed.forEach(setting -> words.addAll(List.of("-c", setting)));
    words.addAll(marksEnd ? List.of("ls-remote", "-q", "--end-of-options", url) : List.of("ls-remote", "-q", url));
    return words;
  }
}
