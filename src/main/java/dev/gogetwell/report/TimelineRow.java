package dev.gogetwell.report;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Measurement.TlsHandshake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    UNREAD,
    BREAK
  }

  /// The lines of a handshake, from what it negotiated and how it ended.
  ///
  /// @param rejected why the client did not accept the certificate of a handshake that went well otherwise
  static List<TimelineRow> of(TlsHandshake handshake, Optional<String> rejected, Speech speech) {
    List<TimelineRow> rows = new ArrayList<>();
    String name = handshake.serverName().isEmpty() ? "" : " · SNI " + handshake.serverName();
    rows.add(row(Kind.TO_SERVER, "ClientHello" + name));
    handshake.version().ifPresent(version -> rows.add(row(Kind.TO_CLIENT,
        "ServerHello · " + version + handshake.cipherSuite().map(suite -> " · " + suite).orElse(""))));
    if (!handshake.chain().isEmpty()) {
      rows.add(row(Kind.TO_CLIENT, "Certificate × " + handshake.chain().size()));
    }
    handshake.failure().map(Failure::raw).or(() -> rejected).ifPresentOrElse(
        why -> rows.add(new TimelineRow(Kind.BREAK, speech.plain("report.timeline.break"), why,
            Optional.empty(), Optional.empty())),
        () -> rows.add(row(Kind.TO_SERVER, "Finished")));
    return rows;
  }

  private static TimelineRow row(Kind kind, String label) {
    return new TimelineRow(kind, label, "", Optional.empty(), Optional.empty());
  }
}
