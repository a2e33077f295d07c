package dev.gogetwell.net.dns;

import dev.gogetwell.model.DnsMessage;
import dev.gogetwell.model.DnsMessage.Sender;
import dev.gogetwell.model.DnsMessage.Transport;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.net.Deadline;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks one question once, on a socket of its own that stays open behind the first answer: somebody on the way may answer
/// before the server does, and every ordinary client takes the first. Blocking; any thread.
public final class AnswerRace {
  private static final int MOST_ANSWERS = 8;
  private static final int MOST_PACKETS = 64;
  private static final int LARGEST = 65_535;

  /// Every answer to the question for the IPv4 addresses of `host`, in order.
  ///
  /// @param limit for the first answer
  /// @param after how long to listen behind it
  public List<NameLookup> answers(Resolver.Kind kind, Endpoint server, String host, Duration limit, Duration after) {
    List<NameLookup> answers = new ArrayList<>();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral(server.address()), server.port()));
      Message query = Message.newQuery(Record.newRecord(Name.fromString(host, Name.root), Type.A, DClass.IN));
      byte[] wire = query.toWire();
      MessageTap tap = new MessageTap();
      socket.send(new DatagramPacket(wire, wire.length));
      tap.add(Sender.CLIENT, Transport.UDP, wire);
      Deadline deadline = Deadline.in(limit);
      byte[] buffer = new byte[LARGEST];
      for (int i = 0; i < MOST_PACKETS && answers.size() < MOST_ANSWERS; i++) {
        int left = (int) deadline.left().toMillis();
        if (left <= 0) {
          break;
        }
        socket.setSoTimeout(left);
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] came = Arrays.copyOf(buffer, packet.getLength());
        tap.add(Sender.SERVER, Transport.UDP, came);
        Optional<NameLookup> answer = read(came, query, new Resolver(kind, server.toString()), host, tap.messages());
        if (answer.isPresent()) {
          deadline = answers.isEmpty() ? Deadline.in(after) : deadline;
          answers.add(answer.get());
        }
      }
    } catch (SocketTimeoutException e) {
      // Nobody else answers.
    } catch (TextParseException | IllegalArgumentException e) {
      return List.of(); // No name, or no address, to ask.
    } catch (IOException e) {
      // The server cannot be reached; what came before counts.
    }
    return answers;
  }

  /// The answer in a packet; empty for noise and for an answer to another question.
  private static Optional<NameLookup> read(
      byte[] wire, Message query, Resolver resolver, String host, List<DnsMessage> messages) {
    try {
      Message answer = new Message(wire);
      Record asked = answer.getQuestion();
      if (answer.getHeader().getID() != query.getHeader().getID() || !answer.getHeader().getFlag(Flags.QR)
          || asked == null || asked.getType() != Type.A || !asked.getName().equals(query.getQuestion().getName())) {
        return Optional.empty();
      }
      Set<String> addresses = new LinkedHashSet<>();
      Optional<Failure> failure = DnsAnswers.read(answer, addresses);
      return Optional.of(new NameLookup(resolver, host, List.copyOf(addresses), messages,
          addresses.isEmpty() ? failure.or(() -> Optional.of(DnsAnswers.noAddress())) : Optional.empty()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
