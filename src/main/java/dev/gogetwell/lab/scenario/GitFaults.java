package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.RequestHead;
import dev.gogetwell.lab.server.ServedRepository;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;

/// git does not work, or gets an answer that it cannot use; of all that go says "no secure protocol found for
/// repository" (cmd/go/internal/vcs/vcs.go, Ping).
final class GitFaults {
  private GitFaults() {}

  static List<Scenario> all() {
    return List.of(serverError(), page(), answerCut(), settingsBroken(), cannotStart(), clientFileMissing());
  }

  private static Scenario serverError() {
    return Scenario.broken("repo-server-error", CauseCode.VCS_GIT_NETWORK, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "503", site -> {
          Host host = site.at("code", 443);
          site.content().served(host);
          site.tls(host, site.good(host), _ -> HttpAnswer.text(503, "Service Unavailable", "maintenance"));
          RewriteFaults.direct(site);
        });
  }

  /// A page for people, which git takes for a list without a line.
  private static Scenario page() {
    return Scenario.broken("repo-page", CauseCode.MODULE_VERSION_UNKNOWN, GoCanSee.LINUX, "unknown revision", site -> {
      Host host = site.at("code", 443);
      site.content().served(host);
      site.tls(host, site.good(host), _ -> HttpAnswer.html(200, "OK", "<title>Sign in to continue</title>"));
      RewriteFaults.direct(site);
    });
  }

  /// Every longer answer of the repository breaks off.
  private static Scenario answerCut() {
    return Scenario.broken("repo-answer-cut", CauseCode.VCS_GIT_NETWORK, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "RPC failed", site -> {
          Host host = site.at("code", 443);
          ServedRepository repository = site.content().served(host);
          site.tls(host, site.good(host), new HttpService() {
            @Override
            public HttpAnswer answer(String path) throws IOException {
              return repository.answer(path);
            }

            @Override
            public HttpAnswer answer(RequestHead head, byte[] body) throws IOException {
              HttpAnswer whole = repository.answer(head, body);
              return head.words()[0].equals("POST") ? whole.cutAfter(whole.body().length / 2) : whole;
            }
          });
          RewriteFaults.direct(site);
        });
  }

  /// A line of the gitconfig that git cannot read ends every git.
  private static Scenario settingsBroken() {
    return Scenario.broken("git-settings-broken", CauseCode.VCS_GIT_TOO_OLD, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "bad config line", site -> {
          RewriteFaults.served(site);
          site.settings().gitConfig("[url \"https://mirror.test/\"");
        });
  }

  /// A setting that is left over names a certificate that is gone; nobody asks for one.
  private static Scenario clientFileMissing() {
    return Scenario.broken("git-client-file-missing", CauseCode.VCS_GIT_TLS, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "certificate", site -> {
          RewriteFaults.served(site);
          site.settings().gitConfig("[http]").gitConfig("\tsslCert = /nothere/client.pem");
        });
  }

  /// git is there, and a library that it needs is not.
  private static Scenario cannotStart() {
    return Scenario.broken("git-cannot-start", CauseCode.VCS_TOOL_MISSING, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "shared libraries", site -> {
          RewriteFaults.served(site);
          site.settings().homeFile("bin/git", """
              #!/bin/sh
              echo "git: error while loading shared libraries: libpcre2-8.so.0: cannot open shared object file" >&2
              exit 127
              """).searchFirst("bin");
        });
  }
}
