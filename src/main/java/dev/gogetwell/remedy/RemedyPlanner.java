package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.gorules.GoDebug;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.NewModulePath;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.Tool;
import dev.gogetwell.model.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Turns causes into ways out. A way is offered only if a measurement of this run speaks for it: a mirror that gave the
/// module, a proxy that let the hop through. Pure; any thread.
public final class RemedyPlanner {
  /// Details that have steps of their own, each with as many of its arguments.
  private static final Map<String, Integer> OWN_STEPS = Map.of("detail.kept-head", 1, "detail.record-forked", 1,
      "detail.git-client-file", 3, "detail.git-revocation", 1);

  /// The ways out, least harm first; those for the root cause before those for warnings.
  public List<Remedy> plan(Facts facts, Verdict verdict) {
    List<Draft> drafts = new ArrayList<>();
    verdict.causes().forEach(cause -> drafts.addAll(forCause(facts, cause)));
    LineEnds.in(facts.settings()).flatMap(ends -> Stream.concat(verdict.causes().stream(), verdict.warnings().stream())
        .map(Finding::code).filter(LineEnds::mayBreak).findFirst().map(ends::cure)).map(Draft::of)
        .ifPresent(drafts::add);
    RestoringRemedies restoring = new RestoringRemedies(facts);
    verdict.warnings().forEach(warning -> Stream.concat(restoring.of(warning).stream(),
        DamageSteps.ofWarning(warning).stream()).map(Draft::of).forEach(drafts::add));
    List<Remedy> remedies = new ArrayList<>();
    Set<List<Object>> planned = new HashSet<>();
    drafts.stream().filter(draft -> planned.add(draft.deed()))
        .sorted(Comparator.comparing(Draft::automatic).reversed().thenComparing(Draft::harm))
        .forEach(draft -> remedies.add(draft.numbered(remedies.size() + 1)));
    return remedies;
  }

  /// A remedy before it has its number.
  private record Draft(CauseCode cures, Harm harm, Message title, Message why, List<Change> changes,
      List<Message> steps) {
    static Draft of(Remedy remedy) {
      return new Draft(remedy.cures(), remedy.harm(), remedy.title(), remedy.why(), remedy.changes(), remedy.steps());
    }

    /// What it does: the same change for a second cause, or the same advice for a second host, needs no second line.
    List<Object> deed() {
      return automatic() ? List.of(changes) : List.of(cures, steps.stream().map(Message::key).toList());
    }

    boolean automatic() {
      return !changes.isEmpty();
    }

    Remedy numbered(int number) {
      return new Remedy("R" + number, cures, harm, title, why, changes, steps);
    }
  }

  private static List<Draft> forCause(Facts facts, Finding cause) {
    List<Draft> drafts = new ArrayList<>(switch (cause.code().layer()) {
      case "network", "tls", "dns", "cert", "goproxy" -> mirrors(facts, cause);
      case "sumdb" -> checksumMirrors(facts, cause);
      default -> List.<Draft>of();
    });
    switch (cause.code()) {
      case PROXY_UNREACHABLE, PROXY_BAD_GATEWAY, PROXY_FORBIDDEN -> drafts.addAll(withoutProxy(facts, cause));
      case PROXY_MALFORMED -> {
        new SpellingRemedies(facts).of(cause).stream().map(Draft::of).forEach(drafts::add);
        drafts.addAll(unsetProxy(facts, cause));
      }
      case PROXY_WRONG_SCHEME -> rightScheme(facts, cause).ifPresent(drafts::add);
      case PROXY_NOT_USED -> new UnusedProxyRemedies(facts, cause).kept().map(Draft::of)
          .or(() -> useProxy(facts, cause, cause.subject())).ifPresent(drafts::add);
      case GOPROXY_NO_FALLTHROUGH -> drafts.addAll(fallThrough(facts, cause));
      case SUMDB_PRIVATE -> DependencyRemedies.privately(facts).map(Draft::of).ifPresent(drafts::add);
      case TOOLCHAIN_GO_TOO_OLD, TOOLCHAIN_UNAVAILABLE ->
          ToolchainRemedies.of(facts.settings(), cause.code()).map(Draft::of).ifPresent(drafts::add);
      case ENV_MODCACHE -> DamageSteps.move(cause).map(Draft::of).ifPresent(drafts::add);
      case MODULE_NO_GO_MOD -> newModule(facts, cause).ifPresent(drafts::add);
      case ENV_OVERRIDE, ENV_GOFLAGS -> new HiddenRemedies(facts).of(cause).map(Draft::of).ifPresent(drafts::add);
      case GOPROXY_MALFORMED, SUMDB_SETTING_MALFORMED, CONFIG_PATTERN_NEVER_MATCHES ->
          new SpellingRemedies(facts).of(cause).stream().map(Draft::of).forEach(drafts::add);
      case TLS_PQ_HELLO -> drafts.add(debugSetting(facts, cause, "remedy.small-hello", "tlsmlkem=0"));
      case NETWORK_HTTP2 -> {
        if (cause.proved()) {
          drafts.add(debugSetting(facts, cause, "remedy.no-http2", GoDebug.WITHOUT_HTTP2));
        }
      }
      case DNS_SERVER_DOWN, DNS_MISBEHAVING -> {
        if (isGoAlone(facts)) {
          drafts.add(debugSetting(facts, cause, "remedy.no-edns", GoDebug.WITHOUT_EDNS));
        }
      }
      case CERT_MISSING_ROOTS, CERT_MITM, CERT_PRIVATE_CA ->
          new TrustRemedies(facts).of(cause).stream().map(Draft::of).forEach(drafts::add);
      default -> { }
    }
    new RefusalRemedies(facts).of(cause).stream().map(Draft::of).forEach(drafts::add);
    new GitRemedies(facts).of(cause).stream().map(Draft::of).forEach(drafts::add);
    drafts.add(new Draft(cause.code(), Harm.NONE, Message.of("remedy.guided.title"), Message.of("remedy.guided.why"), List.of(),
        steps(facts, cause)));
    return drafts;
  }

  /// Whether the system finds every name of the route in the same run in which go itself is told nothing.
  private static boolean isGoAlone(Facts facts) {
    List<NameLookup> lookups = facts.all(NameLookup.class)
        .filter(lookup -> lookup.resolver().kind() == Resolver.Kind.SYSTEM).toList();
    boolean isKnown = facts.settings().go().map(Tool::version).flatMap(GoVersion::parse)
        .filter(version -> version.atLeast(21)).isPresent();
    return isKnown && !lookups.isEmpty()
        && lookups.stream().allMatch(NameLookup::worked)
        && !GoDebug.parse(facts.settings().environmentValue("GODEBUG")).containsKey("netedns0");
  }

  /// What a person does.
  private static List<Message> steps(Facts facts, Finding cause) {
    List<Message> own = cause.details().stream().filter(detail -> OWN_STEPS.containsKey(detail.key()))
        .map(RemedyPlanner::step).toList();
    if (!own.isEmpty()) {
      return own;
    }
    List<Message> damage = DamageSteps.of(cause);
    if (!damage.isEmpty()) {
      return damage;
    }
    List<Message> login = new LoginSteps(facts).of(cause);
    return login.isEmpty() ? List.of(Message.of(cause.code().messageKey() + ".next", cause.subject())) : login;
  }

  private static Message step(Message detail) {
    int most = OWN_STEPS.getOrDefault(detail.key(), 0);
    return Message.of(detail.key().replace("detail.", "remedy.") + ".next",
        detail.args().stream().limit(most).toArray());
  }

  /// Mirrors that gave the very module in this run, best first: one that serves the checksum database too needs no
  /// second host.
  private static List<Draft> mirrors(Facts facts, Finding cause) {
    boolean aboutModuleProxy = cause.hop().flatMap(facts.route()::hop).map(Hop::entry).orElse(0) >= 0;
    if (!aboutModuleProxy) {
      return checksumMirrors(facts, cause);
    }
    return Mirrors.working(facts).stream()
        .sorted(Comparator.comparing((String url) -> !Mirrors.servesChecksums(facts, url)))
        .map(url -> useMirror(facts, cause, url)).toList();
  }

  private static List<Draft> checksumMirrors(Facts facts, Finding cause) {
    return Stream.concat(DatabaseRemedies.of(facts, cause).stream().map(Draft::of),
        Mirrors.working(facts).stream().filter(url -> Mirrors.servesChecksums(facts, url))
            .map(url -> useMirror(facts, cause, url))).toList();
  }

  private static Draft useMirror(Facts facts, Finding cause, String url) {
    String tail = facts.route().goproxy().contains("direct") || facts.route().goproxy().equals("off") ? ",direct" : "";
    return new Draft(cause.code(), Harm.SMALL, Message.of("remedy.mirror.title", Mirrors.host(url)),
        Message.of("remedy.mirror.why", Mirrors.host(url), facts.route().module()),
        List.of(SettingChange.of(facts.settings(), "GOPROXY", Optional.of(url + tail))), List.of());
  }

  private static List<Draft> withoutProxy(Facts facts, Finding cause) {
    List<Draft> drafts = new ArrayList<>(unsetProxy(facts, cause));
    cause.hop().flatMap(facts.route()::hop).filter(h -> h.via().isPresent())
        .flatMap(h -> ProxySettings.passing(facts, h)).flatMap(authority -> useProxy(facts, cause, authority))
        .ifPresent(drafts::add);
    MovedProxyRemedy.of(facts, cause).map(Draft::of).ifPresent(drafts::add);
    return drafts;
  }

  private static List<Draft> unsetProxy(Facts facts, Finding cause) {
    List<Draft> drafts = new ArrayList<>();
    Optional<Hop> hop = cause.hop().flatMap(facts.route()::hop).filter(h -> h.via().isPresent());
    if (hop.isPresent() && facts.passed(Experiment.WithoutProxy.class, hop.get().id())) {
      String variable = hop.get().via().orElseThrow().setting();
      drafts.add(new Draft(cause.code(), Harm.SMALL, Message.of("remedy.unset-proxy.title", variable),
          Message.of("remedy.unset-proxy.why", hop.get().host()),
          List.of(SettingChange.ofEnvironment(facts.settings(), variable, Optional.empty())), List.of()));
    }
    return drafts;
  }

  private static Optional<Draft> useProxy(Facts facts, Finding cause, String authority) {
    List<String> variables = cause.hop().flatMap(facts.route()::hop).map(hop -> hop.via()
        .map(via -> List.of(via.setting())).orElseGet(() -> ProxySettings.variables(facts, hop)))
        .orElse(List.of("HTTPS_PROXY"));
    return ProxySettings.valueOf(facts.settings(), authority).map(value -> new Draft(cause.code(), Harm.SMALL,
        Message.of("remedy.use-proxy.title", variables.getFirst(), authority),
        Message.of("remedy.use-proxy.why", authority), variables.stream()
            .map(name -> SettingChange.ofEnvironment(facts.settings(), name, Optional.of(value))).toList(), List.of()));
  }

  private static Optional<Draft> rightScheme(Facts facts, Finding cause) {
    Optional<Hop> hop = cause.hop().flatMap(facts.route()::hop).filter(h -> h.via().isPresent());
    return hop.flatMap(h -> ProxySettings.passingScheme(facts, h)).map(scheme -> {
      String variable = hop.get().via().orElseThrow().setting();
      String value = facts.settings().environmentValue(variable).replaceFirst("^([A-Za-z0-9+.-]+://)?", scheme + "://");
      return new Draft(cause.code(), Harm.SMALL, Message.of("remedy.proxy-scheme.title", variable, scheme),
          Message.of("remedy.proxy-scheme.why", cause.subject(), scheme),
          List.of(SettingChange.ofEnvironment(facts.settings(), variable, Optional.of(value))), List.of());
    });
  }

  /// Two ways: let every failure move on, or put the entry that works first.
  private static List<Draft> fallThrough(Facts facts, Finding cause) {
    String list = facts.route().goproxy();
    Draft pipes = goproxy(facts, cause, "remedy.pipe", list.replace(',', '|'));
    Optional<Draft> order = workingFirst(facts, cause, list).map(value -> goproxy(facts, cause, "remedy.order", value));
    // Behind a pipe go still waits for a silent entry, 30 s for every request; one that refuses at once costs nothing.
    boolean silent = cause.hop().flatMap(facts::breakOf)
        .filter(broken -> broken.measurement().failedWith(FailureKind.TIMEOUT)).isPresent();
    List<Draft> drafts = new ArrayList<>(List.of(pipes));
    order.ifPresent(draft -> drafts.add(silent ? 0 : 1, draft));
    return drafts;
  }

  private static Draft goproxy(Facts facts, Finding cause, String text, String value) {
    return new Draft(cause.code(), Harm.SMALL, Message.of(text + ".title"), Message.of(text + ".why"),
        List.of(SettingChange.of(facts.settings(), "GOPROXY", Optional.of(value))), List.of());
  }

  /// The list with the entry that works before the one at which go stops.
  private static Optional<String> workingFirst(Facts facts, Finding cause, String list) {
    List<String> entries = new ArrayList<>(Arrays.asList(list.split(",", -1)));
    int stopped = cause.hop().flatMap(facts.route()::hop).map(Hop::entry).orElse(-1);
    Optional<Integer> working = facts.moduleHops().stream().filter(hop -> facts.works(hop.id())).map(Hop::entry)
        .filter(entry -> entry > stopped && entry < entries.size()).findFirst();
    if (stopped < 0 || working.isEmpty() || list.contains("|") || entries.stream().anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    entries.add(stopped, entries.remove((int) working.get()));
    return Optional.of(String.join(",", entries));
  }

  /// Only where nothing else is meant: no module below, and no workspace, in which a new module counts only once it is
  /// listed there.
  private static Optional<Draft> newModule(Facts facts, Finding cause) {
    String workspace = facts.settings().goEnvValue("GOWORK");
    if (facts.scope().folder() != RunScope.Folder.GO_FILES_WITHOUT_MODULE
        || !(workspace.isEmpty() || workspace.equals("off"))) {
      return Optional.empty();
    }
    return facts.target().project().map(folder -> new Change.NewModule(
        NewModulePath.proposed(folder, facts.settings()), folder)).map(change -> new Draft(cause.code(), Harm.SMALL,
            Message.of("remedy.new-module.title", change.name()),
            Message.of("remedy.new-module.why", change.name(), change.folder()), List.of(change), List.of()));
  }

  private static Draft debugSetting(Facts facts, Finding cause, String text, String setting) {
    String value = GoDebug.with(facts.settings().environmentValue("GODEBUG"), setting);
    return new Draft(cause.code(), Harm.WIDER, Message.of(text + ".title"), Message.of(text + ".why"),
        List.of(SettingChange.ofEnvironment(facts.settings(), "GODEBUG", Optional.of(value))), List.of());
  }
}
