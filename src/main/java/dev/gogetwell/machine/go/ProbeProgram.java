package dev.gogetwell.machine.go;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The source of the Go probe: one file that needs the standard library only, so that the user's own toolchain can
/// compile it without a network. Immutable; any thread.
public final class ProbeProgram {
  private static final String FILE = "/gogetwell/goprobe/probe.go";

  private final byte[] source;

  private ProbeProgram(byte[] source) {
    this.source = source;
  }

  /// The program that came with this version of ours.
  public static ProbeProgram shipped() {
    try (InputStream in = ProbeProgram.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + FILE);
      }
      return of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /// A program in the given words, UTF-8.
  public static ProbeProgram of(byte[] source) {
    return new ProbeProgram(source.clone());
  }

  /// The text, UTF-8; a fresh array.
  public byte[] source() {
    return source.clone();
  }

  /// A short name of what a binary depends on: this text and the given words.
  String key(String... words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(source);
      for (String word : words) {
        digest.update((byte) 0);
        digest.update(word.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
