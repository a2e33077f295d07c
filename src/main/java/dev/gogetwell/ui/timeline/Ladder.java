package dev.gogetwell.ui.timeline;

import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.BreakPoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.RecordType;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A stream as the rungs of a ladder, in order of arrival. Pure data, so that the drawing decides nothing.
///
/// Time zero is the first TLS record, so that what was said before has negative times.
record Ladder(List<Rung> rungs) {
  /// A silence from here on is worth a line of its own.
  private static final Duration GAP = Duration.ofMillis(8);

  Ladder {
    rungs = List.copyOf(rungs);
  }

  /// What a rung is.
  enum Kind {
    PLAIN,
    MESSAGE,
    ALERT,
    CHANGE_CIPHER_SPEC,
    DATA,
    /// The end of the TCP connection.
    CLOSE,
    GAP,
    BREAK
  }

  /// One rung.
  ///
  /// @param time since the first TLS record
  /// @param name the message by its RFC name; a text key for the kinds CLOSE and BREAK
  /// @param bytes on the wire
  /// @param unread whether it arrived after the other side had given up
  /// @param message what was inside
  record Rung(Kind kind, Duration time, Direction direction, String name, int bytes, boolean decrypted, boolean unread,
      Optional<HandshakeMessage> message) {}

  static Ladder of(TlsStream stream) {
    return of(stream, false);
  }

  /// @param refused whether the go command refuses the certificate although the handshake went on: our probe looks at
  ///     all of a handshake, while go hangs up below the certificate
  static Ladder of(TlsStream stream, boolean refused) {
    Duration zero = stream.events().isEmpty() ? Duration.ZERO : stream.events().getFirst().time();
    List<Rung> rungs = new ArrayList<>();
    boolean told = !refused || stream.breakPoint().isPresent();
    int last = stream.events().size() - 1;
    List<List<PlainText>> plain = stream.plainByEvent();
    for (int i = 0; i <= last; i++) {
      addPlain(rungs, plain.get(i), zero);
      TlsEvent event = stream.events().get(i);
      addGap(rungs, event.time().minus(zero), event.direction());
      addEvent(rungs, event, zero, unread(stream.breakPoint(), i, event));
      if (i == last) {
        addPlain(rungs, plain.get(i + 1), zero);
      }
      if (stream.breakBelow() == i) {
        addBreak(rungs, stream, stream.breakPoint().orElseThrow(), zero);
      } else if (!told && event.has(HandshakeType.CERTIFICATE) && event.direction() == Direction.SERVER_TO_CLIENT) {
        rungs.add(breakRung(Direction.CLIENT_TO_SERVER, "ui.tls.break.refused"));
        told = true;
      }
    }
    if (last < 0) {
      addPlain(rungs, plain.getFirst(), zero);
    }
    stream.breakPoint().filter(broken -> stream.breakBelow() < 0 || stream.breakBelow() > last)
        .ifPresent(broken -> addBreak(rungs, stream, broken, zero));
    return new Ladder(rungs);
  }

  private static void addPlain(List<Rung> rungs, List<PlainText> turns, Duration zero) {
    for (PlainText plain : turns) {
      Duration time = plain.time().minus(zero);
      addGap(rungs, time, plain.direction());
      rungs.add(new Rung(Kind.PLAIN, time, plain.direction(), plain.quote(), plain.length(), false, false,
          Optional.empty()));
    }
  }

  private static Rung breakRung(Direction by, String key) {
    return new Rung(Kind.BREAK, Duration.ZERO, by, key, 0, false, false, Optional.empty());
  }

  /// What the server sent after the client had refused is on the wire, but nobody read it.
  private static boolean unread(Optional<BreakPoint> broken, int index, TlsEvent event) {
    return broken.isPresent() && broken.get().afterEvent() >= 0 && index > broken.get().afterEvent()
        && broken.get().by().equals(Optional.of(event.direction().opposite()));
  }

  private static void addGap(List<Rung> rungs, Duration time, Direction direction) {
    if (!rungs.isEmpty() && rungs.getLast().kind() != Kind.BREAK && rungs.getLast().kind() != Kind.PLAIN) {
      Duration silence = time.minus(rungs.getLast().time());
      if (silence.compareTo(GAP) >= 0) {
        rungs.add(new Rung(Kind.GAP, silence, direction, "", 0, false, false, Optional.empty()));
      }
    }
  }

  private static void addEvent(List<Rung> rungs, TlsEvent event, Duration zero, boolean unread) {
    Duration time = event.time().minus(zero);
    for (HandshakeMessage message : event.messages()) {
      rungs.add(new Rung(Kind.MESSAGE, time, event.direction(), name(message), message.length() + 4,
          event.decrypted(), unread, Optional.of(message)));
    }
    event.alert().ifPresent(alert -> rungs.add(new Rung(Kind.ALERT, time, event.direction(),
        "Alert: " + describe(alert), event.length(), event.decrypted(), unread, Optional.empty())));
    if (event.messages().isEmpty() && event.alert().isEmpty()) {
      boolean change = event.record() == RecordType.CHANGE_CIPHER_SPEC;
      rungs.add(new Rung(change ? Kind.CHANGE_CIPHER_SPEC : Kind.DATA, time, event.direction(),
          camel(event.record().name()), event.length(), event.decrypted(), unread, Optional.empty()));
    }
  }

  private static void addBreak(List<Rung> rungs, TlsStream stream, BreakPoint broken, Duration zero) {
    Direction by = broken.by().orElse(Direction.SERVER_TO_CLIENT);
    Duration end = stream.duration().minus(zero);
    if (broken.end() == StreamEnd.TIMEOUT) {
      addGap(rungs, end, by);
    } else if (broken.end() == StreamEnd.RST || broken.end() == StreamEnd.FIN) {
      addGap(rungs, end, by);
      rungs.add(new Rung(Kind.CLOSE, end, by, broken.end() == StreamEnd.RST ? "ui.tls.rst" : "ui.tls.fin", 0, false,
          false, Optional.empty()));
    }
    String side = broken.end() == StreamEnd.ALERT ? by == Direction.CLIENT_TO_SERVER ? ".client" : ".server" : "";
    rungs.add(breakRung(by, "ui.tls.break." + broken.end().code() + side));
  }

  /// The messages of a full handshake that this one lacks.
  List<String> missing(Ladder other) {
    List<String> mine = rungs.stream().filter(rung -> rung.kind() == Kind.MESSAGE).map(Rung::name).toList();
    return other.rungs().stream().filter(rung -> rung.kind() == Kind.MESSAGE).map(Rung::name).distinct()
        .filter(name -> !mine.contains(name)).toList();
  }

  private static String describe(Alert alert) {
    return alert.encrypted() ? alert.levelName() : alert.description().orElse(Integer.toString(alert.number()));
  }

  private static String name(HandshakeMessage message) {
    boolean retry = message instanceof HandshakeMessage.ServerHello hello && hello.helloRetryRequest();
    return retry ? "HelloRetryRequest" : camel(message.type().name());
  }

  /// `CLIENT_HELLO` as the RFCs write it: `ClientHello`.
  static String camel(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", 0)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  /// The key of what a rung is for.
  static String purposeKey(Rung rung) {
    String word = switch (rung.kind()) {
      case PLAIN -> "plain";
      case ALERT -> "alert";
      case CHANGE_CIPHER_SPEC -> "change_cipher_spec";
      case MESSAGE -> rung.message().map(HandshakeMessage::type).map(HandshakeType::code).orElse("other");
      case DATA, CLOSE, GAP, BREAK -> "other";
    };
    return "ui.tls.purpose." + word;
  }
}
