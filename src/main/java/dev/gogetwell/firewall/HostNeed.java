package dev.gogetwell.firewall;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One line of the list: a port of a host that `go` or git opens. All of them are TCP. Immutable; any thread.
///
/// @param host name or address, as the settings spell it
/// @param port TCP port
/// @param protocol what is spoken there: `https`, `http`, `ssh`, `git`, or the scheme of a proxy
/// @param sni the name in the handshake; empty without TLS and for an address
/// @param asker which program opens the connection
/// @param why what it is good for, in the order in which it is met
/// @param through the proxy that opens the connection instead, as `host:port`; empty for a direct one
/// @param fallback whether it is asked only after something else failed
/// @param isPrivate whether the settings call it private
/// @param seen what the run saw of it
public record HostNeed(String host, int port, String protocol, Optional<String> sni, Asker asker, List<Why> why,
    Optional<String> through, boolean fallback, boolean isPrivate, Seen seen) {
  public HostNeed {
    why = List.copyOf(why);
  }

  /// The program that opens the connection.
  public enum Asker {
    GO,
    GIT,
    /// The ssh that git starts.
    SSH;

    /// In JSON and CSV.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a host is good for.
  public enum Why {
    /// The way out of this network: everything of the lines through it.
    PROXY,
    /// An entry of GOPROXY.
    MODULES,
    /// The page of an import path that names its repository.
    DISCOVERY,
    /// The repository itself.
    REPOSITORY,
    /// A module proxy that answers for the checksum database.
    CHECKSUMS_BY_PROXY,
    /// The checksum database.
    CHECKSUMS,
    /// Where an answer of this run led.
    REDIRECT,
    /// Where a module proxy keeps its archives, as this run saw.
    ARCHIVE;

    /// In JSON and CSV, and the last part of the text key.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Whether somebody who lists this line asks for a rule of the firewall itself: nobody opens the others from here.
  public boolean fromHere() {
    return through.isEmpty();
  }

  /// Whether it is a program of this machine, which no firewall sees.
  public boolean isThisMachine() {
    return fromHere() && (host.startsWith("127.") || host.equals("localhost") || host.equals("::1"));
  }

  /// `host:port`, with brackets around an IPv6 literal.
  public String authority() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
