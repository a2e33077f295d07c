package dev.gogetwell.gorules.tls;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.BreakPoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.ProtocolVersion;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsStream;
import java.util.List;
import java.util.Optional;

/// Chooses the sentence that stands at the break point. Pure.
final class BreakSentences {
  private static final String PREFIX = "timeline.break.";

  private BreakSentences() {}

  static Message of(TlsStream stream) {
    if (stream.breakPoint().isEmpty()) {
      return switch (stream.end()) {
        case COMPLETE -> Message.of(PREFIX + "none");
        default -> Message.of(PREFIX + "no-tls");
      };
    }
    BreakPoint at = stream.breakPoint().get();
    return switch (at.end()) {
      case ALERT -> alert(stream, at);
      case NOT_TLS -> Message.of(PREFIX + foreign(at), quote(stream));
      case FIN, RST, TIMEOUT, COMPLETE -> ending(stream, at);
    };
  }

  private static String foreign(BreakPoint at) {
    return switch (at.reached()) {
      case NOTHING, CONNECTED, TUNNEL_ASKED, TUNNEL_OPEN -> "tunnel-refused";
      default -> "foreign-answer";
    };
  }

  private static Message ending(TlsStream stream, BreakPoint at) {
    if (new BreakScene(stream, at).captureEnded()) {
      return Message.of(PREFIX + "capture-ended", last(stream, at));
    }
    if (new BreakScene(stream, at).answerBegun()) {
      return Message.of(PREFIX + "answer-begun");
    }
    boolean refused = at.reached() == Stage.NOTHING && at.end() == StreamEnd.RST;
    if (refused) {
      return Message.of(PREFIX + "refused");
    }
    if (at.by().isEmpty()) {
      if (at.reached() == Stage.NOTHING) {
        return Message.of(PREFIX + "no-answer");
      }
      boolean nothingCame = at.reached().compareTo(Stage.HELLO_RETRY) <= 0;
      return Message.of(PREFIX + (nothingCame ? "silence" : "stalled"), last(stream, at));
    }
    String how = at.end() == StreamEnd.RST ? "reset" : "closed";
    return Message.of(PREFIX + how + "-by-" + side(at.by().get()), last(stream, at));
  }

  /// The last step in the words of the protocol, which are the same in every language.
  private static String last(TlsStream stream, BreakPoint at) {
    return switch (at.reached()) {
      case NOTHING -> "SYN";
      case CONNECTED -> "TCP connect";
      case TUNNEL_ASKED -> stream.plain().isEmpty() ? "CONNECT" : stream.plain().getLast().quote();
      case TUNNEL_OPEN -> "CONNECT";
      case CLIENT_HELLO -> "ClientHello";
      case HELLO_RETRY -> "HelloRetryRequest";
      case SERVER_HELLO -> "ServerHello";
      case CERTIFICATE -> "Certificate";
      case SERVER_FLIGHT ->
        stream.negotiated().equals(Optional.of(ProtocolVersion.TLS13)) ? "Finished" : "ServerHelloDone";
      case CLIENT_FINISHED, COMPLETE -> "Finished";
    };
  }

  private static Message alert(TlsStream stream, BreakPoint at) {
    String side = side(at.by().orElse(Direction.SERVER_TO_CLIENT));
    Optional<Alert> readable = at.alert().filter(alert -> !alert.encrypted());
    if (readable.isPresent()) {
      int number = readable.get().number();
      return Message.of(PREFIX + "alert-from-" + side,
          readable.get().description().orElse(Integer.toString(number)), number);
    }
    boolean tls13 = stream.negotiated().equals(Optional.of(ProtocolVersion.TLS13));
    return Message.of(PREFIX + "hidden-alert-from-" + side + (tls13 ? "-13" : ""));
  }

  private static String side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? "client" : "server";
  }

  private static String quote(TlsStream stream) {
    List<PlainText> answers = stream.plain().stream()
        .filter(turn -> turn.direction() == Direction.SERVER_TO_CLIENT).toList();
    return answers.isEmpty() ? "" : answers.getLast().kind() == PlainText.Kind.SOCKS
        ? socks(answers.getLast().status().orElse(0)) : answers.getLast().quote();
  }

  /// The words of RFC 1928 and 1929.
  private static String socks(int status) {
    return switch (status) {
      case PlainText.SOCKS_NO_METHOD -> "SOCKS5: no acceptable methods";
      case PlainText.SOCKS_WRONG_PASSWORD -> "SOCKS5: username/password authentication failed";
      case 1 -> "SOCKS5: general SOCKS server failure";
      case 2 -> "SOCKS5: connection not allowed by ruleset";
      case 3 -> "SOCKS5: network unreachable";
      case 4 -> "SOCKS5: host unreachable";
      case 5 -> "SOCKS5: connection refused";
      case 6 -> "SOCKS5: TTL expired";
      default -> "SOCKS5: reply " + status;
    };
  }
}
