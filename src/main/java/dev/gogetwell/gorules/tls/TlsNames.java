package dev.gogetwell.gorules.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The names that the IANA registries give to the numbers of TLS, read from `assets/tls`. Immutable; any thread.
public final class TlsNames {
  private final Map<Integer, String> suites;
  private final Map<Integer, String> extensions;
  private final Map<Integer, String> groups;
  private final Map<Integer, String> signatures;

  private TlsNames() {
    suites = read("cipher-suites");
    extensions = read("extensions");
    groups = read("groups");
    signatures = read("signature-schemes");
  }

  /// Reads the tables from the class path.
  public static TlsNames load() {
    return new TlsNames();
  }

  /// For instance `TLS_AES_128_GCM_SHA256`.
  public String cipherSuite(int number) {
    return name(suites, number);
  }

  /// For instance `server_name`.
  public String extension(int number) {
    return name(extensions, number);
  }

  /// For instance `x25519`.
  public String group(int number) {
    return name(groups, number);
  }

  /// For instance `ecdsa_secp256r1_sha256`.
  public String signatureScheme(int number) {
    return name(signatures, number);
  }

  /// Whether a number is one of the meaningless values that clients send to keep servers tolerant (RFC 8701).
  public static boolean grease(int number) {
    return (number & 0x0f0f) == 0x0a0a && number >> 8 == (number & 0xff);
  }

  private static String name(Map<Integer, String> names, int number) {
    String name = names.get(number);
    return name != null ? name : grease(number) ? "GREASE" : "0x%04x".formatted(number);
  }

  private static Map<Integer, String> read(String table) {
    String file = "/gogetwell/tls/" + table + ".tsv";
    Map<Integer, String> names = new HashMap<>();
    try (InputStream in = TlsNames.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the class path");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0 && !line.startsWith("#")) {
          names.put(Integer.valueOf(line.substring(0, tab)), line.substring(tab + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return Map.copyOf(names);
  }
}
