package dev.gogetwell.lab.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/// A module's repository over git's plain HTTP: loose objects and a list of refs, as any web server could offer them
/// (git Documentation/gitprotocol-http.adoc, "Dumb Clients"). Immutable; any thread.
public final class GitRepository implements HttpService {
  private static final String WHO = "Practice <practice@practice.test> 1700000000 +0000\n";

  private final String prefix;
  private final Map<String, byte[]> files = new HashMap<>();
  private final ServerLog log;

  /// A repository with one commit, which bears the version as a tag.
  ///
  /// @param prefix the path under which it is served, with and without `.git` behind it: of a module path that ends so,
  /// go asks for the repository without it (cmd/go/internal/vcs/vcs.go, vcsPaths)
  public GitRepository(String prefix, ModuleArchive module, ServerLog log) {
    this.prefix = prefix;
    this.log = log;
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    new TreeMap<>(module.files()).forEach((name, text) -> {
      tree.writeBytes(("100644 " + name + "\0").getBytes(StandardCharsets.UTF_8));
      tree.writeBytes(HexFormat.of().parseHex(store("blob", text.getBytes(StandardCharsets.UTF_8))));
    });
    String commit = store("commit", ("tree " + store("tree", tree.toByteArray()) + "\nauthor " + WHO + "committer "
        + WHO + "\nall of it\n").getBytes(StandardCharsets.UTF_8));
    text("/HEAD", "ref: refs/heads/main\n");
    text("/info/refs", commit + "\trefs/heads/main\n" + commit + "\trefs/tags/" + module.version() + "\n");
    text("/objects/info/packs", "\n");
  }

  private void text(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Keeps an object and gives its name.
  private String store(String type, byte[] content) {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes((type + " " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    object.writeBytes(content);
    String id = HexFormat.of().formatHex(sha1(object.toByteArray()));
    Deflater deflater = new Deflater();
    deflater.setInput(object.toByteArray());
    deflater.finish();
    byte[] packed = new byte[object.size() + 64];
    int length = deflater.deflate(packed);
    deflater.end();
    files.put("/objects/" + id.substring(0, 2) + "/" + id.substring(2), java.util.Arrays.copyOf(packed, length));
    return id;
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  @Override
  public HttpAnswer answer(String path) {
    log.add("repository", path);
    String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    String rest = plain.startsWith(prefix) ? plain.substring(prefix.length()).replaceFirst("^\\.git(?=/)", "") : "";
    byte[] found = files.get(rest);
    return found == null ? HttpAnswer.notFound(path)
        : new HttpAnswer(200, "OK", plain.contains("/objects/") && !plain.endsWith("packs")
            ? "application/x-git-loose-object" : "text/plain", found);
  }
}
