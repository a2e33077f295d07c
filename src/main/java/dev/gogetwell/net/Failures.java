package dev.gogetwell.net;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;

/// Turns what the socket layer throws into the closed failure vocabulary. Pure; any thread.
///
/// The JDK passes the operating system's text on in English (`sun.nio.ch.Net` and `java.net` translate errno by their
/// own tables), so the few texts below are stable; what they do not name stays [FailureKind#OTHER] with its raw text.
public final class Failures {
  private Failures() {}

  /// The failure that `e` is, during `operation`.
  public static Failure of(Operation operation, IOException e) {
    return new Failure(operation, kind(e), text(e));
  }

  /// A deadline that we ended ourselves.
  public static Failure timeout(Operation operation, String what) {
    return new Failure(operation, FailureKind.TIMEOUT, what);
  }

  private static FailureKind kind(IOException e) {
    String text = text(e).toLowerCase(Locale.ROOT);
    return switch (e) {
      case SocketTimeoutException _ -> FailureKind.TIMEOUT;
      case UnknownHostException _ -> FailureKind.NO_SUCH_HOST;
      case NoRouteToHostException _ -> FailureKind.UNREACHABLE;
      case PortUnreachableException _ -> FailureKind.REFUSED;
      case EOFException _ -> FailureKind.EOF;
      case AlertException _ -> FailureKind.ALERT;
      case TooLongException _ -> FailureKind.TOO_LONG;
      case ConnectException _ when text.contains("timed out") -> FailureKind.TIMEOUT;
      case ConnectException _ when text.contains("refused") -> FailureKind.REFUSED;
      default -> kindOfText(text);
    };
  }

  private static FailureKind kindOfText(String text) {
    if (text.contains("reset") || text.contains("broken pipe") || text.contains("aborted")
        || text.contains("forcibly closed")) {
      return FailureKind.RESET;
    }
    if (text.contains("unreachable") || text.contains("no route")) {
      return FailureKind.UNREACHABLE;
    }
    if (text.contains("permission denied") || text.contains("not permitted") || text.contains("forbidden by its access")) {
      return FailureKind.FORBIDDEN_LOCALLY;
    }
    if (text.contains("timed out")) {
      return FailureKind.TIMEOUT;
    }
    return text.contains("refused") ? FailureKind.REFUSED : FailureKind.OTHER;
  }

  private static String text(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
