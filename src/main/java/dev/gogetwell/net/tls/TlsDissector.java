package dev.gogetwell.net.tls;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.Octets;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.ProtocolVersion;
import dev.gogetwell.model.tls.RecordType;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Turns the bytes of one TCP connection, fed as they come, into TLS events. The one pipeline behind the live view, the
/// Go probe and capture files.
///
/// Never throws on what the bytes hold, holds at most one record and one message a direction, and takes time linear in
/// the bytes. Confined to one thread.
public final class TlsDissector {
  /// More records than this are counted, not kept.
  public static final int MAX_EVENTS = 200_000;

  private final MessageParser parser;
  private final Decryption decryption;
  private final Agreed agreed;
  private final PlainTalk talk = new PlainTalk();
  private final Map<Direction, Side> sides = new EnumMap<>(Direction.class);
  private final List<TlsEvent> events = new ArrayList<>();
  private final Set<StreamNote> notes = EnumSet.noneOf(StreamNote.class);
  private final boolean fromTheStart;
  private final int mostEvents;

  /// What is known of one direction.
  private static final class Side {
    private final Direction direction;
    private final RecordReader records = new RecordReader();
    private final MessageReader messages = new MessageReader();
    private final AlertReader alerts = new AlertReader();
    private boolean tls;
    private boolean inStep = true;
    private boolean ciphered;

    Side(Direction direction) {
      this.direction = direction;
    }
  }

  /// @param parser may be shared by the streams of one thread
  /// @param fromTheStart whether the first byte fed will be the first byte of the connection
  public TlsDissector(MessageParser parser, KeyLog keys, boolean fromTheStart) {
    this(parser, keys, fromTheStart, MAX_EVENTS);
  }

  /// @param mostEvents more records than this are counted, not kept
  TlsDissector(MessageParser parser, KeyLog keys, boolean fromTheStart, int mostEvents) {
    this.mostEvents = mostEvents;
    this.parser = parser;
    this.decryption = new Decryption(keys);
    this.agreed = new Agreed(decryption);
    this.fromTheStart = fromTheStart;
    for (Direction direction : Direction.values()) {
      sides.put(direction, new Side(direction));
    }
    if (!fromTheStart) {
      notes.add(StreamNote.STARTED_IN_THE_MIDDLE);
    }
  }

  /// Takes the next bytes of one direction. The array is not kept.
  ///
  /// @param time since the start of the stream
  public void feed(Direction direction, byte[] bytes, int from, int to, Duration time) {
    Side side = side(direction);
    int at = from;
    if (!side.tls) {
      boolean anyRecord = !fromTheStart || side(direction.opposite()).tls
          || notes.contains(StreamNote.BYTES_LOST);
      int start = talk.findTls(bytes, from, to, anyRecord);
      talk.add(direction, bytes, from, start < 0 ? to : start, time);
      if (start < 0) {
        return;
      }
      side.tls = true;
      at = start;
    }
    if (!side.inStep) {
      if (!RecordReader.looksLikeRecord(bytes, at, to) || to - at < RecordReader.HEADER) {
        notes.add(StreamNote.UNKNOWN_BYTES);
        return;
      }
      side.inStep = true;
    }
    int taken = side.records.feed(bytes, at, to, sink(side, time));
    if (taken < to - at) {
      notes.add(StreamNote.UNKNOWN_BYTES);
      side.inStep = false;
    }
  }

  private Side side(Direction direction) {
    return Objects.requireNonNull(sides.get(direction), "each direction has one");
  }

  private RecordReader.Sink sink(Side side, Duration time) {
    return new RecordReader.Sink() {
      @Override
      public void record(int type, int version, byte[] bytes, int from, int to) {
        TlsDissector.this.record(side, type, version, bytes, from, to, time);
      }

      @Override
      public void damaged(int type, int version, int length, byte[] bytes, int from, int to) {
        if (RecordType.known(type)) {
          TlsDissector.this.damaged(side, RecordType.of(type), version, length, bytes, from, to, time);
        }
      }
    };
  }

  /// Notes that bytes of one direction are missing.
  public void gap(Direction direction, long count, Duration time) {
    Side side = side(direction);
    notes.add(StreamNote.BYTES_LOST);
    if (side.tls) {
      side.inStep = side.records.gap(count, sink(side, time));
      side.messages.reset();
      decryption.lost(direction);
    }
  }

  /// Adds what the source of the bytes knows about their quality.
  public void note(StreamNote note) {
    notes.add(note);
  }

  /// The events so far; grows as bytes are fed.
  public List<TlsEvent> events() {
    return events;
  }

  /// Hands the events since the last call on and forgets them: for those who need no [#toStream].
  public void drainTo(Consumer<TlsEvent> sink) {
    if (!events.isEmpty()) {
      events.forEach(sink);
      events.clear();
    }
  }

  /// What was said outside TLS so far.
  public List<PlainText> plain() {
    return List.copyOf(talk.said());
  }

  /// What a reader should know about the quality of the stream.
  public Set<StreamNote> notes() {
    if (decryption.failed()) {
      notes.add(StreamNote.DECRYPTION_FAILED);
    }
    return notes;
  }

  /// The stream as it stands now, for the given connection.
  ///
  /// @param start the time to which the times of the events are relative
  public TlsStream toStream(Endpoint client, Endpoint server, Instant start, TcpOutcome tcp) {
    List<PlainText> said = plain();
    Side answer = side(Direction.SERVER_TO_CLIENT);
    boolean cutShort = answer.records.inRecord() || answer.messages.inMessage();
    HandshakeProgress.Outcome outcome = new HandshakeProgress(events, said, tcp, fromTheStart, cutShort).judge();
    return new TlsStream(client, server, start, said, events, outcome.end(), outcome.breakPoint(),
        tcp.reset().or(tcp::firstFin), notes(), tcp.last(), tcp.bytesToServer(), tcp.bytesToClient());
  }

  private void record(Side side, int type, int version, byte[] bytes, int from, int to, Duration time) {
    if (!RecordType.known(type)) {
      notes.add(StreamNote.UNKNOWN_BYTES);
      return;
    }
    RecordType outer = RecordType.of(type);
    int length = to - from;
    if (!agreed.isProtected(outer, length, side.ciphered)) {
      int code = agreed.codeBehind(outer, side.ciphered);
      content(side, outer, outer, version, length, false, bytes, from, Math.max(from, to - code), time);
      return;
    }
    RecordProtection.Opened opened = decryption.open(side.direction, type, version, bytes, from, to);
    if (opened != null && RecordType.known(opened.type())) {
      content(side, outer, RecordType.of(opened.type()), version, length, true, opened.bytes(), 0, opened.length(),
          time);
      return;
    }
    hidden(side, outer, version, length, time);
  }

  /// A record of which bytes are missing is shown with its type and length; what it held is not guessed.
  /// But the messages that are whole, and the one that is cut, are named.
  private void damaged(
      Side side, RecordType outer, int version, int length, byte[] bytes, int from, int to, Duration time) {
    if (agreed.isProtected(outer, length, side.ciphered)) {
      hidden(side, outer, version, length, time);
      return;
    }
    List<HandshakeMessage> messages = new ArrayList<>();
    if (outer == RecordType.HANDSHAKE) {
      messages.addAll(messages(side, false, bytes, from, to));
      byte[] begun = side.messages.begun();
      if (begun.length > MessageReader.HEADER) {
        HandshakeMessage cut = parser.parseCut(begun, agreed.form());
        messages.add(cut);
        agreed.follow(side.direction, cut, false, side.ciphered);
      }
    }
    emit(new TlsEvent(time, side.direction, outer, outer, ProtocolVersion.of(version), length, false, messages,
        outer == RecordType.ALERT ? Optional.of(Alert.ENCRYPTED) : Optional.empty()));
  }

  private void hidden(Side side, RecordType outer, int version, int length, Duration time) {
    List<HandshakeMessage> messages =
        outer == RecordType.HANDSHAKE ? List.of(new HandshakeMessage.Encrypted(length)) : List.of();
    Optional<Alert> alert = outer == RecordType.ALERT ? Optional.of(Alert.ENCRYPTED) : Optional.empty();
    if (outer == RecordType.CHANGE_CIPHER_SPEC) {
      decryption.changeCipherSpec(side.direction);
    }
    emit(new TlsEvent(time, side.direction, outer, outer, ProtocolVersion.of(version), length, false, messages, alert));
  }

  private void content(
      Side side, RecordType outer, RecordType inner, int version, int length, boolean decrypted, byte[] bytes, int from,
      int to, Duration time) {
    List<HandshakeMessage> messages = List.of();
    Optional<Alert> alert = Optional.empty();
    switch (inner) {
      case HANDSHAKE -> messages = messages(side, decrypted, bytes, from, to);
      case ALERT -> alert = side.alerts.read(decrypted, bytes, from, to);
      case CHANGE_CIPHER_SPEC -> {
        // In TLS 1.3 it only pleases middleboxes (RFC 8446, section 5), and before a ServerHello there are no keys.
        boolean keysKnown = agreed.serverHelloSeen() || !fromTheStart || notes.contains(StreamNote.BYTES_LOST);
        if (!agreed.tls13() && keysKnown) {
          side.ciphered = true;
          side.messages.reset();
          decryption.changeCipherSpec(side.direction);
        }
      }
      case APPLICATION_DATA, HEARTBEAT -> {
        // Nothing inside belongs to the handshake.
      }
    }
    emit(new TlsEvent(time, side.direction, outer, inner, ProtocolVersion.of(version), length, decrypted, messages, alert));
  }

  private List<HandshakeMessage> messages(Side side, boolean decrypted, byte[] bytes, int from, int to) {
    boolean strange = !decrypted && !side.messages.inMessage() && from < to
        && HandshakeType.of(bytes[from] & 0xff) == HandshakeType.UNKNOWN;
    if (strange) {
      return List.of(new HandshakeMessage.Encrypted(to - from));
    }
    List<HandshakeMessage> messages = new ArrayList<>(1);
    side.messages.feed(bytes, from, to, new MessageReader.Sink() {
      @Override
      public void message(byte[] buffer, int start, int end) {
        HandshakeMessage message = parser.parse(buffer, start, end, agreed.form());
        messages.add(message);
        agreed.follow(side.direction, message, decrypted, side.ciphered);
      }

      @Override
      public void tooLong(int type, int length) {
        messages.add(new HandshakeMessage.Malformed(
            HandshakeType.of(type), length, "longer than any message in use", Octets.NONE));
      }
    });
    return messages;
  }

  private void emit(TlsEvent event) {
    // Where a handshake broke is seen by its messages, even behind a flood.
    boolean news = !event.messages().isEmpty() || event.alert().filter(Alert::fatal).isPresent();
    if (events.size() >= (news ? 2L : 1L) * mostEvents) {
      notes.add(StreamNote.EVENTS_DROPPED);
    } else {
      events.add(event);
    }
  }
}
