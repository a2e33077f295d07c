package dev.gogetwell.generate;

import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.DnsServer;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.RequestHead;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;

/// A public mirror on loopback: TLS by name, archives on a host for storage, a checksum database, a name server.
final class LabMirror implements AutoCloseable {
  static final String NAME = "mirror.example.test";
  static final String STORAGE = "storage.example.test";
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  final ServerLog log = new ServerLog();
  final ChecksumDatabase database;
  final Path roots;
  final int port;
  final int storagePort;
  final String resolver;
  private final AtomicBoolean cut = new AtomicBoolean();
  private final TcpServer mirror;
  private final TcpServer storage;
  private final DnsServer names;

  /// @param served what the mirror has
  /// @param recorded what the database knows
  LabMirror(Path folder, List<ModuleArchive> served, List<ModuleArchive> recorded) throws IOException {
    LabAuthority authority = LabAuthority.create("Cache Practice", Instant.now());
    roots = Files.writeString(folder.resolve("roots.pem"), authority.rootPem());
    database = ChecksumDatabase.create("sums.example.test", recorded, 3);
    ModuleProxy proxy = new ModuleProxy("files", "", served, database, Duration.ZERO, new ServerLog());
    storage = listening(authority, STORAGE, logged("storage", path -> proxy.answer(path)));
    storagePort = storage.port();
    mirror = listening(authority, NAME, logged("mirror", path -> path.endsWith(".zip")
        ? HttpAnswer.redirect((path.contains("elsewhere") ? "https://elsewhere.example.test:" : "https://" + STORAGE
            + ":") + storagePort + path) : proxy.answer(path)));
    port = mirror.port();
    names = DnsServer.start("dns", LOOPBACK, 0, Map.of(NAME, List.of("127.0.0.1"), STORAGE, List.of("127.0.0.1"),
        "elsewhere.example.test", List.of("127.0.0.1")), DnsServer.Behaviour.ANSWER, Duration.ZERO, new ServerLog());
    resolver = "127.0.0.1:" + names.port();
  }

  private HttpService logged(String label, HttpService service) {
    return new HttpService() {
      @Override
      public HttpAnswer answer(String path) throws IOException {
        return service.answer(path);
      }

      @Override
      public HttpAnswer answer(RequestHead head) throws IOException {
        log.add(label, head.words()[1] + head.field("Authorization").map(value -> " " + value).orElse(""));
        HttpAnswer whole = answer(head.words()[1]);
        return cut.compareAndSet(true, false) ? whole.cutAfter(whole.body().length / 2) : whole;
      }
    };
  }

  /// Who names another server, or none, is cut off.
  private static TcpServer listening(LabAuthority authority, String name, HttpService service) throws IOException {
    SSLContext identity = authority.identity(LabAuthority.Form.GOOD, List.of(name));
    return TcpServer.start(new ServerSocket(0, 200, LOOPBACK), new TlsServer(sni -> sni.equals(name)
        ? new TlsBehaviour.Serve(identity) : new TlsBehaviour.Alert(112), service));
  }

  /// How often a path was asked for at one of the two hosts.
  long asked(String label, String path) {
    return log.lines().stream().filter(line -> line.equals(label + " " + path)).count();
  }

  /// The next answer comes in part only.
  void cutNext() {
    cut.set(true);
  }

  /// Both hosts are gone; their names stay.
  void die() {
    mirror.close();
    storage.close();
  }

  @Override
  public void close() {
    die();
    names.close();
  }
}
