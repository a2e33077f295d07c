package dev.gogetwell.hygiene;

import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.PlainServer;
import dev.gogetwell.lab.server.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A module proxy on loopback with the dependencies that a project should not have, and good ones, with a checksum
/// database.
final class DependencyProxy implements AutoCloseable {
  static final String HOST = "code.example.test/";
  static final String MIT = """
      MIT License

      Copyright (c) 2024 The Practice Authors

      Permission is hereby granted, free of charge, to any person obtaining a copy
      of this software and associated documentation files (the "Software"), to deal
      in the Software without restriction, including without limitation the rights
      to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
      copies of the Software, and to permit persons to whom the Software is
      furnished to do so, subject to the following conditions:

      The above copyright notice and this permission notice shall be included in all
      copies or substantial portions of the Software.

      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
      OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
      SOFTWARE.
      """;

  private final List<ModuleArchive> modules;
  private final ChecksumDatabase database;
  private final TcpServer server;

  DependencyProxy(List<ModuleArchive> modules) throws IOException {
    this.modules = modules;
    this.database = ChecksumDatabase.create("sums.example.test", modules, 2);
    this.server = TcpServer.start(new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1")),
        new PlainServer(Duration.ZERO, (HttpService) this::answer));
  }

  /// A module with one package of one function.
  static ModuleArchive module(String name, String version, String goModMore, String licence) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return ModuleArchive.of(HOST + name, version, new TreeMap<>(Map.of(
        "go.mod", "module " + HOST + name + "\n\ngo 1.21\n" + goModMore, "LICENSE", licence,
        last + ".go", "// Package " + last + " is practice.\npackage " + last
            + "\n\n// Do does.\nfunc Do() string { return \"" + last + "\" }\n")));
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  String verifierKey() {
    return database.verifierKey();
  }

  private HttpAnswer answer(String path) throws IOException {
    String sums = "/sumdb/" + database.name();
    if (path.startsWith(sums + "/")) {
      return database.answer(path.substring(sums.length()));
    }
    List<ModuleArchive> named = modules.stream().filter(one -> path.startsWith("/" + one.path() + "/@")).toList();
    if (named.isEmpty()) {
      return HttpAnswer.notFound(path);
    }
    String file = path.substring(named.getFirst().path().length() + 1);
    if (file.equals("/@v/list")) {
      return HttpAnswer.text(String.join("\n", named.stream().map(ModuleArchive::version).toList()) + "\n");
    }
    for (ModuleArchive one : named) {
      String start = "/@v/" + one.version();
      if (file.equals(start + ".info") || (file.equals("/@latest") && one.equals(named.getLast()))) {
        return HttpAnswer.bytes("application/json", ("{\"Version\":\"" + one.version()
            + "\",\"Time\":\"2024-05-06T07:08:09Z\"}").getBytes(StandardCharsets.UTF_8));
      }
      if (file.equals(start + ".mod")) {
        return HttpAnswer.text(one.goMod());
      }
      if (file.equals(start + ".zip")) {
        return HttpAnswer.bytes("application/zip", one.zip());
      }
    }
    return HttpAnswer.notFound(path);
  }

  @Override
  public void close() {
    server.close();
  }
}
