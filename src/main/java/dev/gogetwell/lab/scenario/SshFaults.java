package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Host;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.server.ServedRepository;
import dev.gogetwell.lab.server.SshDaemon;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.List;

/// Repositories that an insteadOf makes git fetch over ssh, from a real sshd: the port, the host's key, the user's key.
final class SshFaults {
  /// Without it, ssh waits for as long as the kernel does.
  private static final String PATIENCE = "Host *\n  ConnectTimeout 3\n";

  private SshFaults() {}

  static List<Scenario> all() {
    return List.of(refused(), silent(), closed(), noBanner(), hostUnknown(), hostChanged(), keyRefused(),
        repositoryMissing(), portShut(), portCut(), otherPlaceUnknown(), otherPlaceShut(), otherPlaceUnneeded(), working(), behindDiscovery(), scpForm(), otherPort());
  }

  private static Scenario refused() {
    return Scenario.broken("ssh-refused", CauseCode.VCS_SSH_BLOCKED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "onnection refused",
        site -> overSsh(site, site.refusing("code")));
  }

  private static Scenario silent() {
    return Scenario.broken("ssh-silent", CauseCode.VCS_SSH_BLOCKED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "onnection timed out", site -> {
      Host host = site.unanswering("code");
      overSsh(site, host);
      site.settings().homeFile(".ssh/config", PATIENCE);
    });
  }

  private static Scenario closed() {
    return Scenario.broken("ssh-closed", CauseCode.VCS_SSH_BLOCKED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "onnection (closed|reset)",
        site -> port22(site, _ -> { }));
  }

  /// A web server, or a box that answers for everybody.
  private static Scenario noBanner() {
    return Scenario.broken("ssh-no-banner", CauseCode.VCS_SSH_BLOCKED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "kex_exchange_identification|banner", site -> port22(site, socket -> {
          socket.getOutputStream().write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(
              java.nio.charset.StandardCharsets.US_ASCII));
          socket.shutdownOutput();
        }));
  }

  private static Scenario hostUnknown() {
    return Scenario.broken("ssh-host-unknown", CauseCode.VCS_HOSTKEY, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "Host key verification failed", site -> daemon(site, true, ""));
  }

  private static Scenario hostChanged() {
    return Scenario.broken("ssh-host-changed", CauseCode.VCS_HOSTKEY, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "REMOTE HOST IDENTIFICATION HAS CHANGED", site -> daemon(site, true,
            " ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"));
  }

  private static Scenario keyRefused() {
    return Scenario.broken("ssh-key-refused", CauseCode.VCS_SSH_PUBLICKEY, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "Permission denied",
        site -> daemon(site, false, " "));
  }

  private static Scenario repositoryMissing() {
    return Scenario.broken("ssh-repo-missing", CauseCode.VCS_REPO_NOT_FOUND, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "does not appear to be a git repository", site -> {
          Host host = site.at("code", 22);
          site.content().served(host);
          signIn(site, host, true, " ");
          rewrite(site, host, "ssh://" + SshDaemon.USER + "@" + host.name() + "/nowhere/");
        });
  }

  /// The port of ssh is refused, and the operator has another one, at which the same key answers.
  private static Scenario portShut() {
    return Scenario.broken("ssh-other-port-open", CauseCode.VCS_SSH_BLOCKED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "onnection refused", site -> elsewhere(site, site.refusing("code"), true)).fixable();
  }

  /// The same behind a box that closes what is opened, with a user who has an ssh configuration already.
  private static Scenario portCut() {
    return Scenario.broken("ssh-other-port-cut", CauseCode.VCS_SSH_BLOCKED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "onnection (closed|reset)", site -> {
      Host host = site.at("code", 22);
      site.raw(host, _ -> { });
      elsewhere(site, host, true);
      site.settings().homeFile(".ssh/config", "ServerAliveInterval 30\n\nHost *.corp.test\n  User clerk\n"
          + PATIENCE.stripTrailing());
    }).fixable();
  }

  /// Nobody here knows a key of the host: the other port is told of, and nothing is believed.
  private static Scenario otherPlaceUnknown() {
    return Scenario.broken("ssh-other-port-unknown", CauseCode.VCS_SSH_BLOCKED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "onnection refused", site -> elsewhere(site, site.refusing("code"), false));
  }

  private static Scenario otherPlaceShut() {
    return Scenario.broken("ssh-other-port-shut", CauseCode.VCS_SSH_BLOCKED, GoCanSee.LINUX,
        RewriteFaults.ANY_WAY + "onnection refused", site -> {
      Host host = site.refusing("code");
      overSsh(site, host);
      site.references().ssh(host.name(), site.refusing("ssh").name(), 443);
    });
  }

  /// Where the usual port works, nobody asks at the other one.
  private static Scenario otherPlaceUnneeded() {
    return Scenario.healthy("healthy-ssh-two-ports", GoCanSee.LINUX, site -> {
      Host host = daemon(site, true, " ");
      site.references().ssh(host.name(), site.refusing("ssh").name(), 443);
    });
  }

  /// @param known whether the key of the host is
  private static void elsewhere(LabNetwork site, Host host, boolean known) throws IOException {
    Host place = site.at("ssh", 443);
    String folder = folder(site, host);
    SshDaemon daemon = site.sshDaemon();
    site.raw(place, daemon);
    site.settings().homeFile(".ssh/id_ed25519", daemon.userKey());
    if (known) {
      site.settings().homeFile(".ssh/known_hosts", host.name() + " " + daemon.hostKey() + "\n");
    }
    site.references().ssh(host.name(), place.name(), 443);
    rewrite(site, host, "ssh://" + SshDaemon.USER + "@" + host.name() + folder);
  }

  private static Scenario working() {
    return Scenario.healthy("healthy-ssh", GoCanSee.LINUX, site -> daemon(site, true, " "));
  }

  /// The host of the import path answers go, and git goes there over ssh.
  private static Scenario behindDiscovery() {
    return Scenario.healthy("healthy-ssh-vanity", GoCanSee.LINUX, site -> {
      Host host = RewriteFaults.vanity(site);
      SshDaemon daemon = site.sshDaemon();
      site.alsoAt(host, 22, daemon);
      site.settings().homeFile(".ssh/id_ed25519", daemon.userKey())
          .homeFile(".ssh/known_hosts", host.name() + " " + daemon.hostKey() + "\n");
      rewrite(site, host, "ssh://" + SshDaemon.USER + "@" + host.name() + site.content().repositories() + "/");
    });
  }

  private static Scenario scpForm() {
    return Scenario.healthy("healthy-ssh-short-form", GoCanSee.LINUX, site -> {
      Host host = site.at("code", 22);
      String folder = folder(site, host);
      signIn(site, host, true, " ");
      rewrite(site, host, SshDaemon.USER + "@" + host.name() + ":" + folder);
    });
  }

  private static Scenario otherPort() {
    return Scenario.healthy("healthy-ssh-other-port", GoCanSee.LINUX, site -> {
      Host host = site.at("code", 8022);
      String folder = folder(site, host);
      signIn(site, host, true, " ");
      rewrite(site, host, "ssh://" + SshDaemon.USER + "@" + host.target() + folder);
    });
  }

  /// A host with a real sshd, and a rule that leads there.
  ///
  /// @param known whether the user's key is
  /// @param hostKey what the list of known hosts says: nothing, a blank for the right key, or another one
  private static Host daemon(LabNetwork site, boolean known, String hostKey) throws IOException {
    Host host = site.at("code", 22);
    String folder = folder(site, host);
    signIn(site, host, known, hostKey);
    rewrite(site, host, "ssh://" + SshDaemon.USER + "@" + host.name() + folder);
    return host;
  }

  private static void signIn(LabNetwork site, Host host, boolean known, String hostKey) throws IOException {
    SshDaemon daemon = site.sshDaemon();
    site.raw(host, daemon);
    if (known) {
      site.settings().homeFile(".ssh/id_ed25519", daemon.userKey());
    }
    if (!hostKey.isEmpty()) {
      String name = host.port() == 22 ? host.name() : "[" + host.name() + "]:" + host.port();
      site.settings().homeFile(".ssh/known_hosts",
          name + (hostKey.isBlank() ? " " + daemon.hostKey() : hostKey) + "\n");
    }
  }

  /// The repository, and the folder in which it lies with its owner's.
  private static String folder(LabNetwork site, Host host) throws IOException {
    ServedRepository repository = site.content().served(host);
    return repository.folder().resolve("../..").normalize() + "/";
  }

  private static void port22(LabNetwork site, TcpServer.Handler handler) throws IOException {
    Host host = site.at("code", 22);
    site.raw(host, handler);
    overSsh(site, host);
  }

  private static void overSsh(LabNetwork site, Host host) throws IOException {
    site.content().served(host);
    rewrite(site, host, "ssh://" + SshDaemon.USER + "@" + host.name() + "/");
  }

  private static void rewrite(LabNetwork site, Host host, String to) {
    RewriteFaults.direct(site);
    RewriteFaults.insteadOf(site, to, "https://" + host.name() + "/");
  }
}
