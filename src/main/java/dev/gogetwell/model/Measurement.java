package dev.gogetwell.model;

import dev.gogetwell.model.tls.TlsStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one network or machine operation showed. Sealed: a new kind fails to compile where it must be shown.
public sealed interface Measurement {
  /// What was being done.
  Operation operation();

  /// Why it did not work; empty if it did.
  Optional<Failure> failure();

  /// Whether the operation did what it should.
  default boolean worked() {
    return failure().isEmpty();
  }

  /// Whether it failed in one of these ways.
  default boolean failedWith(FailureKind... kinds) {
    return failure().filter(failure -> List.of(kinds).contains(failure.kind())).isPresent();
  }

  /// A name lookup.
  ///
  /// @param addresses every address of the answer, in its order
  /// @param messages what was said on the wire, in order; none where the operating system asked, and of an older report
  record NameLookup(Resolver resolver, String host, List<String> addresses, List<DnsMessage> messages,
      Optional<Failure> failure) implements Measurement {
    public NameLookup {
      addresses = List.copyOf(addresses);
      messages = List.copyOf(messages);
    }

    /// A lookup of which only the answer is known.
    public NameLookup(Resolver resolver, String host, List<String> addresses, Optional<Failure> failure) {
      this(resolver, host, addresses, List.of(), failure);
    }

    @Override
    public Operation operation() {
      return Operation.RESOLVE;
    }
  }

  /// A TCP connection to one address.
  record TcpConnect(Endpoint endpoint, Optional<Failure> failure) implements Measurement {
    @Override
    public Operation operation() {
      return Operation.CONNECT;
    }
  }

  /// A request for a tunnel, made of an HTTP CONNECT or SOCKS proxy.
  ///
  /// @param target `host:port` that was asked for
  /// @param status the HTTP status of the answer; 0 if there was none
  /// @param reason its reason phrase, the only thing that `go` prints
  /// @param authenticate the schemes of the Proxy-Authenticate headers
  /// @param head the lines of its head as they came, names in lower case, without what is secret; of an older report
  /// none
  /// @param page the first bytes of the page that came with a refusal, at most 2 KiB; nobody shows it but we: `go`
  /// reads no further than the head
  record TunnelRequest(ProxyRef proxy, String target, int status, String reason, List<String> authenticate,
      List<String> head, Optional<String> page, Optional<Failure> failure) implements Measurement {
    public TunnelRequest {
      authenticate = List.copyOf(authenticate);
      head = List.copyOf(head);
    }

    /// An answer of which only this was kept.
    public TunnelRequest(ProxyRef proxy, String target, int status, String reason, List<String> authenticate,
        Optional<Failure> failure) {
      this(proxy, target, status, reason, authenticate, List.of(), Optional.empty(), failure);
    }

    @Override
    public Operation operation() {
      return Operation.TUNNEL;
    }
  }

  /// A TLS handshake, finished without judging the certificate.
  ///
  /// @param endpoint the peer of the TCP connection: the proxy, if there is one
  /// @param via the proxy whose tunnel was used
  /// @param serverName the SNI that was sent; empty for none
  /// @param version the negotiated version, for instance `TLS 1.3`; empty before ServerHello
  /// @param cipherSuite its IANA name
  /// @param alpn the chosen protocol
  /// @param chain what the server sent, leaf first
  /// @param stream every message, for the timeline
  record TlsHandshake(Endpoint endpoint, Optional<ProxyRef> via, String serverName, HelloShape shape,
      Optional<String> version, Optional<String> cipherSuite, Optional<String> alpn, List<Der> chain, TlsStream stream,
      Optional<Failure> failure) implements Measurement {
    public TlsHandshake {
      chain = List.copyOf(chain);
    }

    @Override
    public Operation operation() {
      return Operation.HANDSHAKE;
    }
  }

  /// What one trust store and rule set says of a chain.
  ///
  /// @param judge whose rules and store
  /// @param host the name asked for
  /// @param type Go's error type, for instance `x509.UnknownAuthorityError`; empty if accepted
  /// @param error the text, in Go's words where Go judges
  /// @param acceptedInDate whether it would be accepted if all dates are left aside; empty if it was not refused for
  /// them, or if that was not looked at
  record ChainCheck(ChainJudge judge, String host, String type, String error, Optional<Boolean> acceptedInDate,
      Optional<Failure> failure) implements Measurement {
    /// A verdict in which dates play no part.
    public ChainCheck(ChainJudge judge, String host, String type, String error, Optional<Failure> failure) {
      this(judge, host, type, error, Optional.empty(), failure);
    }

    @Override
    public Operation operation() {
      return Operation.VERIFY;
    }
  }

  /// An HTTP request.
  ///
  /// @param status 0 if no answer came
  /// @param excerpt the first bytes of the body as text, at most 2 KiB
  /// @param clocks the server's clock beside ours; empty if the answer does not tell
  /// @param head the lines of its head as they came, names in lower case, without what is secret; of an older report
  /// none
  record HttpFetch(String url, Optional<ProxyRef> via, int status, String contentType, String excerpt,
      Optional<Clocks> clocks, List<String> head, Optional<Failure> failure) implements Measurement {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    public HttpFetch {
      head = List.copyOf(head);
    }

    /// An answer of which only this was kept.
    public HttpFetch(String url, Optional<ProxyRef> via, int status, String contentType, String excerpt,
        Optional<Clocks> clocks, Optional<Failure> failure) {
      this(url, via, status, contentType, excerpt, clocks, List.of(), failure);
    }

    /// Whether the answer is that another place has to be asked, and no more: `go` follows (net/http/client.go,
    /// redirectBehavior).
    public boolean leadsElsewhere() {
      return REDIRECTS.contains(status) && failure.isEmpty()
          && head.stream().anyMatch(line -> line.startsWith("location: "));
    }

    @Override
    public Operation operation() {
      return Operation.HTTP;
    }
  }

  /// What a checksum database said of a version, or of itself, and what that is worth under its key.
  ///
  /// @param url what was asked first
  /// @param key the key that must have signed, as `name+hash`
  /// @param reference `path@version`; empty where only the tree head was asked for
  /// @param signers the keys that say they have signed, as `name+hash`, whether they have or not
  /// @param tree the size of the log whose head was signed; 0 where no signature was verified
  /// @param record its number in the log; -1 if none was given
  /// @param lines what it says of the version, to be believed where nothing failed
  record ChecksumRecord(String url, String key, String reference, List<String> signers, long tree, long record,
      List<String> lines, Optional<Failure> failure) implements Measurement {
    public ChecksumRecord {
      signers = List.copyOf(signers);
      lines = List.copyOf(lines);
    }

    /// Whether an answer came that does not hold, which is another thing than none.
    public boolean isRefused() {
      return failure.filter(refused -> refused.operation() == Operation.CHECKSUM).isPresent();
    }

    @Override
    public Operation operation() {
      return Operation.CHECKSUM;
    }
  }

  /// Two clocks, read when the header of an answer came.
  ///
  /// @param there the server's, by its Date and Age fields
  /// @param here this machine's
  record Clocks(Instant there, Instant here) {}

  /// A run of a real tool.
  ///
  /// @param purpose why it was run
  /// @param exitCode -1 if it was ended by us
  /// @param output the end of what it printed, standard error last, at most 16 KiB
  record CommandRun(Purpose purpose, List<String> command, int exitCode, String output, Optional<Failure> failure)
      implements Measurement {
    public CommandRun {
      command = List.copyOf(command);
    }

    @Override
    public Operation operation() {
      return Operation.COMMAND;
    }
  }

  /// What a port turned out to speak when it was greeted in several ways.
  ///
  /// @param spoken empty if nothing listens or nothing was recognised
  record ProtocolSniff(Endpoint endpoint, Optional<Spoken> spoken, Optional<Failure> failure) implements Measurement {
    @Override
    public Operation operation() {
      return Operation.TUNNEL;
    }
  }

  /// What a trust store held when it was read, once a run. A client without any root is the failure.
  ///
  /// @param judge whose store
  /// @param locations every place that gave roots, in reading order; places that a setting names even without roots
  /// @param count how many roots
  /// @param problems what is wrong with the store itself, worst first
  record StoreRead(
      ChainJudge judge, List<String> locations, int count, List<StoreProblem> problems, Optional<Failure> failure)
      implements Measurement {
    public StoreRead {
      locations = List.copyOf(locations);
      problems = List.copyOf(problems);
    }

    @Override
    public Operation operation() {
      return Operation.VERIFY;
    }
  }

  /// One thing that is wrong with a store.
  ///
  /// @param kind `nothing`, `unreadable`, `missing`, `empty`, `old`, `updates-blocked`, `expired` or `denied`: the key
  /// `cert.health.<kind>`
  /// @param location a file, folder or key store, or the subject of a root
  /// @param detail a date or the system's words; empty for none
  record StoreProblem(String kind, String location, String detail) {}

  /// The protocols that a proxy port may speak.
  enum Spoken {
    HTTP_PROXY,
    TLS,
    SOCKS5
  }

  /// Whose judgement a [ChainCheck] is.
  enum ChainJudge {
    /// Go's rules with the roots that the user's Go reads.
    GO,
    /// Go's rules with the public (Mozilla) list.
    PUBLIC_LIST,
    /// Go's rules with the roots of git's own setting.
    GIT,
    /// Go's rules with the roots of the operating system, which most programs use; asked only where a setting gives Go
    /// others.
    SYSTEM,
    /// Go's rules with the roots of the user's own curl. An opinion only, but the usual argument.
    CURL,
    /// Go's rules with the roots of the user's own Java. An opinion only: no part of `go get` is written in it.
    JAVA,
    /// The operating system's own verifier, which go leaves the decision to on Windows, asked without the network. Its
    /// "unknown authority" is no last word, since Windows fetches roots when a chain needs them.
    PLATFORM
  }

  /// Why a tool was run.
  enum Purpose {
    /// The user's command in a scratch copy with an empty module cache: what `go` itself says.
    WITNESS,
    /// The same again, or with one thing changed that no remedy stands for.
    REPEATED,
    /// The same with one remedy as an override.
    TRY,
    /// The same after the remedy was written.
    VERIFY,
    /// The Go probe, where it could not run.
    GO_PROBE,
    /// git, asked for the list of a repository.
    GIT
  }
}
