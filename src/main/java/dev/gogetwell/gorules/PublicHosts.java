package dev.gogetwell.gorules;

import dev.gogetwell.model.Hop;
import java.util.Locale;
import java.util.Set;

/// Hosts that everybody knows: their name says nothing about anybody, even where what is asked of them is private. Pure.
public final class PublicHosts {
  private static final Set<String> EVERYBODYS = Set.of("github.com", "www.github.com", "raw.githubusercontent.com",
      "codeload.github.com", "api.github.com", "gitlab.com", "bitbucket.org", "gitee.com", "codeberg.org", "gitea.com",
      "git.sr.ht", "dev.azure.com", "ssh.dev.azure.com", "golang.org", "go.dev", "gopkg.in", "google.golang.org",
      "proxy.golang.org", "sum.golang.org", "sum.golang.google.cn", "storage.googleapis.com", "goproxy.cn",
      "goproxy.io");

  private PublicHosts() {}

  /// Whether everybody knows that host, in any casing.
  public static boolean contains(String host) {
    return EVERYBODYS.contains(host.toLowerCase(Locale.ROOT));
  }

  /// Whether the host of a hop is somebody's own. A private module makes each hop private at which it is asked for; the
  /// host of the public mirror, or of the forge that all use, is none the less public.
  public static boolean isOwn(Hop hop) {
    return hop.isPrivate() && !contains(hop.host());
  }
}
