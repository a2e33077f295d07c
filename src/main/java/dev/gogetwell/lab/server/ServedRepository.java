package dev.gogetwell.lab.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A module's repository on the disk, made by the real git and served by the real `git http-backend`, as a company's
/// server does it (RFC 3875, git-http-backend(1)). Any thread.
public final class ServedRepository implements HttpService {
  private final LabPrograms programs;
  private final Path root;
  private final String prefix;
  private final ServerLog log;

  private ServedRepository(LabPrograms programs, Path root, String prefix, ServerLog log) {
    this.programs = programs;
    this.root = root;
    this.prefix = prefix;
    this.log = log;
  }

  /// Makes a repository with one commit, which bears the version as a tag.
  ///
  /// @param path where it is asked for, with or without `.git` behind it
  public static ServedRepository create(LabPrograms programs, String path, ModuleArchive module, ServerLog log)
      throws IOException {
    Path root = programs.folder("repositories");
    String prefix = path.replaceFirst("\\.git$", "");
    String bare = root + prefix + ".git";
    programs.run(List.of("git", "init", "-q", "--bare", "-b", "main", bare), new byte[0], Map.of());
    programs.run(List.of("git", "-C", bare, "fast-import", "--quiet"), stream(module), Map.of());
    return new ServedRepository(programs, root, prefix, log);
  }

  /// Where it lies on the disk.
  public Path folder() {
    return Path.of(root + prefix + ".git");
  }

  /// What git-fast-import(1) reads.
  private static byte[] stream(ModuleArchive module) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes("commit refs/heads/main\ncommitter Practice <practice@practice.test> 1700000000 +0000\n"
        + "data 10\nall of it\n"));
    new TreeMap<>(module.files()).forEach((name, text) -> {
      out.writeBytes(bytes("M 100644 inline " + name + "\ndata " + bytes(text).length + "\n"));
      out.writeBytes(bytes(text + "\n"));
    });
    out.writeBytes(bytes("\nreset refs/tags/" + module.version() + "\nfrom refs/heads/main\n\n"));
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Without a body, for whoever asks only for a page.
  @Override
  public HttpAnswer answer(String path) throws IOException {
    return answer(new RequestHead("GET " + path + " HTTP/1.1\r\n\r\n"), new byte[0]);
  }

  @Override
  public HttpAnswer answer(RequestHead head, byte[] body) throws IOException {
    String target = head.words()[1];
    log.add("repository", target);
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    if (!path.startsWith(prefix)) {
      return HttpAnswer.notFound(path);
    }
    String rest = path.substring(prefix.length()).replaceFirst("^\\.git(?=/|$)", "");
    Map<String, String> meta = new LinkedHashMap<>();
    meta.put("GIT_PROJECT_ROOT", root.toString());
    meta.put("GIT_HTTP_EXPORT_ALL", "1");
    meta.put("PATH_INFO", prefix + ".git" + rest);
    meta.put("REQUEST_METHOD", head.words()[0]);
    meta.put("QUERY_STRING", question < 0 ? "" : target.substring(question + 1));
    meta.put("CONTENT_TYPE", head.field("Content-Type").orElse(""));
    meta.put("CONTENT_LENGTH", Integer.toString(body.length));
    head.field("Content-Encoding").ifPresent(value -> meta.put("HTTP_CONTENT_ENCODING", value));
    head.field("Git-Protocol").ifPresent(value -> meta.put("GIT_PROTOCOL", value));
    return answer(programs.run(List.of("git", "http-backend"), body, meta));
  }

  /// What a CGI program prints is a header without a status line, an empty line and the body.
  private static HttpAnswer answer(byte[] printed) {
    String text = new String(printed, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    int status = 200;
    String type = "application/octet-stream";
    for (String line : text.substring(0, Math.max(0, end)).split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("status:")) {
        status = Integer.parseInt(line.substring("status:".length()).strip().split(" ", 2)[0]);
      } else if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
        type = line.substring("content-type:".length()).strip();
      }
    }
    byte[] body = text.substring(Math.min(text.length(), end + 4)).getBytes(StandardCharsets.ISO_8859_1);
    return new HttpAnswer(status, status == 200 ? "OK" : "No", type, body);
  }
}
