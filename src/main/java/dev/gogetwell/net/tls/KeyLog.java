package dev.gogetwell.net.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The secrets of an NSS key log (`SSLKEYLOGFILE`, RFC 9850), by label and client random. Lines that are no such line
/// are ignored. Not safe for concurrent use.
public final class KeyLog {
  /// The master secret of SSL 3.0 to TLS 1.2.
  public static final String MASTER = "CLIENT_RANDOM";

  /// The secrets of TLS 1.3.
  public static final String CLIENT_EARLY = "CLIENT_EARLY_TRAFFIC_SECRET";

  public static final String CLIENT_HANDSHAKE = "CLIENT_HANDSHAKE_TRAFFIC_SECRET";
  public static final String SERVER_HANDSHAKE = "SERVER_HANDSHAKE_TRAFFIC_SECRET";
  public static final String CLIENT_TRAFFIC = "CLIENT_TRAFFIC_SECRET_0";
  public static final String SERVER_TRAFFIC = "SERVER_TRAFFIC_SECRET_0";

  private static final int MAX_SECRET = 64;

  private final Map<String, byte[]> secrets = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  /// Reads one line.
  ///
  /// @return whether it held a secret that was not known
  public boolean add(String line) {
    String[] words = line.strip().split(" +", -1);
    if (words.length != 3 || words[1].length() != 64 || words[2].isEmpty() || words[2].length() > 2 * MAX_SECRET) {
      return false;
    }
    try {
      byte[] random = HexFormat.of().parseHex(words[1]);
      byte[] secret = HexFormat.of().parseHex(words[2]);
      boolean added = secrets.putIfAbsent(key(words[0], HexFormat.of().formatHex(random)), secret) == null;
      if (added) {
        lines.add(words[0] + " " + HexFormat.of().formatHex(random) + " " + HexFormat.of().formatHex(secret));
      }
      return added;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Reads the lines of a whole file or decryption-secrets block.
  public void addAll(byte[] text) {
    new String(text, StandardCharsets.ISO_8859_1).lines().forEach(this::add);
  }

  /// Whether there is no secret at all.
  public boolean isEmpty() {
    return secrets.isEmpty();
  }

  /// The secret of a connection.
  ///
  /// @param clientRandom in lower-case hexadecimal
  public Optional<byte[]> secret(String label, String clientRandom) {
    return Optional.ofNullable(secrets.get(key(label, clientRandom)));
  }

  /// Every line, in the order in which they came, as a key log file holds them.
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private static String key(String label, String clientRandom) {
    return label + " " + clientRandom;
  }
}
