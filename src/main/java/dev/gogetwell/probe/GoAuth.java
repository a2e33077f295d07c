package dev.gogetwell.probe;

import dev.gogetwell.gorules.AuthAnswer;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.GoAuthSetting;
import dev.gogetwell.machine.NetrcFile;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Signs in as `go` does: user and password of a GOPROXY entry, else the methods of GOAUTH in their order (from Go 1.24
/// on; before, a netrc file and nothing else). Only over TLS. Sources: cmd/go/internal/auth/auth.go,
/// cmd/go/internal/web/http.go:get. One for each run; any thread.
public final class GoAuth implements GoCredentials {
  private final Settings settings;
  private final Environment environment;
  private final ToolRun tools;
  private final Consumer<String> withheld;
  private final GoVersion version;
  private final Map<String, List<String>> known = new HashMap<>();
  private final Set<HopId> asked = new HashSet<>();
  private boolean begun;

  /// @param environment the variables of the judged environment, with the value of GOAUTH that no record has
  /// @param withheld hears every value, so that the redaction finds it in what a server says
  public GoAuth(Settings settings, Environment environment, ToolRun tools, Consumer<String> withheld) {
    this.settings = settings;
    this.environment = environment;
    this.tools = tools;
    this.withheld = withheld;
    this.version = GoVersion.judged(settings);
  }

  @Override
  public synchronized List<String> headers(Hop hop) throws InterruptedException {
    if (!hop.tls()) {
      return List.of();
    }
    Optional<String> ofUrl = userInfo(hop);
    if (ofUrl.isPresent()) {
      return List.of(ofUrl.get());
    }
    if (!begun) {
      begun = true;
      ask("", "");
    }
    return AuthAnswer.find(known, hop.url()).orElse(List.of());
  }

  @Override
  public synchronized boolean learn(Hop hop, String refusal) throws InterruptedException {
    if (!hop.tls() || !version.atLeast(24) || userInfo(hop).isPresent() || !asked.add(hop.id())) {
      return false;
    }
    List<String> before = headers(hop);
    ask(hop.url(), refusal);
    return !headers(hop).equals(before);
  }

  /// What stands in the entry of GOPROXY itself.
  private Optional<String> userInfo(Hop hop) {
    boolean entry = hop.entry() >= 0 && (hop.role() == HopRole.MODULE_PROXY || hop.role() == HopRole.SUMDB_VIA_PROXY);
    return entry && GoProxyList.parse(settings.goEnvValue("GOPROXY"), version) instanceof GoProxyList.Result.Valid list
        && hop.entry() < list.entries().size()
        && list.entries().get(hop.entry()) instanceof GoProxyList.Entry.Url proxy
        ? proxy.url().userInfo().map(SettingsCredentials::split).map(user -> kept(user.user(), user.password()))
        : Optional.empty();
  }

  private String kept(String user, String password) {
    withheld.accept(password);
    withheld.accept(user + ":" + password);
    String header = AuthAnswer.basic(user, password);
    withheld.accept(header.substring(header.lastIndexOf(' ') + 1));
    return header;
  }

  /// One round over the methods, last first, so that the first one wins.
  private void ask(String url, String refusal) throws InterruptedException {
    for (String method : methods().reversed()) {
      List<String> words = GoAuthSetting.words(method);
      if (words.isEmpty() || words.equals(List.of("off"))) {
        continue;
      }
      switch (words.getFirst()) {
        case "netrc" -> NetrcFile.of(environment, version).entries().reversed().forEach(entry ->
            known.put(AuthAnswer.key(entry.machine()), List.of(kept(entry.login(), entry.password()))));
        case "git" -> {
          if (!url.isEmpty() && words.size() == 2 && Files.isDirectory(Path.of(words.get(1)))) {
            keep(AuthAnswer.ofGit(run(List.of("git", "credential", "fill"), Path.of(words.get(1)),
                "url=" + url + "\n"), url));
          }
        }
        default -> {
          List<String> command = new ArrayList<>(words);
          if (!url.isEmpty()) {
            command.add(url);
          }
          keep(AuthAnswer.ofCommand(run(command, directory(), refusal)));
        }
      }
    }
  }

  private List<String> methods() {
    return version.atLeast(24) ? GoAuthSetting.methods(environment) : List.of("netrc");
  }

  private void keep(Map<String, List<String>> answer) {
    answer.forEach((prefix, headers) -> {
      headers.forEach(header -> withheld.accept(header.substring(header.lastIndexOf(' ') + 1)));
      if (headers.isEmpty()) {
        known.remove(prefix);
      } else {
        known.put(prefix, headers);
      }
    });
  }

  /// Nobody is asked anything: `go` runs these without a terminal as well (cmd/go/internal/modload/init.go).
  private String run(List<String> command, Path directory, String stdin) throws InterruptedException {
    return tools.ask(command, environment.with("GIT_TERMINAL_PROMPT", "0").with("GCM_INTERACTIVE", "never"), directory,
        stdin.getBytes(StandardCharsets.UTF_8)) instanceof Answer.Value<ProcessResult>(ProcessResult result)
        ? result.out() : "";
  }

  private Path directory() {
    return environment.home().filter(Files::isDirectory).orElse(Path.of(System.getProperty("java.io.tmpdir")));
  }
}
