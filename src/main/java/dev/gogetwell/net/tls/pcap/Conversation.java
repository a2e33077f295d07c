package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.AddressText;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.MessageParser;
import dev.gogetwell.net.tls.TcpOutcome;
import dev.gogetwell.net.tls.TlsDissector;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// One TCP connection of a capture: takes its segments, feeds their bytes in order to the dissector. Confined to one
/// thread.
final class Conversation {
  private static final int FIRST_EPHEMERAL = 1024;

  private Endpoint client;
  private Endpoint server;

  /// Whether the client is the higher end, in the sense of [FlowKey].
  private boolean clientIsHigh;

  /// Whether the opening packets or a hello told who the client is.
  private boolean rolesKnown;

  private final long start;
  private final TlsDissector dissector;
  private final Half toServer;
  private final Half toClient;
  private final Optional<Integer> synSequence;
  private long last;
  /// When something new was said; what is only sent again is none.
  private long spoke;
  private boolean connected;
  private Optional<Direction> firstFin = Optional.empty();
  private Optional<Direction> reset = Optional.empty();

  /// One direction.
  private final class Half implements Reassembly.Sink {
    private final Direction direction;
    private Reassembly reassembly = new Reassembly();
    private long bytes;
    private boolean fin;
    private boolean begun;
    private int end;

    /// Whether what ends at `sequence` was not said before.
    boolean isNew(int sequence) {
      if (begun && sequence - end <= 0) {
        return false;
      }
      begun = true;
      end = sequence;
      return true;
    }

    Half(Direction direction) {
      this.direction = direction;
    }

    @Override
    public void bytes(byte[] buffer, int from, int to) {
      bytes += to - from;
      dissector.feed(direction, buffer, from, to, Duration.ofNanos(last - start));
    }

    @Override
    public void gap(long count) {
      bytes += count;
      dissector.gap(direction, count, Duration.ofNanos(last - start));
    }
  }

  /// @param first the first segment that was captured
  Conversation(Segment first, long nanos, MessageParser parser, KeyLog keys) {
    boolean syn = first.has(Segment.SYN);
    boolean fromClient = syn ? !first.has(Segment.ACK) : !fromWellKnownPort(first);
    Endpoint source = endpoint(first, 0, first.sourcePort);
    Endpoint destination = endpoint(first, first.addressLength, first.destinationPort);
    client = fromClient ? source : destination;
    server = fromClient ? destination : source;
    clientIsHigh = FlowKey.swapped(first) == fromClient;
    synSequence = syn && fromClient ? Optional.of(first.sequence) : Optional.empty();
    start = nanos;
    last = nanos;
    spoke = nanos;
    connected = !syn;
    rolesKnown = syn;
    dissector = new TlsDissector(parser, keys, syn);
    toServer = new Half(Direction.CLIENT_TO_SERVER);
    toClient = new Half(Direction.SERVER_TO_CLIENT);
  }

  /// Without the opening packets the end with the lower, registered port is taken for the server.
  private static boolean fromWellKnownPort(Segment first) {
    return first.sourcePort < FIRST_EPHEMERAL && first.destinationPort >= FIRST_EPHEMERAL;
  }

  /// A hello in the first payload says more about the roles than ports do.
  private void correctRoles(Segment segment) {
    byte[] bytes = segment.bytes;
    boolean handshake = segment.to - segment.from > 5 && bytes[segment.from] == 22 && bytes[segment.from + 1] == 3;
    int message = handshake ? bytes[segment.from + 5] : 0;
    boolean fromClient = FlowKey.swapped(segment) == clientIsHigh;
    if ((message == 1 && !fromClient) || (message == 2 && fromClient)) {
      clientIsHigh = !clientIsHigh;
      Endpoint other = client;
      client = server;
      server = other;
      Reassembly started = toServer.reassembly;
      toServer.reassembly = toClient.reassembly;
      toClient.reassembly = started;
    }
  }

  private static Endpoint endpoint(Segment segment, int offset, int port) {
    int from = segment.addresses + offset;
    byte[] address = Arrays.copyOfRange(segment.bytes, from, from + segment.addressLength);
    return new Endpoint(AddressText.of(address), port);
  }

  /// Whether a SYN opens another connection between the same ends.
  boolean isSucceededBy(Segment segment) {
    boolean syn = segment.has(Segment.SYN) && !segment.has(Segment.ACK);
    return syn && !synSequence.equals(Optional.of(segment.sequence)) && (connected || reset.isPresent());
  }

  /// Adds what the reader of the file knows.
  void note(StreamNote note) {
    dissector.note(note);
  }

  /// Whether nobody had ended the connection, and nobody had kept silent for so long, when the capture ended.
  boolean wasOpenAt(long nanos, long patience) {
    return firstFin.isEmpty() && reset.isEmpty() && nanos - spoke < patience;
  }

  /// Whether no more bytes can follow, but for late ones.
  boolean closed() {
    return reset.isPresent() || (toServer.fin && toClient.fin);
  }

  void segment(Segment segment, long nanos) {
    last = Math.max(last, nanos);
    if (!rolesKnown && segment.length() > 0) {
      rolesKnown = true;
      correctRoles(segment);
    }
    boolean fromClient = FlowKey.swapped(segment) == clientIsHigh;
    Half half = fromClient ? toServer : toClient;
    Half other = fromClient ? toClient : toServer;
    int sequence = segment.sequence;
    if ((segment.has(Segment.SYN) || segment.length() > 0) && half.isNew(sequence + segment.length())) {
      spoke = Math.max(spoke, nanos);
    }
    if (segment.has(Segment.SYN)) {
      sequence++;
      if (!half.reassembly.started()) {
        half.reassembly.start(sequence);
      }
      connected |= segment.has(Segment.ACK);
    } else if (!half.reassembly.started()) {
      half.reassembly.start(sequence);
    }
    if (segment.has(Segment.RST)) {
      // The payload of a RST is no part of the stream.
      reset = reset.isEmpty() && firstFin.isEmpty() ? Optional.of(half.direction) : reset;
      half.fin = true;
      other.fin = true;
      return;
    }
    if (segment.has(Segment.ACK) && other.reassembly.started()) {
      other.reassembly.acknowledged(segment.acknowledged, other);
    }
    payload(segment, sequence, half);
    if (segment.has(Segment.FIN)) {
      half.fin = true;
      firstFin = firstFin.isEmpty() && reset.isEmpty() ? Optional.of(half.direction) : firstFin;
    }
  }

  private void payload(Segment segment, int sequence, Half half) {
    if (segment.length() > 0) {
      connected = true;
      if (segment.cut > 0) {
        dissector.note(StreamNote.PACKETS_CUT);
      }
      half.reassembly.segment(sequence, segment.bytes, segment.from, segment.to, segment.cut, half);
    }
  }

  /// Hands the events since the last call on and forgets them: for those who need no [#finish].
  void drainTo(Consumer<TlsEvent> sink) {
    dissector.drainTo(sink);
  }

  /// The stream as it stands; nothing may be fed afterwards.
  TlsStream finish() {
    for (Half half : new Half[] {toServer, toClient}) {
      half.reassembly.finish(half.fin, half);
      if (half.reassembly.repeated()) {
        dissector.note(StreamNote.RETRANSMISSIONS);
      }
      if (half.reassembly.reordered()) {
        dissector.note(StreamNote.OUT_OF_ORDER);
      }
    }
    TcpOutcome tcp = new TcpOutcome(
        connected, firstFin, reset, Duration.ofNanos(last - start), toServer.bytes, toClient.bytes);
    Instant since = Instant.ofEpochSecond(
        Math.floorDiv(start, 1_000_000_000L), Math.floorMod(start, 1_000_000_000L));
    return dissector.toStream(client, server, since, tcp);
  }
}
