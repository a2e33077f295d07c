package dev.gogetwell.report.timeline;

import dev.gogetwell.gorules.tls.BreakPointRules;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.RecordType;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes a timeline as a ladder of text: for terminals, mails and the clipboard. Immutable; any thread.
public final class TimelineText {
  private static final int LANE = 46;

  /// A pause is shown when it is longer than this many round trips, and long enough to be felt.
  private static final int ROUND_TRIPS = 3;

  private static final Duration FELT = Duration.ofMillis(50);

  private final Texts texts;
  private final MessageSummary summary;
  private final BreakPointRules rules = new BreakPointRules();

  public TimelineText(Texts texts, TlsNames names) {
    this.texts = texts;
    this.summary = new MessageSummary(names);
  }

  /// What a line is, so that a terminal can colour it.
  public enum Role {
    HEAD,
    ROW,
    DETAIL,
    ALERT,
    BREAK,
    CAUSE,
    FINE,
    NOTE
  }

  /// One line without its end.
  public record Line(Role role, String text) {}

  /// The whole ladder as plain text, each line ended by `\n`.
  public String copy(TlsStream stream) {
    StringBuilder all = new StringBuilder();
    lines(stream).forEach(line -> all.append(line.text()).append('\n'));
    return all.toString();
  }

  /// The ladder, top to bottom.
  public List<Line> lines(TlsStream stream) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Role.HEAD, stream.client() + " → " + stream.server()
        + stream.negotiated().map(version -> " · " + version.label()).orElse("")
        + " · " + texts.get("timeline.text.started", stream.start().toString())));
    lines.add(new Line(Role.DETAIL, "%10s  %s".formatted("ms", lanes())));
    if (stream.events().isEmpty()) {
      plain(stream.plain(), lines);
    }
    int broken = stream.breakBelow();
    if (broken < 0) {
      breakPoint(stream, lines);
    }
    events(stream, broken, lines);
    if (stream.breakPoint().isEmpty()) {
      lines.add(new Line(Role.FINE, "            ✓ " + texts.get(rules.sentence(stream))));
    }
    for (StreamNote note : stream.notes()) {
      lines.add(new Line(Role.NOTE, "            ! " + texts.get("timeline.note." + dashed(note.code()))));
    }
    return lines;
  }

  private String lanes() {
    String client = texts.get("timeline.text.client");
    String server = texts.get("timeline.text.server");
    return client + " ".repeat(Math.max(1, LANE + 2 - client.length() - server.length())) + server
        + "  " + texts.get("timeline.text.bytes");
  }

  private void events(TlsStream stream, int broken, List<Line> lines) {
    Duration before = Duration.ZERO;
    Duration roundTrip = roundTrip(stream);
    int data = 0;
    long dataBytes = 0;
    List<List<PlainText>> said = stream.plainByEvent();
    for (int i = 0; i < stream.events().size(); i++) {
      plain(said.get(i), lines);
      TlsEvent event = stream.events().get(i);
      boolean quiet = stream.breakPoint().isEmpty() && event.record() == RecordType.APPLICATION_DATA
          && event.messages().isEmpty() && data + 1 > 6;
      if (event.record() == RecordType.APPLICATION_DATA) {
        data++;
      }
      if (quiet) {
        dataBytes += event.length();
      } else {
        pause(before, event.time(), roundTrip, lines);
        event(event, lines);
      }
      before = event.time();
      if (i == stream.events().size() - 1) {
        plain(said.get(i + 1), lines);
      }
      if (i == broken) {
        breakPoint(stream, lines);
      }
    }
    if (dataBytes > 0) {
      lines.add(new Line(Role.DETAIL, " ".repeat(12) + texts.get("timeline.text.more-data", data - 6, dataBytes)));
    }
  }

  private void plain(List<PlainText> turns, List<Line> lines) {
    for (PlainText turn : turns) {
      lines.add(row(Role.ROW, turn.time(), turn.direction(), turn.quote(), turn.length(), ""));
    }
  }

  private void pause(Duration before, Duration now, Duration roundTrip, List<Line> lines) {
    Duration pause = now.minus(before);
    if (!before.isZero() && pause.compareTo(FELT) > 0 && pause.compareTo(roundTrip.multipliedBy(ROUND_TRIPS)) > 0) {
      lines.add(new Line(Role.DETAIL, " ".repeat(12) + "⋮ " + texts.get("timeline.text.pause", millis(pause))));
    }
  }

  private static Duration roundTrip(TlsStream stream) {
    Duration asked = Duration.ZERO;
    for (TlsEvent event : stream.events()) {
      if (event.direction() == Direction.SERVER_TO_CLIENT) {
        return event.time().minus(asked);
      }
      asked = event.time();
    }
    return Duration.ZERO;
  }

  private void event(TlsEvent event, List<Line> lines) {
    String badge = event.decrypted() ? texts.get("timeline.text.decrypted") : "";
    if (event.alert().isPresent()) {
      Alert alert = event.alert().get();
      String name = alert.encrypted()
          ? "Alert"
          : "Alert: " + alert.description().orElse("?") + " (" + alert.number() + ")";
      lines.add(row(Role.ALERT, event.time(), event.direction(), name, event.length(),
          alert.encrypted() ? texts.get("timeline.text.encrypted") : badge));
      return;
    }
    if (event.messages().isEmpty()) {
      boolean open = event.decrypted() || event.record() != RecordType.APPLICATION_DATA;
      lines.add(row(Role.ROW, event.time(), event.direction(), MessageSummary.title(event.record()), event.length(),
          open ? badge : texts.get("timeline.text.encrypted")));
      return;
    }
    for (HandshakeMessage message : event.messages()) {
      boolean hidden = message instanceof HandshakeMessage.Encrypted;
      lines.add(row(Role.ROW, event.time(), event.direction(), MessageSummary.title(message), message.length(),
          hidden ? texts.get("timeline.text.encrypted") : badge));
      for (String fact : summary.facts(message)) {
        lines.add(new Line(Role.DETAIL, " ".repeat(14) + fact));
      }
    }
  }

  private void breakPoint(TlsStream stream, List<Line> lines) {
    lines.add(new Line(Role.BREAK, "            ✗ " + texts.get("timeline.text.breaks-here") + " "
        + texts.get(rules.sentence(stream))));
    for (BreakPointRules.Cause cause : rules.causes(stream)) {
      Message why = cause.why();
      String confidence = texts.get("timeline.text.confidence." + cause.confidence().word());
      lines.add(new Line(Role.CAUSE, "              " + confidence + " " + cause.code().code() + " · " + texts.get(why)));
    }
  }

  private static Line row(Role role, Duration time, Direction direction, String name, int bytes, String badge) {
    int free = Math.max(2, LANE - name.length() - 2);
    String left = "─".repeat(free / 2);
    String right = "─".repeat(free - free / 2);
    String arrow = direction == Direction.CLIENT_TO_SERVER
        ? left + " " + name + " " + right + "▶ "
        : "◀" + left + " " + name + " " + right + " ";
    String text = "%10s  %s %,7d%s".formatted(millis(time), arrow, bytes, badge.isEmpty() ? "" : "  " + badge);
    return new Line(role, text);
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
  }

  private static String dashed(String code) {
    return code.replace('_', '-');
  }
}
