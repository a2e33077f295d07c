package dev.gogetwell.lab.server;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A name server over UDP and TCP on one port (RFC 1035): a zone of A and AAAA records, or one of the ways to fail.
///
/// @see Behaviour
public final class DnsServer implements AutoCloseable {
  /// Stands in a zone for every name that is not in it.
  public static final String EVERYTHING_ELSE = "*";

  private static final int TTL_SECONDS = 5;
  private static final int ATTEMPTS = 20;
  /// What fits a packet without EDNS (RFC 1035, 4.2.1); a longer answer is cut and marked, and asked for again by TCP.
  private static final int LARGEST_PACKET = 512;
  private static final int LARGEST_MESSAGE = 65535;

  private final DatagramSocket udp;
  private final TcpServer tcp;
  private final String label;
  private final Map<String, List<String>> zone;
  private final Behaviour behaviour;
  private final Duration delay;
  private final ServerLog log;
  private final Map<String, WakingName> names = new ConcurrentHashMap<>();

  /// How the server answers.
  public enum Behaviour {
    /// From the zone; NXDOMAIN for what is not in it.
    ANSWER,
    /// SERVFAIL to everything.
    SERVFAIL,
    /// REFUSED to everything.
    REFUSED,
    /// Never.
    SILENT,
    /// Never to a question for an IPv6 address, as some home routers do.
    SILENT_FOR_IPV6,
    /// SERVFAIL to a question for an IPv6 address, as old load balancers do.
    SERVFAIL_FOR_IPV6,
    /// Never to a question that says how large a packet may be (EDNS, RFC 6891), as old firewalls see to.
    SILENT_FOR_EDNS,
    /// "I do not understand" to such a question, as servers from before do.
    FORMERR_FOR_EDNS,
    /// "Too long, ask by TCP" to everything, and nothing by TCP.
    CUT_AND_NO_TCP,
    /// SERVFAIL until it has been asked for a name on and on, and again after a rest.
    SLOW_TO_WAKE,
    /// An answer that announces more than it holds.
    GARBAGE,
    /// An empty answer, of a server that looks nothing up for others.
    LAME
  }

  private DnsServer(
      DatagramSocket udp, ServerSocket tcp, String label, Map<String, List<String>> zone, Behaviour behaviour,
      Duration delay, ServerLog log) {
    this.udp = udp;
    this.label = label;
    this.zone = zone;
    this.behaviour = behaviour;
    this.delay = delay;
    this.log = log;
    this.tcp = TcpServer.start(tcp, this::serveTcp);
  }

  /// Starts a server.
  ///
  /// @param zone names in lower case without a dot at the end -> addresses; may grow while the server runs
  /// @param port 0 for any
  public static DnsServer start(
      String label, InetAddress address, int port, Map<String, List<String>> zone, Behaviour behaviour, Duration delay,
      ServerLog log)
      throws IOException {
    for (int i = 1; port == 0 && i < ATTEMPTS; i++) {
      try {
        return startAt(label, address, 0, zone, behaviour, delay, log);
      } catch (BindException _) {
        // What is free for TCP may be in use for UDP.
      }
    }
    return startAt(label, address, port, zone, behaviour, delay, log);
  }

  private static DnsServer startAt(
      String label, InetAddress address, int port, Map<String, List<String>> zone, Behaviour behaviour, Duration delay,
      ServerLog log)
      throws IOException {
    ServerSocket tcp = new ServerSocket(port, 50, address);
    try {
      DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), address);
      DnsServer server = new DnsServer(udp, tcp, label, zone, behaviour, delay, log);
      Thread.ofVirtual().name("lab-dns-" + udp.getLocalPort()).start(server::serveUdp);
      return server;
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
  }

  /// The port of both.
  public int port() {
    return udp.getLocalPort();
  }

  private void serveUdp() {
    while (!udp.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
      try {
        udp.receive(packet);
      } catch (IOException e) {
        continue;
      }
      Thread.ofVirtual().name("lab-dns-answer").start(() -> answerUdp(packet));
    }
  }

  private void answerUdp(DatagramPacket packet) {
    try {
      byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()), LARGEST_PACKET);
      if (answer.length > 0) {
        udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      // A packet that is no query, or a server closed meanwhile: there is nobody to tell.
    }
  }

  private void serveTcp(Socket socket) throws IOException {
    if (behaviour == Behaviour.CUT_AND_NO_TCP) {
      return;
    }
    DataInputStream in = new DataInputStream(socket.getInputStream());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    while (true) {
      byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), LARGEST_MESSAGE);
      if (answer.length > 0) {
        out.writeShort(answer.length);
        out.write(answer);
        out.flush();
      }
    }
  }

  private byte[] answer(byte[] asked, int most) throws IOException {
    Message query = new Message(asked);
    Record question = query.getQuestion();
    if (question == null) {
      return new byte[0];
    }
    log.add(label, Type.string(question.getType()) + " " + question.getName());
    if (delay.isPositive()) {
      Pause.of(delay);
    }
    if (isSilent(query, question)) {
      return new byte[0];
    }
    byte[] wire = answer(query, question).toWire(most);
    if (behaviour == Behaviour.CUT_AND_NO_TCP) {
      wire[2] |= 2; // The flag TC (RFC 1035, 4.1.1).
    } else if (behaviour == Behaviour.GARBAGE) {
      wire[7] = 3; // ANCOUNT.
    }
    return wire;
  }

  private Message answer(Message query, Record question) throws IOException {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      answer.getHeader().setFlag(Flags.RD);
    }
    answer.addRecord(question, Section.QUESTION);
    switch (behaviour) {
      case FORMERR_FOR_EDNS -> {
        if (query.getOPT() != null) {
          answer.getHeader().setRcode(Rcode.FORMERR);
        } else {
          fromZone(answer, question);
        }
      }
      case ANSWER, SILENT_FOR_IPV6, SILENT_FOR_EDNS -> fromZone(answer, question);
      case SLOW_TO_WAKE -> {
        if (names.computeIfAbsent(question.getName().toString(true).toLowerCase(Locale.ROOT),
            _ -> new WakingName(System::nanoTime)).isKnown()) {
          fromZone(answer, question);
        } else {
          answer.getHeader().setRcode(Rcode.SERVFAIL);
        }
      }
      case SERVFAIL -> answer.getHeader().setRcode(Rcode.SERVFAIL);
      case REFUSED -> answer.getHeader().setRcode(Rcode.REFUSED);
      case SERVFAIL_FOR_IPV6 -> {
        if (question.getType() == Type.AAAA) {
          answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else {
          fromZone(answer, question);
        }
      }
      case LAME -> answer.getHeader().unsetFlag(Flags.RA);
      case SILENT, CUT_AND_NO_TCP, GARBAGE -> { }
    }
    return answer;
  }

  private boolean isSilent(Message query, Record question) {
    return switch (behaviour) {
      case SILENT -> true;
      case SILENT_FOR_IPV6 -> question.getType() == Type.AAAA;
      case SILENT_FOR_EDNS -> query.getOPT() != null;
      default -> false;
    };
  }

  private void fromZone(Message answer, Record question) throws IOException {
    String name = question.getName().toString(true).toLowerCase(Locale.ROOT);
    List<String> addresses = zone.getOrDefault(name, zone.get(EVERYTHING_ELSE));
    if (addresses == null) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
      Name parent = new Name("test.");
      answer.addRecord(
          new SOARecord(parent, DClass.IN, TTL_SECONDS, parent, parent, 1, 60, 60, 60, TTL_SECONDS), Section.AUTHORITY);
      return;
    }
    for (String address : addresses) {
      boolean ipv6 = address.indexOf(':') >= 0;
      if (question.getType() == (ipv6 ? Type.AAAA : Type.A)) {
        InetAddress at = InetAddress.getByName(address);
        answer.addRecord(ipv6 ? new AAAARecord(question.getName(), DClass.IN, TTL_SECONDS, at)
            : new ARecord(question.getName(), DClass.IN, TTL_SECONDS, at), Section.ANSWER);
      }
    }
  }

  @Override
  public void close() {
    udp.close();
    tcp.close();
  }
}
