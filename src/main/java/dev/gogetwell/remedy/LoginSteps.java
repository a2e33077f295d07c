package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.NetrcMiss;
import dev.gogetwell.gorules.GitAddress;
import dev.gogetwell.gorules.GitQuestion;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person does where a login is missing: the entry of netrc that nearly fits is mended, else one is added. Words
/// only. To write an entry with a placeholder for the password would do harm: `go` sends what stands in netrc at once
/// (cmd/go/internal/web/http.go:get), so that a wrong one is refused where none would have been asked for, and some
/// hosts lock an account after a few of these. Pure.
final class LoginSteps {
  private final Facts facts;

  LoginSteps(Facts facts) {
    this.facts = facts;
  }

  /// The steps; empty where the cause is no missing login.
  List<Message> of(Finding cause) {
    boolean byGit = cause.code() == CauseCode.VCS_AUTH_PROMPT_DISABLED;
    Optional<Hop> hop = cause.hop().flatMap(facts.route()::hop);
    if (hop.isEmpty() || (!byGit && cause.code() != CauseCode.GOPROXY_401)) {
      return List.of();
    }
    Optional<NetrcMiss> miss = NetrcMiss.of(facts, hop.get());
    if (miss.isPresent()) {
      return List.of(miss.get().step());
    }
    if (cause.details().contains(Message.of("detail.login-refused"))) {
      return List.of(Message.of("remedy.netrc.renew", cause.subject()));
    }
    List<Message> steps = new ArrayList<>();
    steps.add(Message.of(cause.code().messageKey() + ".next", cause.subject()));
    machine(hop.get(), byGit).ifPresent(machine -> steps.addAll(entry(machine, byGit)));
    return steps;
  }

  /// `go` compares the host with its port (cmd/go/internal/auth/netrc.go), curl without; over plain HTTP `go` sends
  /// nothing.
  private Optional<String> machine(Hop hop, boolean byGit) {
    if (!byGit) {
      return Optional.of(hop).filter(Hop::tls).map(asked -> asked.authority().replaceFirst(":443$", ""));
    }
    return facts.made(Experiment.AskGit.class, hop.id())
        .map(ask -> GitQuestion.of(settings(), ask.url()).rewritten()).flatMap(GitAddress::parse)
        .filter(GitAddress::isWeb).map(GitAddress::host).filter(host -> !host.isEmpty());
  }

  private List<Message> entry(String machine, boolean byGit) {
    String methods = settings().environmentValue("GOAUTH").isEmpty() ? settings().goEnvValue("GOAUTH")
        : settings().environmentValue("GOAUTH");
    if (!byGit && !methods.isEmpty() && !methods.toLowerCase(Locale.ROOT).contains("netrc")) {
      return List.of(Message.of("remedy.netrc.not-read", methods));
    }
    boolean windows = settings().os().equals("windows");
    String named = byGit ? "" : settings().environmentValue("NETRC");
    String file = !named.isEmpty() ? named : windows ? "%USERPROFILE%\\_netrc" : "~/.netrc";
    List<Message> steps = new ArrayList<>(List.of(Message.of("remedy.netrc.add", file),
        Message.of("remedy.netrc.entry", machine), Message.of("remedy.netrc.wrong-is-worse")));
    if (!windows) {
      steps.add(Message.of("remedy.netrc.only-you", file));
    }
    return steps;
  }

  private Settings settings() {
    return facts.settings();
  }
}
