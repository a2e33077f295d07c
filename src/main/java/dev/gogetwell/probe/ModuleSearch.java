package dev.gogetwell.probe;

import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the module of a package as `go get` does: where a module proxy does not know the path, the path without its
/// last element is asked for, and so on (cmd/go/internal/modload/query.go:queryPrefixModules). What is found so is
/// what the checksum database is asked for. One for each run; any thread.
final class ModuleSearch {
  private static final Pattern FILE = Pattern.compile("([^?#]*)/([^/?#]+)(/@(?:v/|latest).*)");
  private static final Pattern LOOKUP = Pattern.compile("(.*/lookup/)([^@?#]+)(@.*)");
  /// Where a repository is two elements below the host, nothing shorter can be a module.
  private static final List<String> TWO_BELOW = List.of("github.com", "gitlab.com", "bitbucket.org", "gitee.com");

  /// The paths that turned out to be packages, with what was found for them; as they stand in URLs of each kind.
  private final Map<String, String> found = new ConcurrentHashMap<>();

  private int asking;

  /// A look at a module proxy begins.
  synchronized void begin() {
    asking++;
  }

  /// It has ended.
  synchronized void end() {
    asking--;
    notifyAll();
  }

  /// What `go` asks the database for instead, once the proxies have said where the module is; empty if for the same.
  synchronized Optional<Hop> afterProxies(Hop hop, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos(); asking > 0 && left > 0; left = until - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    Hop other = asGoAsks(hop);
    return other.equals(hop) ? Optional.empty() : Optional.of(other);
  }

  /// The request for the path without its last element, after the proxy said that it does not know this one.
  Optional<Hop> shorter(Hop hop) {
    Matcher file = FILE.matcher(hop.url());
    return hop.role() == HopRole.MODULE_PROXY && file.matches() && canBeModule(file.group(1))
        ? Optional.of(asking(hop, file.group(1) + file.group(3))) : Optional.empty();
  }

  /// Keeps that the module is at the shorter path.
  void found(Hop asked, Hop answered) {
    found.put(modulePath(asked.url()), modulePath(answered.url()));
  }

  /// What `go` asks at this hop, after what was found.
  private Hop asGoAsks(Hop hop) {
    Matcher lookup = LOOKUP.matcher(hop.url());
    if (hop.role() != HopRole.SUMDB_DIRECT || !lookup.matches()) {
      return hop;
    }
    String path = lookup.group(2);
    for (String shorter = found.get(path); shorter != null; shorter = found.get(path)) {
      path = shorter;
    }
    return path.equals(lookup.group(2)) ? hop : asking(hop, lookup.group(1) + path + lookup.group(3));
  }

  /// From the last element with a dot that has a path behind it: the base of a proxy may have a path too. Proxies get
  /// `!` as %21, the database as it is.
  private static String modulePath(String url) {
    Matcher file = FILE.matcher(url);
    String whole = file.matches() ? file.group(1) + "/" + file.group(2) : url;
    String[] elements = whole.replace("%21", "!").split("/");
    return String.join("/", List.of(elements).subList(hostOf(elements), elements.length));
  }

  private static boolean canBeModule(String url) {
    String[] elements = url.replace("%21", "!").split("/");
    int host = hostOf(elements);
    int below = elements.length - 1 - host;
    return host > 2 && below >= (TWO_BELOW.contains(elements[host]) ? 2 : 1);
  }

  /// Behind scheme and host of the proxy; 0 where there is none.
  private static int hostOf(String[] elements) {
    for (int i = 3; i < elements.length - 1; i++) {
      if (elements[i].indexOf('.') > 0) {
        return i;
      }
    }
    return 0;
  }

  private static Hop asking(Hop hop, String url) {
    return new Hop(hop.id(), hop.role(), url, hop.host(), hop.port(), hop.tls(), hop.via(), hop.entry(),
        hop.separator(), hop.isPrivate(), hop.led());
  }
}
