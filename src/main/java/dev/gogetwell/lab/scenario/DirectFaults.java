package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.RequestHead;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;

/// GOPROXY=direct: the host of the import path and the repository itself.
final class DirectFaults {
  private DirectFaults() {}

  static List<Scenario> all() {
    return List.of(discoveryFails(), plainText(), wantsLogin(), missing(), tagOnErrorPage());
  }

  private static Scenario discoveryFails() {
    return Scenario.broken("vanity-502", CauseCode.VCS_DISCOVERY_FAILED, GoCanSee.LINUX, "502 Bad Gateway",
        site -> vanity(site, _ -> HttpAnswer.text(502, "Bad Gateway", "upstream is gone\n")));
  }

  /// With GOINSECURE go tries port 443, then 80.
  private static Scenario plainText() {
    return Scenario.broken("vanity-plain-404", CauseCode.MODULE_IMPORT_PATH_UNRECOGNIZED, GoCanSee.LINUX,
        "reading http://\\S+\\?go-get=1: 404", site -> {
          Host host = site.at("code", 80);
          site.content().vanity(host);
          site.plain(host, HttpAnswer::notFound);
          site.settings().goEnv("GOPROXY", "direct").goEnv("GOINSECURE", host.name());
        });
  }

  private static Scenario wantsLogin() {
    return Scenario.broken("repo-wants-login", CauseCode.VCS_AUTH_PROMPT_DISABLED, GoCanSee.LINUX,
        "terminal prompts disabled|could not read Username", site -> repository(site,
            HttpAnswer.text(401, "Unauthorized", "who are you?\n")));
  }

  private static Scenario missing() {
    return Scenario.broken("repo-missing", CauseCode.VCS_REPO_NOT_FOUND, GoCanSee.LINUX,
        "repository '?\\S+ not found|not found", site -> repository(site, HttpAnswer.notFound("repository")));
  }

  /// The tag stands in a page with status 404, which go takes; then the repository is missing, and the host of the
  /// import path is not to blame.
  private static Scenario tagOnErrorPage() {
    return Scenario.broken("repo-missing-tag-in-404", CauseCode.VCS_REPO_NOT_FOUND, GoCanSee.LINUX, "not found",
        site -> vanity(site, path -> path.contains("go-get=1")
            ? HttpAnswer.html(404, "Not Found", tag(site)) : HttpAnswer.notFound(path)));
  }

  /// A host that says where the repository is, and a repository that answers so.
  private static void repository(LabNetwork site, HttpAnswer answer) throws IOException {
    vanity(site, path -> path.contains("go-get=1") ? HttpAnswer.html(200, "OK", tag(site)) : answer);
  }

  private static String tag(LabNetwork site) {
    String path = site.module().path();
    return "<html><head><meta name=\"go-import\" content=\"" + path + " git https://"
        + path.substring(0, path.indexOf('/')) + "/priv/lib.git\"></head></html>";
  }

  private static void vanity(LabNetwork site, HttpService service) throws IOException {
    Host host = site.at("code", 443);
    site.content().vanity(host);
    site.tls(host, site.good(host), service);
    site.trust().forGit(site.authority().root());
    site.settings().goEnv("GOPROXY", "direct");
  }

  /// A host of import paths.
  ///
  /// @param module the path at which it says where the repository is
  /// @param repository the address that it names
  /// @param behind everything else
  record Pages(String module, String repository, HttpService behind) implements HttpService {
    @Override
    public HttpAnswer answer(String path) throws IOException {
      return path.endsWith("?go-get=1") ? HttpAnswer.html(200, "OK", "<html><head><meta name=\"go-import\" content=\""
          + module + " git " + repository + "\"></head></html>") : behind.answer(path);
    }

    @Override
    public HttpAnswer answer(RequestHead head, byte[] body) throws IOException {
      return head.text().contains("?go-get=1 ") ? answer(head.words()[1]) : behind.answer(head, body);
    }
  }

  /// A host of import paths that has moved.
  ///
  /// @param to where it sends whoever asks for the repository
  /// @param behind everything else
  record Moved(String to, HttpService behind) implements HttpService {
    @Override
    public HttpAnswer answer(String path) throws IOException {
      return path.endsWith("?go-get=1") ? HttpAnswer.redirect(to + path) : behind.answer(path);
    }

    @Override
    public HttpAnswer answer(RequestHead head, byte[] body) throws IOException {
      return head.text().contains("?go-get=1 ") ? answer(head.words()[1]) : behind.answer(head, body);
    }
  }
}
