package dev.gogetwell.report;

import dev.gogetwell.gorules.tls.BreakPointRules;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.RecordType;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of a drawn handshake.
///
/// @param label the message, by its RFC name, or the sentence of the break
/// @param second a second line, only for the break
/// @param millis when it was complete, since the start; empty where it was not recorded
/// @param bytes its length on the wire
record TimelineRow(Kind kind, String label, String second, Optional<String> millis, Optional<String> bytes) {
  /// What the line is.
  enum Kind {
    TO_SERVER,
    TO_CLIENT,
    ALERT_TO_SERVER,
    ALERT_TO_CLIENT,
    UNREAD_TO_SERVER,
    UNREAD_TO_CLIENT,
    BREAK
  }

  /// The lines of a handshake.
  ///
  /// @param rejected why the client did not accept the certificate of a handshake that went well otherwise
  static List<TimelineRow> of(TlsHandshake handshake, Optional<String> rejected, BilingualWriter speech) {
    return handshake.stream().events().isEmpty() && handshake.stream().plain().isEmpty()
        ? fromFacts(handshake, rejected, speech) : fromStream(handshake, rejected, speech);
  }

  private static List<TimelineRow> fromStream(TlsHandshake handshake, Optional<String> rejected,
      BilingualWriter speech) {
    TlsStream stream = handshake.stream();
    List<TimelineRow> rows = new ArrayList<>();
    int last = stream.events().size() - 1;
    List<List<PlainText>> said = stream.plainByEvent();
    int breakAfter = stream.breakBelow();
    Optional<TimelineRow> pending = stream.breakPoint().isPresent() ? Optional.of(broken(handshake, speech))
        : rejected.map(why -> broken(speech.plain("report.timeline.rejected"), why));
    if (last < 0) {
      said.getFirst().forEach(turn -> rows.add(plain(turn)));
    }
    if (breakAfter < 0) {
      pending.ifPresent(rows::add);
      pending = Optional.empty();
    }
    boolean after = false;
    for (int i = 0; i <= last; i++) {
      TlsEvent event = stream.events().get(i);
      said.get(i).forEach(turn -> rows.add(plain(turn)));
      rows.add(event(event, after, speech));
      if (i == last) {
        said.get(i + 1).forEach(turn -> rows.add(plain(turn)));
      }
      boolean refusedHere = stream.breakPoint().isEmpty() && event.has(HandshakeType.CERTIFICATE);
      if (pending.isPresent() && (i == breakAfter || refusedHere)) {
        rows.add(pending.get());
        pending = Optional.empty();
        // What the server still sends after the client gave up is shown, but nobody reads it.
        after = true;
      }
    }
    pending.ifPresent(rows::add);
    return rows;
  }

  private static TimelineRow broken(TlsHandshake handshake, BilingualWriter speech) {
    Message sentence = new BreakPointRules().sentence(handshake.stream());
    boolean known = speech.lead().has(sentence.key());
    return broken(known ? BilingualWriter.in(speech.lead(), sentence) : speech.plain("report.timeline.break"),
        handshake.failure().map(Failure::raw).orElse(known ? speech.second(sentence) : ""));
  }

  private static TimelineRow broken(String label, String second) {
    return new TimelineRow(Kind.BREAK, label, second, Optional.empty(), Optional.empty());
  }

  private static TimelineRow plain(PlainText said) {
    boolean toServer = said.direction() == Direction.CLIENT_TO_SERVER;
    return new TimelineRow(toServer ? Kind.TO_SERVER : Kind.TO_CLIENT, said.quote(), "", millis(said.time()),
        Optional.of(Integer.toString(said.length())));
  }

  private static TimelineRow event(TlsEvent event, boolean unread, BilingualWriter speech) {
    boolean toServer = event.direction() == Direction.CLIENT_TO_SERVER;
    Kind kind = toServer ? Kind.TO_SERVER : Kind.TO_CLIENT;
    if (event.alert().filter(Alert::fatal).isPresent()) {
      kind = toServer ? Kind.ALERT_TO_SERVER : Kind.ALERT_TO_CLIENT;
    } else if (unread) {
      kind = toServer ? Kind.UNREAD_TO_SERVER : Kind.UNREAD_TO_CLIENT;
    }
    String label = label(event) + (event.decrypted() ? " " + speech.lead("report.timeline.decrypted") : "");
    return new TimelineRow(kind, label, "", millis(event.time()),
        Optional.of("%,d".formatted(event.length())));
  }

  private static String label(TlsEvent event) {
    if (event.alert().isPresent()) {
      Alert alert = event.alert().get();
      return "Alert: " + alert.description().orElse(alert.encrypted() ? "?" : Integer.toString(alert.number()));
    }
    if (event.messages().isEmpty()) {
      return event.record() == RecordType.CHANGE_CIPHER_SPEC ? "ChangeCipherSpec" : name(event.record());
    }
    return event.messages().stream().map(TimelineRow::label).collect(Collectors.joining(", "));
  }

  private static String label(HandshakeMessage message) {
    return switch (message) {
      case HandshakeMessage.ClientHello hello ->
          "ClientHello" + hello.serverName().map(name -> " · SNI " + name).orElse("");
      case HandshakeMessage.ServerHello hello when hello.helloRetryRequest() -> "HelloRetryRequest";
      case HandshakeMessage.ServerHello hello ->
          "ServerHello · " + hello.negotiated().label() + " · " + hello.cipherSuiteName();
      case HandshakeMessage.Certificate certificate when certificate.entries().size() > 1 ->
          "Certificate × " + certificate.entries().size();
      default -> name(message.type());
    };
  }

  /// `SERVER_HELLO_DONE` as the RFCs write it: `ServerHelloDone`.
  private static String name(Enum<?> type) {
    return Arrays.stream(type.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  private static Optional<String> millis(Duration time) {
    return Optional.of("%.1f".formatted(time.toNanos() / 1e6));
  }

  /// What can be said where nothing was recorded: what was negotiated, and how it ended.
  private static List<TimelineRow> fromFacts(TlsHandshake handshake, Optional<String> rejected,
      BilingualWriter speech) {
    List<TimelineRow> rows = new ArrayList<>();
    String name = handshake.serverName().isEmpty() ? "" : " · SNI " + handshake.serverName();
    rows.add(row(Kind.TO_SERVER, "ClientHello" + name));
    handshake.version().ifPresent(version -> rows.add(row(Kind.TO_CLIENT,
        "ServerHello · " + version + handshake.cipherSuite().map(suite -> " · " + suite).orElse(""))));
    if (!handshake.chain().isEmpty()) {
      rows.add(row(Kind.TO_CLIENT, "Certificate × " + handshake.chain().size()));
    }
    handshake.failure().map(Failure::raw).or(() -> rejected).ifPresentOrElse(
        why -> rows.add(broken(speech.plain("report.timeline.break"), why)),
        () -> rows.add(row(Kind.TO_SERVER, "Finished")));
    return rows;
  }

  private static TimelineRow row(Kind kind, String label) {
    return new TimelineRow(kind, label, "", Optional.empty(), Optional.empty());
  }
}
