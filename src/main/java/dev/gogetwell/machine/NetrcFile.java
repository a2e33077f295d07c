package dev.gogetwell.machine;

import dev.gogetwell.gorules.AuthAnswer;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.Netrc;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /// Entries of GOPROXY for which nothing stands in the file, while an entry of the same host does. The text is
  /// `FILE: machine HAS; go looks for machine WANTED`.
  List<Failure> nearMisses(String goproxy, GoVersion version) {
    List<Netrc.Entry> entries = entries();
    if (entries.isEmpty() || !(GoProxyList.parse(goproxy, version) instanceof GoProxyList.Result.Valid list)) {
      return List.of();
    }
    var known = entries.stream().collect(
        Collectors.toMap(entry -> AuthAnswer.key(entry.machine()), _ -> List.<String>of(), (first, _) -> first));
    return list.entries().stream().filter(GoProxyList.Entry.Url.class::isInstance)
        .map(entry -> ((GoProxyList.Entry.Url) entry).url())
        .filter(url -> url.scheme().equals("https") && url.userInfo().isEmpty()
            && AuthAnswer.find(known, "https://" + url.host()).isEmpty())
        .flatMap(url -> entries.stream().map(Netrc.Entry::machine)
            .filter(machine -> host(machine).equalsIgnoreCase(url.hostname())).limit(1)
            .map(machine -> new Failure(Operation.SETTINGS, FailureKind.UNAUTHORIZED,
                path.orElseThrow() + ": machine " + machine + "; go looks for machine " + url.host()))).toList();
  }

  /// The host that was meant: without scheme, port and path.
  private static String host(String machine) {
    return machine.replaceFirst("^[A-Za-z]+://", "").replaceFirst("/.*$", "").replaceFirst(":\\d+$", "");
  }
}
