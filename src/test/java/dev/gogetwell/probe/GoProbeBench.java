package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.net.tls.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// The real Go that trusts an authority of the test, servers on loopback for it, and what it and our own client saw.
final class GoProbeBench {
  static final LabAuthority AUTHORITY = LabAuthority.create("Probe Test", Instant.now());

  final RealGo go;
  final Environment trusting;
  private final List<AutoCloseable> open = new ArrayList<>();

  GoProbeBench(Path folder) throws Exception {
    go = RealGo.installed(folder);
    Path roots = folder.resolve("roots.pem");
    Files.writeString(roots, AUTHORITY.rootPem());
    trusting = go.environment().with("SSL_CERT_FILE", roots.toString());
  }

  void stop() throws Exception {
    for (AutoCloseable server : open) {
      server.close();
    }
    open.clear();
  }

  int serve(TcpServer.Handler handler) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    open.add(TcpServer.start(listener, handler));
    return listener.getLocalPort();
  }

  int serve(TlsBehaviour behaviour) throws IOException {
    return serve(TlsServer.always(behaviour, _ -> HttpAnswer.text(200, "OK", "hello\n")));
  }

  static SSLContext identity(Form form) {
    return AUTHORITY.identity(form, List.of("localhost", "site.test"));
  }

  static String url(int port) {
    return "https://localhost:" + port + "/";
  }

  <M extends Measurement> M the(GoProbeReading reading, Class<M> kind) {
    List<M> found = reading.measurements(go.names).stream().map(GoProbeReading.Seen::measurement)
        .filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).as(kind.getSimpleName()).hasSize(1);
    return found.getFirst();
  }

  boolean none(GoProbeReading reading, Class<? extends Measurement> kind) {
    return reading.measurements(go.names).stream().noneMatch(seen -> kind.isInstance(seen.measurement()));
  }

  /// Direction and type of every message up to the end of the handshake; tickets come when the server likes.
  List<String> messages(Recording recording) {
    List<String> found = new ArrayList<>();
    for (TlsEvent event : recording.read(go.names).events()) {
      for (HandshakeMessage message : event.messages()) {
        if (message.type() != HandshakeType.NEW_SESSION_TICKET) {
          found.add(event.direction() + " " + message.type());
        }
      }
    }
    return found;
  }

  Recording ours(int port, Optional<String> proxy) throws Exception {
    return go.ourClient().handshake(proxy.isPresent() ? "site.test" : "localhost", port, Optional.empty(), proxy);
  }
}
