package dev.gogetwell.net.tls.client;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Failures;
import dev.gogetwell.net.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;

/// Makes a TLS handshake and reports how far it came. Any thread; one handshake a call.
public final class TlsHandshaker {
  private final SecureRandom random;

  /// @param random where nonces and keys come from
  public TlsHandshaker(SecureRandom random) {
    this.random = random;
  }

  /// Shakes hands over `wire`, without judging the certificate. On failure the wire is closed.
  ///
  /// A server that chooses a group which cannot be computed here (Kyber of Go 1.23) ends the handshake at its
  /// ServerHello with [FailureKind#OTHER], which accuses nobody; version and cipher suite are known then.
  ///
  /// @param secrets hears the session secrets as lines of an NSS key log
  public TlsResult handshake(Wire wire, HelloSpec spec, Consumer<String> secrets, Deadline deadline) {
    ShapedTlsClient client = new ShapedTlsClient(new LenientCrypto(random), spec);
    RecordingProtocol protocol = new RecordingProtocol(client, spec, new KeyShares(random), secrets);
    TlsPump pump = new TlsPump(wire, protocol);
    Optional<Failure> failure = run(client, protocol, pump, spec, deadline);
    if (failure.isPresent()) {
      pump.close();
    }
    return new TlsResult(
        failure.isPresent() ? Optional.empty() : Optional.of(new TlsSession(pump, client)),
        client.version(), client.cipherSuite(), failure.isPresent() ? Optional.empty() : client.alpn(),
        client.chain(), failure);
  }

  private static Optional<Failure> run(ShapedTlsClient client, RecordingProtocol protocol, TlsPump pump,
      HelloSpec spec, Deadline deadline) {
    try {
      protocol.connect(client);
      return exchange(protocol, pump, spec, deadline);
    } catch (TlsFatalAlertReceived e) {
      return failure(FailureKind.ALERT, AlertDescription.getName(e.getAlertDescription()));
    } catch (GivenUp e) {
      return failure(FailureKind.PROTOCOL, e.words());
    } catch (TlsFatalAlert e) {
      return client.fatalAlertReceived().isPresent()
          ? failure(FailureKind.ALERT, client.fatalAlertReceived().get())
          : failure(FailureKind.PROTOCOL, AlertDescription.getName(e.getAlertDescription())
              + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
    } catch (UncomputableGroup e) {
      return failure(FailureKind.OTHER, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return client.fatalAlertReceived().isPresent()
          ? failure(FailureKind.ALERT, client.fatalAlertReceived().get())
          : Optional.of(Failures.of(Operation.HANDSHAKE, e));
    } catch (RuntimeException e) {
      // Bouncy Castle's state machine meets bytes from outside here; what it cannot digest is the peer's fault.
      return failure(FailureKind.PROTOCOL, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Failure> exchange(RecordingProtocol protocol, TlsPump pump, HelloSpec spec,
      Deadline deadline) throws IOException {
    if (spec.pauseInHello()) {
      pump.flushSplit();
    } else {
      pump.flush();
    }
    byte[] first = pump.receiveRaw(deadline);
    if (first.length == 0) {
      return failure(FailureKind.EOF, "EOF");
    }
    if (!looksLikeTls(first)) {
      return failure(FailureKind.NOT_TLS, printable(first));
    }
    pump.offer(first);
    while (!protocol.isConnected()) {
      if (!pump.receive(deadline)) {
        return failure(FailureKind.EOF, "unexpected EOF");
      }
    }
    return Optional.empty();
  }

  /// The first byte of a record is its type, 20 to 23; the second the major version, 3 (RFC 8446, section 5.1).
  private static boolean looksLikeTls(byte[] bytes) {
    return bytes[0] >= 20 && bytes[0] <= 23 && (bytes.length < 2 || bytes[1] == 3);
  }

  private static Optional<Failure> failure(FailureKind kind, String raw) {
    return Optional.of(new Failure(Operation.HANDSHAKE, kind, raw));
  }

  private static String printable(byte[] bytes) {
    String text = new String(bytes, 0, Math.min(bytes.length, 80), StandardCharsets.ISO_8859_1);
    return List.of(text.split("\r?\n")).getFirst().replaceAll("[^\\x20-\\x7e]", ".");
  }
}
