package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreProblem;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ways to give a client the roots that it lacks. A file that a client is given replaces its list, so every file is
/// complete; whoever is trusted anew is named with the fingerprint; nothing here switches a check off. Pure.
final class TrustRemedies {
  private static final String BACKEND = "http.sslBackend";
  /// A store of Windows or a keychain has a name and no path.
  private static final Pattern FILE = Pattern.compile("(?:/|[A-Za-z]:[/\\\\]|\\\\\\\\).*");
  private static final String FOLDER = "~/.config/gogetwell/";

  private final Facts facts;

  TrustRemedies(Facts facts) {
    this.facts = facts;
  }

  /// The ways for a cause of the certificate layer, without numbers.
  List<Remedy> of(Finding cause) {
    Optional<Hop> hop = cause.hop().flatMap(facts.route()::hop);
    if (hop.isEmpty()) {
      return List.of();
    }
    List<Remedy> ways = switch (cause.code()) {
      case CERT_MISSING_ROOTS -> missingRoots(cause, hop.get());
      case CERT_MITM, CERT_PRIVATE_CA -> authority(cause, hop.get());
      default -> List.of();
    };
    return ways.stream().filter(TrustRemedies::isComplete).toList();
  }

  /// A list without any source would shut every other host out.
  private static boolean isComplete(Remedy remedy) {
    return remedy.changes().stream()
        .noneMatch(change -> change instanceof Change.TrustBundle bundle && bundle.sources().isEmpty());
  }

  private List<Remedy> missingRoots(Finding cause, Hop hop) {
    List<Remedy> ways = new ArrayList<>();
    if (byGit(hop) && asksWindows(hop)) {
      ways.add(schannel(cause, hop, Harm.SMALL));
    } else if (byGit(hop)) {
      ways.add(forGit(cause, hop, Harm.SMALL, "remedy.git-roots", sources(ChainJudge.PUBLIC_LIST, ChainJudge.GIT),
          List.of(), List.of()));
    } else if (onLinux()) {
      if (accepts(hop, ChainJudge.SYSTEM)) {
        Stream.of("SSL_CERT_FILE", "SSL_CERT_DIR").filter(this::isSet).forEach(name -> ways.add(new Remedy("",
            cause.code(), Harm.SMALL, Message.of("remedy.unset-variable.title", name),
            Message.of("remedy.system-roots.why", name),
            List.of(SettingChange.ofEnvironment(facts.settings(), name, Optional.empty())), List.of())));
      }
      ways.add(forGo(cause, Harm.SMALL, "remedy.public-roots", sources(ChainJudge.PUBLIC_LIST, ChainJudge.GO),
          List.of(), List.of()));
      ways.add(guided(cause, Harm.NONE, "remedy.install-roots",
          List.of("remedy.layout.debian-package", "remedy.layout.fedora-package", "remedy.layout.arch-package",
              "remedy.layout.suse-package")));
    } else {
      ways.add(guided(cause, Harm.NONE, "remedy.install-roots", List.of("remedy.layout."
          + facts.settings().os() + (updatesBlocked() ? "-policy" : "-update"))));
    }
    return ways;
  }

  /// Only Windows has such a policy.
  private boolean updatesBlocked() {
    return facts.settings().os().equals("windows") && facts.all(StoreRead.class)
        .flatMap(read -> read.problems().stream()).anyMatch(problem -> problem.kind().equals("updates-blocked"));
  }

  private List<Remedy> authority(Finding cause, Hop hop) {
    Optional<ServedRoot> root = ServedRoot.of(facts, hop);
    List<ChainJudge> knowing = Stream.of(ChainJudge.GO, ChainJudge.GIT, ChainJudge.SYSTEM)
        .filter(judge -> accepts(hop, judge)).toList();
    if (root.isEmpty() && knowing.isEmpty()) {
      return List.of();
    }
    // Where another client of this machine knows the authority already, its own list is taken, root and all.
    List<Der> added = knowing.isEmpty() ? List.of(root.orElseThrow().der()) : List.of();
    List<Message> steps = root.map(r -> List.of(Message.of("remedy.trust.fingerprint", r.name(), r.fingerprint()),
        Message.of("remedy.trust.compare"), Message.of("remedy.trust.power"))).orElse(List.of(
        Message.of("remedy.trust.power")));
    String text = knowing.isEmpty() ? "remedy.trust" : "remedy.trust-too";
    // Nobody new is trusted where this machine trusts the authority already; only one more program heeds it.
    Harm harm = knowing.isEmpty() ? Harm.TRUST : Harm.WIDER;
    List<Remedy> ways = new ArrayList<>();
    if (byGit(hop) && asksWindows(hop)) {
      ways.add(schannel(cause, hop, harm));
    } else if (byGit(hop)) {
      ways.add(forGit(cause, hop, harm, text, with(sources(ChainJudge.GIT), knowing), added, steps));
    } else if (onLinux()) {
      ways.add(forGo(cause, harm, text, with(sources(ChainJudge.GO), knowing), added, steps));
    }
    List<String> guide = switch (facts.settings().os()) {
      case "windows" -> List.of("remedy.layout.windows");
      case "darwin" -> List.of("remedy.layout.darwin");
      default -> List.of("remedy.layout.debian", "remedy.layout.fedora", "remedy.layout.arch", "remedy.layout.suse");
    };
    Remedy install = guided(cause, Harm.TRUST, "remedy.install-authority", guide);
    ways.add(new Remedy("", install.cures(), install.harm(), install.title(), install.why(), List.of(),
        Stream.concat(steps.stream(), install.steps().stream()).toList()));
    return ways;
  }

  /// A setting that switched git's check off is replaced by a list for the one host that needed it.
  Optional<Remedy> insteadOfNoVerify(Finding warning, List<Change> restoring) {
    Optional<Hop> git = facts.route().hops().stream().filter(hop -> hop.role() == HopRole.VCS_GIT && hop.tls())
        .findFirst();
    boolean concerns = warning.subject().toLowerCase(Locale.ROOT).contains("sslverify")
        || warning.subject().startsWith("GIT_SSL_NO_VERIFY");
    if (!concerns || git.isEmpty() || accepts(git.get(), ChainJudge.PUBLIC_LIST)
        || !accepts(git.get(), ChainJudge.GO)) {
      return Optional.empty();
    }
    Remedy scoped = forGit(warning, git.get(), Harm.SMALL, "remedy.verify-again",
        with(sources(ChainJudge.GIT), List.of(ChainJudge.GO)), List.of(), List.of());
    List<Change> changes = new ArrayList<>(scoped.changes());
    changes.addAll(restoring);
    return Optional.of(new Remedy("", warning.code(), Harm.SMALL, scoped.title(), scoped.why(), changes, List.of()))
        .filter(TrustRemedies::isComplete);
  }

  private Remedy forGo(Finding cause, Harm harm, String text, List<String> sources, List<Der> added,
      List<Message> steps) {
    String bundle = FOLDER + "go-roots.pem";
    return new Remedy("", cause.code(), harm, Message.of(text + ".title", "go"), Message.of(text + ".why",
        cause.subject()), List.of(new Change.TrustBundle(bundle, sources, added),
            SettingChange.ofEnvironment(facts.settings(), "SSL_CERT_FILE", Optional.of(bundle))), steps);
  }

  /// For one host only. GIT_SSL_CAINFO beats even a scoped setting (git http.c:get_curl_handle), so where it is set it
  /// has to name the file.
  private Remedy forGit(Finding cause, Hop hop, Harm harm, String text, List<String> sources, List<Der> added,
      List<Message> steps) {
    String bundle = FOLDER + "git-" + hop.host().replaceAll("[^A-Za-z0-9.-]", "_") + ".pem";
    String key = "http.https://" + hop.authority().replaceFirst(":443$", "") + "/.sslCAInfo";
    Optional<String> now = facts.settings().gitConfig().stream()
        .filter(setting -> setting.name().equalsIgnoreCase(key)).map(Setting::value).reduce((_, last) -> last);
    Change setting = isSet("GIT_SSL_CAINFO")
        ? SettingChange.ofEnvironment(facts.settings(), "GIT_SSL_CAINFO", Optional.of(bundle))
        : new Change.GitConfig(key, Optional.of(bundle), now, Optional.empty());
    return new Remedy("", cause.code(), harm, Message.of(text + ".title", "git"), Message.of(text + ".why",
        hop.host()), List.of(new Change.TrustBundle(bundle, sources, added), setting), steps);
  }

  /// Whether Windows itself accepts the certificate, and git does not ask it yet.
  private boolean asksWindows(Hop hop) {
    return settings().os().equals("windows") && accepts(hop, ChainJudge.SYSTEM) && settings().gitConfig().stream()
        .filter(setting -> setting.name().equalsIgnoreCase(BACKEND)).map(Setting::value).reduce((_, last) -> last)
        .filter("schannel"::equals).isEmpty();
  }

  /// The stores of Windows are no files that git could be given. Git for Windows has both backends; a git that lacks
  /// this one says so when it is tried.
  private Remedy schannel(Finding cause, Hop hop, Harm harm) {
    Optional<String> own = settings().gitConfig().stream().filter(setting -> setting.name().equalsIgnoreCase(BACKEND)
        && setting.origin().kind() == Origin.Kind.GIT_GLOBAL).map(Setting::value).reduce((_, last) -> last);
    return new Remedy("", cause.code(), harm, Message.of("remedy.schannel.title"),
        Message.of("remedy.schannel.why", hop.host()),
        List.of(new Change.GitConfig(BACKEND, Optional.of("schannel"), own, Optional.empty())), List.of());
  }

  private static Remedy guided(Finding cause, Harm harm, String text, List<String> steps) {
    return new Remedy("", cause.code(), harm, Message.of(text + ".title"), Message.of(text + ".why", cause.subject()),
        List.of(), steps.stream().map(Message::of).toList());
  }

  private List<String> with(List<String> sources, List<ChainJudge> more) {
    return Stream.concat(sources.stream(), sources(more.toArray(ChainJudge[]::new)).stream()).distinct().toList();
  }

  /// The places that gave roots to some clients.
  private List<String> sources(ChainJudge... judges) {
    List<String> sources = new ArrayList<>();
    for (ChainJudge judge : judges) {
      facts.all(StoreRead.class).filter(read -> read.judge() == judge && read.count() > 0).findFirst()
          .ifPresent(read -> {
            Set<String> broken = read.problems().stream().map(StoreProblem::location).collect(Collectors.toSet());
            read.locations().stream().filter(place -> !broken.contains(place))
                .filter(place -> FILE.matcher(place).matches()).forEach(sources::add);
          });
    }
    return sources.stream().distinct().toList();
  }

  private boolean accepts(Hop hop, ChainJudge judge) {
    return facts.look(hop.id()).stream().map(Evidence::measurement).anyMatch(seen ->
        seen instanceof ChainCheck check && check.judge() == judge && check.worked());
  }

  private static boolean byGit(Hop hop) {
    return hop.role() == HopRole.VCS_GIT;
  }

  private boolean onLinux() {
    return facts.settings().os().equals("linux");
  }

  private boolean isSet(String name) {
    return !settings().environmentValue(name).isEmpty();
  }

  private Settings settings() {
    return facts.settings();
  }
}
