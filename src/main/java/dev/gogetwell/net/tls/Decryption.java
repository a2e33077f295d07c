package dev.gogetwell.net.tls;

import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage.ClientHello;
import dev.gogetwell.model.tls.HandshakeMessage.ServerHello;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows the keys of one connection: which protection applies to the next record of each direction. Told of the
/// messages that change keys, in the order of the wire. Confined to one thread.
final class Decryption {
  /// How many lost records are bridged by trying later sequence numbers.
  private static final int BRIDGED = 64;

  private static final int ENCRYPT_THEN_MAC = 22;

  private final KeyLog keys;

  /// The protections still to come in each direction, the present one first.
  private final Map<Direction, Deque<RecordProtection>> epochs = new EnumMap<>(Direction.class);

  private final Set<Direction> afterLoss = EnumSet.noneOf(Direction.class);
  private @Nullable ClientHello offer;
  private @Nullable ServerHello choice;
  private boolean failed;

  Decryption(KeyLog keys) {
    this.keys = keys;
    for (Direction direction : Direction.values()) {
      epochs.put(direction, new ArrayDeque<>());
    }
  }

  private Deque<RecordProtection> epochs(Direction direction) {
    return Objects.requireNonNull(epochs.get(direction), "each direction has its own");
  }

  /// Whether a record did not open although there were keys for it.
  boolean failed() {
    return failed;
  }

  void lost(Direction direction) {
    afterLoss.add(direction);
  }

  void clientHello(ClientHello hello) {
    offer = hello;
  }

  /// Early data comes before the server has chosen a suite: the first one that fits the secret is taken.
  private void earlyData() {
    ClientHello hello = offer;
    if (hello == null || choice != null) {
      return;
    }
    byte[] secret = keys.secret(KeyLog.CLIENT_EARLY, hello.random()).orElse(null);
    if (secret == null) {
      return;
    }
    for (String name : List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")) {
      SuiteCipher.of(name).filter(suite -> suite.prf().equals("SHA384") == (secret.length == 48))
          .ifPresent(suite -> add13(Direction.CLIENT_TO_SERVER, suite, secret));
    }
  }

  void serverHello(ServerHello hello, boolean tls13) {
    choice = hello;
    if (!tls13 || hello.helloRetryRequest() || offer == null || keys.isEmpty()) {
      return;
    }
    SuiteCipher suite = SuiteCipher.of(hello.cipherSuiteName()).orElse(null);
    if (suite == null) {
      return;
    }
    for (String label : List.of(KeyLog.CLIENT_HANDSHAKE, KeyLog.CLIENT_TRAFFIC)) {
      keys.secret(label, offer.random()).ifPresent(secret -> add13(Direction.CLIENT_TO_SERVER, suite, secret));
    }
    for (String label : List.of(KeyLog.SERVER_HANDSHAKE, KeyLog.SERVER_TRAFFIC)) {
      keys.secret(label, offer.random()).ifPresent(secret -> add13(Direction.SERVER_TO_CLIENT, suite, secret));
    }
  }

  private void add13(Direction direction, SuiteCipher suite, byte[] secret) {
    try {
      epochs(direction).add(AeadProtection.tls13(suite, secret));
    } catch (GeneralSecurityException e) {
      failed = true;
    }
  }

  /// TLS 1.3: the sender's Finished or EndOfEarlyData was its last message under the present key.
  void epochEnded(Direction direction) {
    epochs(direction).poll();
  }

  /// TLS 1.3: the sender goes on with the next key.
  void keyUpdate(Direction direction) {
    RecordProtection present = epochs(direction).poll();
    if (present == null) {
      return;
    }
    try {
      epochs(direction).addFirst(present.next());
    } catch (GeneralSecurityException e) {
      failed = true;
    }
  }

  /// TLS 1.2 and older: the sender's ChangeCipherSpec makes the negotiated keys the present ones.
  void changeCipherSpec(Direction direction) {
    Deque<RecordProtection> present = epochs(direction);
    present.clear();
    ClientHello hello = offer;
    ServerHello answer = choice;
    if (hello == null || answer == null || keys.isEmpty()) {
      return;
    }
    SuiteCipher suite = SuiteCipher.of(answer.cipherSuiteName()).orElse(null);
    byte[] master = keys.secret(KeyLog.MASTER, hello.random()).orElse(null);
    if (suite == null || master == null || answer.version().code() < 0x0301) {
      return;
    }
    try {
      present.add(protection12(direction, suite, master, hello, answer));
    } catch (GeneralSecurityException e) {
      failed = true;
    }
  }

  /// Cuts the key block: MAC keys, keys, initial vectors, the client's first each (RFC 5246, section 6.3).
  private static RecordProtection protection12(
      Direction direction, SuiteCipher suite, byte[] master, ClientHello hello, ServerHello answer)
      throws GeneralSecurityException {
    boolean cbc = suite.mode() == SuiteCipher.Mode.CBC;
    int version = answer.version().code();
    int macLength = cbc ? suite.macLength() : 0;
    int ivLength = cbc ? suite.blockLength() : suite.mode() == SuiteCipher.Mode.CHACHA20 ? 12 : 4;
    byte[] seed = HexFormat.of().parseHex(answer.random() + hello.random());
    byte[] block = KeySchedule.keyBlock(
        version, suite.prf(), master, seed, 2 * (macLength + suite.keyLength() + ivLength));
    int side = direction == Direction.CLIENT_TO_SERVER ? 0 : 1;
    byte[] mac = part(block, side * macLength, macLength);
    byte[] key = part(block, 2 * macLength + side * suite.keyLength(), suite.keyLength());
    byte[] iv = part(block, 2 * (macLength + suite.keyLength()) + side * ivLength, ivLength);
    if (!cbc) {
      return AeadProtection.tls12(suite, key, iv);
    }
    boolean outside = answer.extensions().stream().anyMatch(extension -> extension.type() == ENCRYPT_THEN_MAC);
    return new CbcProtection(suite, key, mac, outside, version == 0x0301 ? iv : null);
  }

  private static byte[] part(byte[] block, int from, int length) {
    return Arrays.copyOfRange(block, from, from + length);
  }

  /// Opens the next protected record of a direction; null without the keys for it.
  ///
  /// A record that does not fit the present keys is tried with the later ones: the messages that would have changed
  /// them may be lost, and early data that the server rejected is never opened (RFC 8446, section 4.2.10).
  RecordProtection.@Nullable Opened open(
      Direction direction, int type, int version, byte[] bytes, int from, int to) {
    if (keys.isEmpty()) {
      return null;
    }
    Deque<RecordProtection> left = epochs(direction);
    if (left.isEmpty() && direction == Direction.CLIENT_TO_SERVER) {
      earlyData();
    }
    for (RecordProtection protection : left) {
      RecordProtection.Opened opened = protection.open(type, version, bytes, from, to);
      if (opened != null) {
        while (left.peek() != protection) {
          left.poll();
        }
        return opened;
      }
    }
    return left.isEmpty() ? null : bridged(direction, left.getFirst(), type, version, bytes, from, to);
  }

  private RecordProtection.@Nullable Opened bridged(
      Direction direction, RecordProtection present, int type, int version, byte[] bytes, int from, int to) {
    failed = true;
    if (!afterLoss.remove(direction)) {
      return null;
    }
    for (int skipped = 1; skipped <= BRIDGED; skipped++) {
      RecordProtection.Opened opened = present.open(type, version, bytes, from, to, skipped);
      if (opened != null) {
        return opened;
      }
    }
    return null;
  }
}
