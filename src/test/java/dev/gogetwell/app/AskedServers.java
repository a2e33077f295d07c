package dev.gogetwell.app;

import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.ConnectProxy;
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
import dev.gogetwell.model.Hop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Module proxies, a checksum database and network proxies on loopback that note who was asked for what, by the number
/// of the setting that stands in every address. The next folder of an address says how it answers.
final class AskedServers implements AutoCloseable {
  static final String NAME = "mods.test";
  private static final Pattern PLACE = Pattern.compile("/L(\\d+)/(\\w+)(/.*|$)");

  private final ServerLog log = new ServerLog();
  private final List<TcpServer> servers = new ArrayList<>();
  private final Map<Integer, List<String>> asked = new ConcurrentHashMap<>();
  private final Map<Integer, List<String>> tunnels = new ConcurrentHashMap<>();
  private final List<ModuleArchive> modules = List.of(ModuleArchive.create("lab.test/m", "v1.0.0"));
  private final ChecksumDatabase database = ChecksumDatabase.create("sum.lab.test", modules, 2);
  private final Path root;
  private final int plain;
  private final int tls;

  private AskedServers(Path folder) throws IOException {
    LabAuthority authority = LabAuthority.create("Asked", Instant.now());
    root = Files.writeString(folder.resolve("root.pem"), authority.rootPem());
    HttpService overTls = new Noting(true);
    plain = start(socket -> new Noting(false).serve(socket.getInputStream(), socket.getOutputStream()));
    tls = start(TlsServer.always(new TlsBehaviour.Serve(
        authority.identity(LabAuthority.Form.GOOD, List.of(NAME))), overTls));
  }

  static AskedServers start(Path folder) throws IOException {
    return new AskedServers(folder);
  }

  private int start(TcpServer.Handler handler) throws IOException {
    TcpServer server =
        TcpServer.start(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), handler);
    servers.add(server);
    return server.port();
  }

  Path rootFile() {
    return root;
  }

  /// The text with the addresses of these servers.
  String filled(String text, int number) throws IOException {
    String connect = text.contains("{c}") ? "http://127.0.0.1:" + start(new ConnectProxy("c", Optional.empty(),
        target -> tunnel(number, target), log)) : "";
    return text.replace("{p}", "http://" + NAME + ":" + plain + "/L" + number)
        .replace("{tlogin}", "https://u:p@" + NAME + ":" + tls + "/L" + number)
        .replace("{t}", "https://" + NAME + ":" + tls + "/L" + number)
        .replace("{h}", "http://127.0.0.1:" + plain).replace("{c}", connect).replace("{key}", database.verifierKey());
  }

  private ConnectProxy.Outcome tunnel(int number, String target) {
    if (target.equals(NAME + ":" + tls)) {
      tunnels.computeIfAbsent(number, _ -> new CopyOnWriteArrayList<>()).add(target);
      return new ConnectProxy.Tunnel(new InetSocketAddress("127.0.0.1", tls));
    }
    note(number, "CONNECT " + target);
    return new ConnectProxy.Refuse(403, "Forbidden");
  }

  private void note(int number, String line) {
    List<String> lines = asked.computeIfAbsent(number, _ -> new CopyOnWriteArrayList<>());
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  /// What was asked under a setting, each once, in the order of its first time.
  List<String> asked(int number) {
    return asked.getOrDefault(number, List.of());
  }

  /// How the hop of a route would be noted; empty for one that no server of ours would hear of.
  static Optional<String> line(Hop hop, boolean signed) {
    if (PLACE.matcher(hop.url()).find()) {
      return Optional.of((hop.via().isPresent() ? "by a proxy " : "") + hop.url() + (signed ? " signed" : ""));
    }
    return hop.via().isPresent() && hop.tls() ? Optional.of("CONNECT " + hop.authority()) : Optional.empty();
  }

  /// The status with which an address is answered; 0 for one where nobody answers.
  static int status(String url) {
    Matcher place = PLACE.matcher(url);
    if (!place.find()) {
      return 0;
    }
    boolean checksum = place.group(3).startsWith("/sumdb/");
    return switch (place.group(2)) {
      case "good", "db" -> 200;
      case "nosum" -> checksum ? 404 : 200;
      case "sum403" -> checksum ? 403 : 200;
      case "sum500" -> checksum ? 500 : 200;
      default -> Integer.parseInt(place.group(2));
    };
  }

  @Override
  public void close() {
    servers.forEach(TcpServer::close);
  }

  private final class Noting implements HttpService {
    private final boolean overTls;

    Noting(boolean overTls) {
      this.overTls = overTls;
    }

    @Override
    public HttpAnswer answer(RequestHead head) throws IOException {
      String target = head.text().lines().findFirst().orElse("").split(" ")[1];
      Matcher place = PLACE.matcher(target);
      if (!place.find()) {
        return HttpAnswer.notFound(target);
      }
      int number = Integer.parseInt(place.group(1));
      String rest = place.group(3);
      boolean direct = target.startsWith("/");
      String url = direct ? (overTls ? "https" : "http") + "://" + head.field("Host").orElse("") + target : target;
      boolean proxied = overTls ? tunnels.containsKey(number) : !direct;
      if (rest.endsWith(".info") || rest.endsWith("/supported") || rest.startsWith("/lookup/")) {
        note(number, (proxied ? "by a proxy " : "") + url + (head.field("Authorization").isPresent() ? " signed" : ""));
      }
      return answer(place.group(2), rest, url);
    }

    private HttpAnswer answer(String how, String rest, String url) throws IOException {
      int status = status(url);
      return status != 200 ? HttpAnswer.text(status, "Status", "said " + status + "\n")
          : how.equals("db") ? database.answer(rest)
          : new ModuleProxy("good", "", modules, database, Duration.ZERO, log).answer(rest);
    }

    @Override
    public HttpAnswer answer(String path) {
      throw new AssertionError("asked without a head");
    }
  }
}
