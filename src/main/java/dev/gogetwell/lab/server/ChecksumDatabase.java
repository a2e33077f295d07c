package dev.gogetwell.lab.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A checksum database with a key of its own, so that go verifies in a practice network as it does at home: never
/// `off`.
///
/// Formats: golang.org/x/mod/sumdb/{server,note/note,tlog/note,tlog/tile}.go. Immutable; any thread.
public final class ChecksumDatabase implements HttpService {
  private static final Pattern TILE = Pattern.compile("/tile/(\\d{1,2})/(\\d{1,2})/(\\d{3})(?:\\.p/(\\d{1,3}))?");
  private static final byte ED25519 = 1;

  private final String name;
  private final KeyPair keys;
  private final List<ModuleArchive> modules;
  private final MerkleLog log;
  private final int first;

  private ChecksumDatabase(String name, KeyPair keys, List<ModuleArchive> modules, int strangers, String word) {
    this.name = name;
    this.keys = keys;
    this.modules = List.copyOf(modules);
    this.first = strangers;
    List<String> records = new ArrayList<>();
    for (int i = 0; i < strangers; i++) {
      records.add(ModuleArchive.create("example.test/" + word + i, "v0.0." + i).sumLines());
    }
    modules.forEach(module -> records.add(module.sumLines()));
    this.log = new MerkleLog(records);
  }

  /// A database that knows `modules` after `strangers` other ones, so that proofs have something to prove.
  public static ChecksumDatabase create(String name, List<ModuleArchive> modules, int strangers) {
    try {
      return new ChecksumDatabase(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), modules, strangers,
          "other");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /// The name of the database, which is also the host where go asks it directly.
  public String name() {
    return name;
  }

  /// The value for GOSUMDB: `name+hash+key`.
  public String verifierKey() {
    return name + "+" + HexFormat.of().formatHex(keyHash()) + "+" + Base64.getEncoder().encodeToString(publicKey());
  }

  /// The same key over another log, as if its keeper had told somebody else another story.
  public ChecksumDatabase forked() {
    return new ChecksumDatabase(name, keys, modules, first, "told");
  }

  /// The same key over the log as it was before its last record.
  public ChecksumDatabase before() {
    return new ChecksumDatabase(name, keys, modules.subList(0, modules.size() - 1), first, "other");
  }

  /// The same key over the log with one record more.
  public ChecksumDatabase grown() {
    List<ModuleArchive> more = new ArrayList<>(modules);
    more.add(ModuleArchive.create("example.test/newest", "v0.1.0"));
    return new ChecksumDatabase(name, keys, more, first, "other");
  }

  /// The signed head of the whole log.
  public String head() {
    return signedTree();
  }

  @Override
  public HttpAnswer answer(String path) {
    if (path.equals("/supported")) {
      return HttpAnswer.text("");
    }
    if (path.equals("/latest")) {
      return HttpAnswer.text(signedTree());
    }
    if (path.startsWith("/lookup/")) {
      return lookup(path.substring("/lookup/".length()));
    }
    Matcher tile = TILE.matcher(path);
    if (tile.matches()) {
      int height = Integer.parseInt(tile.group(1));
      int width = tile.group(4) == null ? 1 << height : Integer.parseInt(tile.group(4));
      byte[] hashes =
          log.tile(height, Integer.parseInt(tile.group(2)), Long.parseLong(tile.group(3)), width);
      return hashes.length == 0 ? HttpAnswer.notFound(path) : HttpAnswer.bytes("application/octet-stream", hashes);
    }
    return HttpAnswer.notFound(path);
  }

  private HttpAnswer lookup(String reference) {
    for (int i = 0; i < modules.size(); i++) {
      if (modules.get(i).reference().equals(reference)) {
        return HttpAnswer.text((first + i) + "\n" + modules.get(i).sumLines() + "\n" + signedTree());
      }
    }
    return HttpAnswer.notFound(reference);
  }

  private String signedTree() {
    String text = "go.sum database tree\n" + log.size() + "\n" + Base64.getEncoder().encodeToString(log.root()) + "\n";
    ByteBuffer signature = ByteBuffer.allocate(68);
    signature.put(keyHash()).put(sign(text.getBytes(StandardCharsets.UTF_8)));
    return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(signature.array()) + "\n";
  }

  private byte[] sign(byte[] text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a fresh Ed25519 key signs", e);
    }
  }

  /// Algorithm byte and raw key: the last 32 bytes of the X.509 form (RFC 8410 section 4).
  private byte[] publicKey() {
    byte[] encoded = keys.getPublic().getEncoded();
    ByteBuffer key = ByteBuffer.allocate(33);
    key.put(ED25519).put(encoded, encoded.length - 32, 32);
    return key.array();
  }

  private byte[] keyHash() {
    return Arrays.copyOf(
        ModuleArchive.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), publicKey()), 4);
  }
}
