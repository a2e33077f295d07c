package dev.gogetwell.machine;

import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoUrl;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.Netrc;
import dev.gogetwell.gorules.NetrcMisses;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The netrc file that `go` reads (cmd/go/internal/auth/netrc.go:netrcPath). Its passwords are used, never stored.
/// Immutable; any thread.
public final class NetrcFile {
  private final Optional<Path> path;

  private NetrcFile(Optional<Path> path) {
    this.path = path;
  }

  /// The file for this user and this version of Go.
  public static NetrcFile of(Environment environment, GoVersion version) {
    if (!environment.value("NETRC").isEmpty()) {
      return new NetrcFile(environment.folder("NETRC"));
    }
    return new NetrcFile(environment.home().map(home -> {
      Path legacy = home.resolve("_netrc");
      boolean windows = environment.os() == OperatingSystem.WINDOWS;
      return windows && (!version.atLeast(24) || Files.exists(legacy)) ? legacy : home.resolve(".netrc");
    }));
  }

  /// Its complete entries; none where there is no file or `go` cannot read it either.
  public List<Netrc.Entry> entries() {
    if (path.isEmpty() || !Files.isRegularFile(path.get())) {
      return List.of();
    }
    try {
      return Netrc.parse(RegularFile.at(path.get()).text(InputLimit.SETTINGS));
    } catch (IOException _) {
      return List.of();
    }
  }

  /// Entries that were meant for a host of the module proxies, or for the one of the module, and are not taken for it.
  /// The text is `FILE: machine HAS; go looks for machine WANTED (WHY)`, without the last where only the name differs.
  ///
  /// @param module what is asked for; empty for nothing
  public static List<Failure> nearMisses(Settings settings, Environment environment, String module) {
    GoVersion version = GoVersion.judged(settings);
    List<Failure> found = new ArrayList<>();
    NetrcFile own = of(environment, version);
    own.wanted(settings.goEnvValue("GOPROXY"), version)
        .forEach(host -> own.near(host, NetrcMisses.Reader.GO).ifPresent(found::add));
    String host = module.split("[/@]", 2)[0];
    if (host.matches("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+")) {
      // git reads the file of the home folder, whatever NETRC says.
      of(environment.without("NETRC"), version).near(host, NetrcMisses.Reader.GIT).ifPresent(found::add);
    }
    return found;
  }

  /// The hosts of the list for which `go` looks into the file.
  private List<String> wanted(String goproxy, GoVersion version) {
    return !(GoProxyList.parse(goproxy, version) instanceof GoProxyList.Result.Valid list) ? List.of()
        : list.entries().stream().filter(GoProxyList.Entry.Url.class::isInstance)
            .map(entry -> ((GoProxyList.Entry.Url) entry).url())
            .filter(url -> url.scheme().equals("https") && url.userInfo().isEmpty()).map(GoUrl::host).distinct()
            .toList();
  }

  private Optional<Failure> near(String wanted, NetrcMisses.Reader reader) {
    String who = reader.name().toLowerCase(Locale.ROOT) + " looks for machine " + wanted;
    return path.flatMap(file -> {
      try {
        if (!Files.isRegularFile(file)) {
          return elsewhere(file, wanted, reader).map(other -> other + ": machine " + wanted + "; " + who
              + " (elsewhere)");
        }
        return NetrcMisses.of(RegularFile.at(file).text(InputLimit.SETTINGS), wanted, reader).map(miss -> file
            + ": machine " + miss.has() + "; " + who + (miss.why() == NetrcMisses.Why.NAME ? ""
                : " (" + miss.why().name().toLowerCase(Locale.ROOT).replace('_', '-') + ")"));
      } catch (AccessDeniedException _) {
        return Optional.of(file + ": machine ?; " + who + " (unreadable)");
      } catch (IOException _) {
        return Optional.<String>empty();
      }
    }).map(text -> new Failure(Operation.SETTINGS, FailureKind.UNAUTHORIZED, text));
  }

  /// A file with an entry that fits, under the name that another system has for it.
  private static Optional<Path> elsewhere(Path file, String wanted, NetrcMisses.Reader reader) throws IOException {
    for (String name : List.of("_netrc", ".netrc", "netrc", ".netrc.txt", "_netrc.txt")) {
      Path other = file.resolveSibling(name);
      if (!other.equals(file) && Files.isRegularFile(other)) {
        String text = RegularFile.at(other).text(InputLimit.SETTINGS);
        if (Netrc.parse(text).stream().anyMatch(entry -> entry.machine().equalsIgnoreCase(wanted))
            && NetrcMisses.of(text, wanted, reader).isEmpty()) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }
}
