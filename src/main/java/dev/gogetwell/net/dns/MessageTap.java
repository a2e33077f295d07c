package dev.gogetwell.net.dns;

import dev.gogetwell.model.DnsMessage;
import dev.gogetwell.model.DnsMessage.Sender;
import dev.gogetwell.model.DnsMessage.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.io.DefaultIoClientFactory;
import org.xbill.DNS.io.IoClientFactory;
import org.xbill.DNS.io.TcpIoClient;
import org.xbill.DNS.io.UdpIoClient;

/// Keeps every message of one lookup as it goes and comes, also one that cannot be read. Any thread.
final class MessageTap implements IoClientFactory {
  private static final int MOST = 16;

  private final IoClientFactory clients = new DefaultIoClientFactory();
  private final long start = System.nanoTime();
  private final List<DnsMessage> messages = new ArrayList<>();

  /// Keeps one message.
  synchronized void add(Sender sender, Transport transport, byte[] wire) {
    if (messages.size() < MOST) {
      messages.add(DnsMessage.of(sender, transport, Duration.ofNanos(System.nanoTime() - start), wire));
    }
  }

  /// What was kept, in order.
  synchronized List<DnsMessage> messages() {
    return List.copyOf(messages);
  }

  /// How many messages of the server were kept.
  synchronized long heard() {
    return messages.stream().filter(message -> message.sender() == Sender.SERVER).count();
  }

  @Override
  public UdpIoClient createOrGetUdpClient() {
    UdpIoClient client = clients.createOrGetUdpClient();
    return (local, remote, query, wire, most, timeout) ->
        tapped(Transport.UDP, wire, client.sendAndReceiveUdp(local, remote, query, wire, most, timeout));
  }

  @Override
  public TcpIoClient createOrGetTcpClient() {
    TcpIoClient client = clients.createOrGetTcpClient();
    return (local, remote, query, wire, timeout) ->
        tapped(Transport.TCP, wire, client.sendAndReceiveTcp(local, remote, query, wire, timeout));
  }

  private CompletableFuture<byte[]> tapped(Transport transport, byte[] question, CompletableFuture<byte[]> answer) {
    add(Sender.CLIENT, transport, question);
    return answer.thenApply(wire -> {
      add(Sender.SERVER, transport, wire);
      return wire;
    });
  }
}
