package dev.gogetwell.app;

import dev.gogetwell.lab.server.CertificateOrder;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.ServedIdentity;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A server of the company on loopback whose certificate holds private names wherever a certificate can hold a name.
final class PlantedServer implements Closeable {
  private final Issued root;
  private final Issued leaf;
  private final ServerSocket listener;
  private final TcpServer server;

  PlantedServer(Plants plants) throws IOException {
    Instant now = Instant.now();
    this.root = LabAuthority.create("PKI of ca." + Plants.COMPANY, "root." + Plants.COMPANY, now).root();
    List<String> names = List.of(name(plants, "certificate, common name"), name(plants, "certificate, other name"),
        "*." + name(plants, "certificate, wildcard"), "127.0.0.1");
    this.leaf = CertificateOrder.server(names.getFirst(), names, now)
        .issuerAt("http://pki." + Plants.COMPANY + "/" + plants.at("certificate, address of the issuer") + ".crt")
        .signedBy(root);
    this.listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    this.server = TcpServer.start(listener, TlsServer.always(new TlsBehaviour.Serve(ServedIdentity.of(leaf, root)),
        HttpAnswer::notFound));
  }

  private static String name(Plants plants, String place) {
    return plants.at(place).toLowerCase(Locale.ROOT) + "." + Plants.COMPANY;
  }

  int port() {
    return listener.getLocalPort();
  }

  /// The chain as PEM, leaf first.
  String chain() {
    return leaf.pem() + root.pem();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
