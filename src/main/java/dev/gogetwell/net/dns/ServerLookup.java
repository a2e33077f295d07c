package dev.gogetwell.net.dns;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.net.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks one DNS server for the addresses of a name, by UDP and, after a truncated answer, by TCP (RFC 1035, RFC 7766).
/// Any thread.
public final class ServerLookup {
  /// Asks `server` for A and AAAA of `host`; each question waits at most `limit`.
  ///
  /// @param kind whose server it is, for the record
  public NameLookup lookup(Resolver.Kind kind, Endpoint server, String host, Duration limit) {
    Resolver resolver = new Resolver(kind, server.toString());
    Name name;
    try {
      name = Name.fromString(host, Name.root);
    } catch (TextParseException e) {
      return failed(resolver, host, FailureKind.NO_SUCH_HOST, "not a host name: " + e.getMessage());
    }
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(server.address());
    } catch (IllegalArgumentException _) {
      return failed(resolver, host, FailureKind.RESOLVER_UNREACHABLE, "not an address: " + server.address());
    }
    SimpleResolver client = new SimpleResolver(new InetSocketAddress(address, server.port()));
    client.setTimeout(limit);
    MessageTap tap = new MessageTap();
    client.setIoClientFactory(tap);
    Set<String> addresses = new LinkedHashSet<>();
    List<Failure> failures = new ArrayList<>();
    for (int type : new int[] {Type.A, Type.AAAA}) {
      ask(client, tap, name, type, addresses).ifPresent(failures::add);
      if (!failures.isEmpty()) {
        break; // A second question to a server that does not answer would only double the wait.
      }
    }
    if (addresses.isEmpty() && failures.isEmpty()) {
      failures.add(DnsAnswers.noAddress());
    }
    Optional<Failure> failure = addresses.isEmpty() ? failures.stream().findFirst() : Optional.empty();
    return new NameLookup(resolver, host, List.copyOf(addresses), tap.messages(), failure);
  }

  private static Optional<Failure> ask(SimpleResolver client, MessageTap tap, Name name, int type,
      Set<String> addresses) {
    long heard = tap.heard();
    try {
      Message answer = client.send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
      return DnsAnswers.read(answer, addresses);
    } catch (IOException e) {
      Failure failure = Failures.of(Operation.RESOLVE, e);
      // Who sends what cannot be read, or "too long" and then nothing over TCP, is not silent: he misbehaves.
      if (tap.heard() > heard) {
        return DnsAnswers.failure(FailureKind.SERVER_FAILURE, "no usable answer: " + failure.raw());
      }
      return DnsAnswers.failure(switch (failure.kind()) {
        case OTHER, TIMEOUT -> FailureKind.TIMEOUT;
        case UNREACHABLE -> FailureKind.UNREACHABLE;
        default -> FailureKind.RESOLVER_UNREACHABLE;
      }, failure.raw());
    }
  }

  private static NameLookup failed(Resolver resolver, String host, FailureKind kind, String raw) {
    return new NameLookup(resolver, host, List.of(), DnsAnswers.failure(kind, raw));
  }
}
