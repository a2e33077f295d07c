package dev.gogetwell.report;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody can type to see with curl, openssl, dig or git what a measurement saw, and where that differs from
/// what
/// `go` does. Made of a redacted report: what was taken out leaves no command. A report may come from anybody, so only
/// names, addresses and URLs of plain signs are taken out of it, and never an option. Pure; any thread.
public final class ByHand {
  private static final Pattern NAME = Pattern.compile("(?!-)[A-Za-z0-9._:-]{1,253}");
  private static final Pattern URL =
      Pattern.compile("https?://[A-Za-z0-9\\[][A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]{0,1000}");
  private static final String SECONDS = "10";

  private final Report report;
  private final boolean own;
  private final boolean powershell;
  private final ShellWords words;

  /// @param own whether this user's own program wrote the report: only then is a command repeated that it names
  public ByHand(Report report, boolean own, boolean powershell) {
    this.report = report;
    this.own = own;
    this.powershell = powershell;
    this.words = ShellWords.of(powershell ? "windows" : "linux");
  }

  /// The commands for one measurement.
  ///
  /// @param lines ready to be pasted; none if nothing comes near it or a part of it was taken out
  /// @param differs where they are not what `go` does
  public record Commands(List<String> lines, Optional<Message> differs) {
    public Commands {
      lines = List.copyOf(lines);
    }

    static final Commands NONE = new Commands(List.of(), Optional.empty());
  }

  /// How a measurement is repeated.
  public Commands of(Evidence evidence) {
    return switch (evidence.measurement()) {
      case NameLookup seen -> lookup(seen);
      case TcpConnect seen -> of("by-hand.connect", curl(List.of("-v", "--connect-timeout", SECONDS,
          "telnet://" + seen.endpoint()), seen.endpoint().address()));
      case TunnelRequest seen -> of("by-hand.tunnel", curl(List.of("-v", "-o", nothing(), "--proxy", proxy(seen.proxy()),
          "https://" + seen.target() + "/"), seen.proxy().host(), seen.target()));
      case TlsHandshake seen -> of("by-hand.handshake", handshake(seen, evidence));
      case ChainCheck seen -> of("by-hand.chain", chain(seen, evidence));
      case HttpFetch seen -> of("by-hand.fetch", fetch(seen.url(), seen.via()));
      case ChecksumRecord seen -> of("by-hand.record", fetch(seen.url(), Optional.empty()));
      case ProtocolSniff seen -> new Commands(List.of("http", "socks5h").stream().flatMap(scheme -> curl(List.of("-v", "-o",
          nothing(), "--proxy", scheme + "://" + seen.endpoint(), "https://go.dev/"), seen.endpoint().address()).stream())
          .toList(), Optional.of(Message.of("by-hand.sniff")));
      case CommandRun _ when evidence.trial().filter(one -> one.cell().arm() == Trial.Arm.SSH_ELSEWHERE).isPresent() ->
          of("by-hand.command", overSsh(evidence.trial().get().cell().of()));
      case CommandRun seen -> of("by-hand.command", command(seen));
      case StoreRead _ -> Commands.NONE;
    };
  }

  private static Commands of(String differs, Optional<String> line) {
    return line.map(text -> new Commands(List.of(text), Optional.of(Message.of(differs)))).orElse(Commands.NONE);
  }

  private Commands lookup(NameLookup seen) {
    if (!isName(seen.host())) {
      return Commands.NONE;
    }
    String server = seen.resolver().address();
    return switch (seen.resolver().kind()) {
      case SYSTEM, HOSTS_FILE -> new Commands(List.of(powershell ? line(List.of("Resolve-DnsName", seen.host()))
          : line(report.settings().os().equals("darwin")
              ? List.of("dscacheutil", "-q", "host", "-a", "name", seen.host()) : List.of("getent", "ahosts", seen.host()))),
          Optional.of(Message.of("by-hand.lookup")));
      case CONFIGURED, PUBLIC, NOT_A_RESOLVER -> dig(seen.host(), server);
      case DOH -> URL.matcher(server).matches() ? of("by-hand.doh", curl(List.of("-v", "-H", "accept: application/dns-json",
          server + "?type=A&name=" + seen.host()))) : Commands.NONE;
    };
  }

  /// @param server `address:port`, with brackets around an IPv6 literal, or an address alone
  private Commands dig(String host, String server) {
    int colon = server.lastIndexOf(':');
    boolean port = colon > 0 && (server.indexOf(':') == colon || server.charAt(colon - 1) == ']');
    String address = (port ? server.substring(0, colon) : server).replaceAll("[\\[\\]]", "");
    if (!isName(address)) {
      return Commands.NONE;
    }
    List<String> lines = new ArrayList<>();
    for (String type : List.of("A", "AAAA")) {
      lines.add(line(List.of("dig", "@" + address, "-p", port ? server.substring(colon + 1).replaceAll("\\D", "") : "53",
          host, type)));
    }
    return new Commands(lines, Optional.of(Message.of("by-hand.dig")));
  }

  private Optional<String> handshake(TlsHandshake seen, Evidence evidence) {
    if (!isName(seen.endpoint().address()) || (!seen.serverName().isEmpty() && !isName(seen.serverName()))
        || seen.shape() == HelloShape.REFUSABLE) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-showcerts"));
    // Through a proxy the proxy is what is dialled, and the name is resolved there.
    if (seen.via().isPresent() && seen.serverName().isEmpty()) {
      return Optional.empty();
    }
    command.addAll(List.of("-connect", seen.via().isPresent() ? seen.serverName() + ":" + port(evidence)
        : seen.endpoint().toString()));
    Optional<List<String>> through = through(seen.via());
    if (through.isEmpty()) {
      return Optional.empty();
    }
    command.addAll(through.get());
    command.addAll(seen.serverName().isEmpty() ? List.of("-noservername") : List.of("-servername", seen.serverName()));
    switch (seen.shape()) {
      case SMALL -> command.addAll(List.of("-groups", "X25519"));
      case TLS12_ONLY -> command.add("-tls1_2");
      case TLS13_ONLY -> command.add("-tls1_3");
      default -> { }
    }
    if (seen.shape() != HelloShape.NO_ALPN) {
      command.addAll(List.of("-alpn", "h2,http/1.1"));
    }
    return Optional.of(withoutInput(command));
  }

  private Optional<String> chain(ChainCheck seen, Evidence evidence) {
    Optional<Hop> hop = evidence.hop().flatMap(report.route()::hop);
    Optional<List<String>> through = through(hop.flatMap(Hop::via));
    if (!isName(seen.host()) || through.isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-connect",
        new Endpoint(seen.host(), port(evidence)).toString(), "-servername", seen.host(), "-verify_return_error",
        "-verify_hostname", seen.host()));
    command.addAll(through.get());
    return Optional.of(withoutInput(command));
  }

  private int port(Evidence evidence) {
    return evidence.hop().flatMap(report.route()::hop).map(Hop::port).orElse(443);
  }

  /// How openssl goes through a proxy; empty where it cannot.
  private static Optional<List<String>> through(Optional<ProxyRef> via) {
    return via.isEmpty() ? Optional.of(List.of())
        : via.filter(proxy -> proxy.scheme().equals("http") && isName(proxy.host()))
            .map(proxy -> List.of("-proxy", proxy.authority()));
  }

  private Optional<String> fetch(String url, Optional<ProxyRef> via) {
    if (!URL.matcher(url).matches() || (via.isPresent() && !isName(via.get().host()))) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of("-v", "-o", nothing(), "--max-time", "30"));
    command.addAll(via.map(proxy -> List.of("--proxy", proxy(proxy))).orElse(List.of("--noproxy", "*")));
    command.add(url);
    return curl(command);
  }

  private Optional<String> command(CommandRun seen) {
    boolean known = own && !seen.command().isEmpty() && seen.command().getFirst().matches("go|git");
    return !known || seen.command().stream().anyMatch(ByHand::isTakenOut) ? Optional.empty()
        : Optional.of(line(seen.command()));
  }

  /// What git has ssh do there, without git.
  private Optional<String> overSsh(String place) {
    int colon = place.lastIndexOf(':');
    return colon < 0 || !isName(place) || !place.substring(colon + 1).matches("\\d{1,5}") ? Optional.empty()
        : Optional.of(line(List.of("ssh", "-T", "-p", place.substring(colon + 1), "git@" + place.substring(0, colon))));
  }

  /// @param names what must be a plain name or address in it
  private Optional<String> curl(List<String> arguments, String... names) {
    for (String name : names) {
      if (!isName(name)) {
        return Optional.empty();
      }
    }
    List<String> command = new ArrayList<>(List.of(powershell ? "curl.exe" : "curl"));
    command.addAll(arguments);
    return command.stream().anyMatch(ByHand::isTakenOut) ? Optional.empty() : Optional.of(line(command));
  }

  /// openssl reads what is typed until it is told that nothing comes.
  private String withoutInput(List<String> command) {
    return powershell ? "'' | " + line(command) : line(command) + " </dev/null";
  }

  private static String proxy(ProxyRef proxy) {
    String scheme = proxy.scheme().equals("socks5") ? "socks5h" : proxy.scheme();
    return (scheme.matches("https?|socks5h?") ? scheme : "http") + "://" + proxy.authority();
  }

  private String nothing() {
    return powershell ? "NUL" : "/dev/null";
  }

  private String line(List<String> command) {
    return words.line(command);
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static boolean isTakenOut(String text) {
    return RecordedSettings.PLACEHOLDER.matcher(text).find();
  }
}
