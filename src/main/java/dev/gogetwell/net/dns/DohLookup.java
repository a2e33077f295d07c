package dev.gogetwell.net.dns;

import dev.gogetwell.model.DnsMessage.Sender;
import dev.gogetwell.model.DnsMessage.Transport;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Failures;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.http.HttpGet;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks one DNS-over-HTTPS service (RFC 8484) for the IPv4 addresses of a name, over a TLS session that somebody else
/// opened and verified. Any thread.
public final class DohLookup {
  /// Asks `url` for `host`.
  public NameLookup lookup(Wire session, String url, String host, Deadline deadline) {
    Resolver resolver = new Resolver(Resolver.Kind.DOH, url);
    Set<String> addresses = new LinkedHashSet<>();
    MessageTap tap = new MessageTap();
    Optional<Failure> failure;
    try {
      Message query = Message.newQuery(Record.newRecord(Name.fromString(host, Name.root), Type.A, DClass.IN));
      query.getHeader().setID(0); // So that caches can answer (RFC 8484, section 4.1).
      URI uri = URI.create(url);
      byte[] question = query.toWire();
      String target = uri.getRawPath() + "?dns=" + Base64.getUrlEncoder().withoutPadding().encodeToString(question);
      tap.add(Sender.CLIENT, Transport.HTTPS, question);
      HttpGet.Answer answer = new HttpGet().get(session, target, uri.getRawAuthority(), "", deadline);
      if (answer.head().status() == 200) {
        tap.add(Sender.SERVER, Transport.HTTPS, answer.body());
        failure = DnsAnswers.read(new Message(answer.body()), addresses);
      } else {
        failure = DnsAnswers.failure(FailureKind.SERVER_FAILURE, answer.head().status() + " " + answer.head().reason());
      }
    } catch (TextParseException e) {
      failure = DnsAnswers.failure(FailureKind.NO_SUCH_HOST, "not a host name: " + e.getMessage());
    } catch (IOException e) {
      failure = Optional.of(Failures.of(Operation.RESOLVE, e));
    }
    if (addresses.isEmpty() && failure.isEmpty()) {
      failure = Optional.of(DnsAnswers.noAddress());
    }
    return new NameLookup(resolver, host, List.copyOf(addresses), tap.messages(),
        addresses.isEmpty() ? failure : Optional.empty());
  }
}
