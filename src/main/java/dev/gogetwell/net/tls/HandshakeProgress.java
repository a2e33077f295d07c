package dev.gogetwell.net.tls;

import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.BreakPoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.RecordType;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Walks through the events of one stream and finds out how far the handshake got and what ended it.
///
/// In TLS 1.3 without secrets the messages behind ServerHello are invisible; their lengths still tell a Finished from
/// an alert (RFC 8446, section 5.2: content, one byte of type, 16 bytes of tag). What is inferred so is marked hidden.
/// Confined to one thread, used once.
final class HandshakeProgress {
  /// Two bytes of alert, the type and the tag.
  private static final int HIDDEN_ALERT = 19;

  /// Header, no context, no certificates, the type and the tag (RFC 8446, section 4.4.2).
  private static final int HIDDEN_EMPTY_CERTIFICATE = 4 + 4 + 1 + 16;

  /// Header and 32 bytes of verify data, the type and the short tag of AES-CCM-8.
  private static final int SHORTEST_HIDDEN_FINISHED = 4 + 32 + 1 + 8;

  private final List<TlsEvent> events;
  private final List<PlainText> plain;
  private final TcpOutcome tcp;
  private final boolean fromTheStart;
  private final boolean answerCutShort;

  private Stage stage = Stage.NOTHING;
  private boolean tls13;
  private boolean clientFinished;
  private boolean serverFinished;
  private boolean serverFlightHidden;
  private boolean emptyCertificateHidden;
  private int hiddenAnswers;
  private Optional<BreakPoint> ended = Optional.empty();

  /// @param answerCutShort whether the last record or message of the server did not come whole
  HandshakeProgress(List<TlsEvent> events, List<PlainText> plain, TcpOutcome tcp, boolean fromTheStart,
      boolean answerCutShort) {
    this.answerCutShort = answerCutShort;
    this.events = events;
    this.plain = plain;
    this.tcp = tcp;
    this.fromTheStart = fromTheStart;
  }

  /// How the stream ended, and where it broke.
  ///
  /// @param breakPoint empty if nothing broke
  record Outcome(StreamEnd end, Optional<BreakPoint> breakPoint) {
    static Outcome of(BreakPoint breakPoint) {
      return new Outcome(breakPoint.end(), Optional.of(breakPoint));
    }
  }

  Outcome judge() {
    stage = tcp.connected() ? Stage.CONNECTED : Stage.NOTHING;
    tunnel();
    for (int i = 0; i < events.size() && ended.isEmpty(); i++) {
      step(i, events.get(i));
    }
    if (ended.isPresent()) {
      return Outcome.of(ended.get());
    }
    if (stage == Stage.COMPLETE) {
      return new Outcome(StreamEnd.COMPLETE, Optional.empty());
    }
    return stage.compareTo(Stage.CLIENT_HELLO) >= 0 ? unfinished() : withoutHello();
  }

  private void tunnel() {
    for (PlainText turn : plain) {
      if (turn.direction() == Direction.CLIENT_TO_SERVER) {
        stage = Stage.TUNNEL_ASKED;
      } else if (turn.kind() == PlainText.Kind.SOCKS ? turn.status().orElse(-1) == 0
          : turn.status().orElse(0) / 100 == 2) {
        stage = Stage.TUNNEL_OPEN;
      }
    }
  }

  private void step(int index, TlsEvent event) {
    for (HandshakeMessage message : event.messages()) {
      message(event, message);
    }
    event.alert().ifPresent(alert -> alert(index, event, alert));
    boolean hiddenRecord = event.record() == RecordType.APPLICATION_DATA && !event.decrypted();
    if (tls13 && hiddenRecord && ended.isEmpty() && stage.compareTo(Stage.SERVER_HELLO) >= 0) {
      hidden(index, event);
    }
  }

  private void message(TlsEvent event, HandshakeMessage message) {
    boolean fromClient = event.direction() == Direction.CLIENT_TO_SERVER;
    switch (message.type()) {
      case CLIENT_HELLO -> reach(Stage.CLIENT_HELLO);
      case SERVER_HELLO -> {
        if (message instanceof HandshakeMessage.ServerHello hello) {
          tls13 = hello.negotiated().code() == 0x0304 || hello.negotiated().code() >> 8 == 0x7f;
          reach(hello.helloRetryRequest() ? Stage.HELLO_RETRY : Stage.SERVER_HELLO);
        } else {
          reach(Stage.SERVER_HELLO);
        }
      }
      case CERTIFICATE, COMPRESSED_CERTIFICATE -> reach(fromClient ? stage : Stage.CERTIFICATE);
      case SERVER_HELLO_DONE -> reach(Stage.SERVER_FLIGHT);
      case FINISHED, ENCRYPTED -> finished(fromClient, message.type());
      default -> {
        // Between two stages.
      }
    }
  }

  private void finished(boolean fromClient, HandshakeType type) {
    boolean known = type == HandshakeType.FINISHED || !tls13;
    if (!known || stage.compareTo(Stage.CLIENT_HELLO) < 0) {
      return;
    }
    clientFinished |= fromClient;
    serverFinished |= !fromClient;
    reach(clientFinished && serverFinished ? Stage.COMPLETE
        : clientFinished ? Stage.CLIENT_FINISHED : Stage.SERVER_FLIGHT);
  }

  private void hidden(int index, TlsEvent event) {
    if (event.direction() == Direction.SERVER_TO_CLIENT) {
      boolean refusal = event.length() == HIDDEN_ALERT && stage != Stage.COMPLETE && lastOf(index);
      if (refusal) {
        end(StreamEnd.ALERT, Direction.SERVER_TO_CLIENT, index - 1, Optional.of(Alert.ENCRYPTED), true);
      }
      // A client without a certificate says so, is done, and hears the refusal as the only answer.
      hiddenAnswers += stage == Stage.COMPLETE ? 1 : 0;
      if (stage == Stage.COMPLETE && emptyCertificateHidden && hiddenAnswers == 1 && event.length() == HIDDEN_ALERT) {
        end(StreamEnd.ALERT, Direction.SERVER_TO_CLIENT, index - 1, Optional.of(Alert.ENCRYPTED), true);
      }
      serverFlightHidden = true;
    } else if (stage != Stage.COMPLETE && event.length() == HIDDEN_EMPTY_CERTIFICATE && serverFlightHidden) {
      emptyCertificateHidden = true;
    } else if (stage != Stage.COMPLETE && event.length() == HIDDEN_ALERT) {
      if (serverFlightHidden) {
        reach(Stage.SERVER_FLIGHT);
      }
      end(StreamEnd.ALERT, Direction.CLIENT_TO_SERVER, index - 1, Optional.of(Alert.ENCRYPTED), true);
    } else if (serverFlightHidden && event.length() >= SHORTEST_HIDDEN_FINISHED) {
      reach(Stage.COMPLETE);
    }
  }

  /// Whether no record of any side follows.
  private boolean lastOf(int index) {
    return index == events.size() - 1;
  }

  private void alert(int index, TlsEvent event, Alert alert) {
    if (stage == Stage.COMPLETE) {
      // In TLS 1.3 the client is done before the server has seen its certificate (RFC 8446, section 4.4.2.4).
      if (tls13 && alert.fatal() && event.direction() == Direction.SERVER_TO_CLIENT && !serverTalkedBefore(index)) {
        end(StreamEnd.ALERT, event.direction(), index - 1, Optional.of(alert), false);
      }
      return;
    }
    boolean hearsTheEnd = event.direction() == Direction.CLIENT_TO_SERVER && answerCutShort
        && tcp.firstFin().equals(Optional.of(Direction.SERVER_TO_CLIENT))
        && stage.compareTo(Stage.SERVER_FLIGHT) < 0;
    if (hearsTheEnd) {
      // Half a message, then the end: some clients complain to whoever has hung up already.
      end(StreamEnd.FIN, Direction.SERVER_TO_CLIENT, index - 1, Optional.empty(), false);
    } else if (alert.fatal() || alert.encrypted()) {
      end(StreamEnd.ALERT, event.direction(), index - 1, Optional.of(alert), alert.encrypted());
    } else if (alert.number() == 0) {
      end(StreamEnd.FIN, event.direction(), index - 1, Optional.of(alert), false);
    }
  }

  private boolean serverTalkedBefore(int index) {
    return events.subList(0, index).stream().anyMatch(event -> event.record() == RecordType.APPLICATION_DATA
        && event.direction() == Direction.SERVER_TO_CLIENT && event.decrypted());
  }

  /// The ClientHello went out, and the handshake was not finished.
  private Outcome unfinished() {
    boolean foreign = plain.stream().anyMatch(turn -> turn.direction() == Direction.SERVER_TO_CLIENT
        && turn.time().compareTo(helloTime()) >= 0);
    boolean serverSpokeTls = events.stream().anyMatch(event -> event.direction() == Direction.SERVER_TO_CLIENT);
    if (foreign && !serverSpokeTls) {
      return broken(StreamEnd.NOT_TLS, Optional.of(Direction.SERVER_TO_CLIENT));
    }
    return tcpEnd();
  }

  /// That of the first record where the ClientHello was lost or came damaged.
  private Duration helloTime() {
    return events.stream().filter(event -> event.has(HandshakeType.CLIENT_HELLO)).findFirst()
        .orElseGet(events::getFirst).time();
  }

  private Outcome tcpEnd() {
    boolean waiting = !events.isEmpty() && events.getLast().direction() == Direction.CLIENT_TO_SERVER;
    if (tcp.firstFin().isPresent()) {
      Direction by = tcp.firstFin().get();
      // A client that closes while it is owed an answer has given up waiting.
      boolean owedTheRest = stage == Stage.SERVER_HELLO && !serverFlightHidden;
      boolean gaveUp = by == Direction.CLIENT_TO_SERVER
          && (waiting || stage == Stage.TUNNEL_ASKED || owedTheRest || answerCutShort);
      return gaveUp ? broken(StreamEnd.TIMEOUT, Optional.empty()) : broken(StreamEnd.FIN, Optional.of(by));
    }
    return tcp.reset().isPresent()
        ? broken(StreamEnd.RST, tcp.reset())
        : broken(StreamEnd.TIMEOUT, Optional.empty());
  }

  private Outcome withoutHello() {
    if (!events.isEmpty() && !fromTheStart) {
      return new Outcome(StreamEnd.COMPLETE, Optional.empty());
    }
    if (plain.isEmpty()) {
      return tcpEnd();
    }
    boolean socks = plain.getFirst().kind() == PlainText.Kind.SOCKS
        && plain.getFirst().direction() == Direction.CLIENT_TO_SERVER;
    boolean tunnelAsked = socks || plain.stream().anyMatch(turn -> turn.kind() == PlainText.Kind.HTTP_CONNECT);
    boolean answered = plain.stream().anyMatch(turn -> turn.direction() == Direction.SERVER_TO_CLIENT);
    boolean onlyBegun = socks && plain.stream().noneMatch(turn -> turn.kind() != PlainText.Kind.SOCKS
        || (turn.direction() == Direction.SERVER_TO_CLIENT && turn.status().isPresent()));
    if (tunnelAsked && (!answered || onlyBegun || stage == Stage.TUNNEL_OPEN)) {
      return tcpEnd();
    }
    return tunnelAsked
        ? broken(StreamEnd.NOT_TLS, Optional.of(Direction.SERVER_TO_CLIENT))
        : new Outcome(StreamEnd.NOT_TLS, Optional.empty());
  }

  private Outcome broken(StreamEnd end, Optional<Direction> by) {
    return Outcome.of(new BreakPoint(stage, end, by, events.size() - 1, Optional.empty(), false));
  }

  private void end(StreamEnd end, Direction by, int after, Optional<Alert> alert, boolean hidden) {
    ended = Optional.of(new BreakPoint(stage, end, Optional.of(by), after, alert, hidden));
  }

  private void reach(Stage next) {
    if (next.compareTo(stage) > 0) {
      stage = next;
    }
  }
}
