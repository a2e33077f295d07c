package dev.gogetwell.lab;

import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The hosts that every practice network has at port 443, whatever its scenario: the one of the checksum database, and
/// two that nobody filters. Built by one thread.
///
/// @param onlyProxyGetsOut whether their names are known to the proxy alone
/// @param running takes what has to be closed at the end
record StandingHosts(LabNetwork site, LabSubstrate ground, RandomGenerator random, boolean onlyProxyGetsOut,
    Consumer<AutoCloseable> running) {
  private static final int CONTROLS = 2;

  /// The checksum database's own host, unless the scenario has a place for it.
  void database() throws IOException {
    LabContent content = site.content();
    Optional<Host> elsewhere = content.databasePlace();
    if (elsewhere.isPresent()) {
      site.names().know(site.database().name(), elsewhere.get().address());
    } else {
      stand(site.database().name(), content.databaseAnswers(), content.databaseBehaviour());
    }
  }

  /// Hosts that answer everybody.
  void controls(RandomWords words) throws IOException {
    for (int i = 0; i < CONTROLS; i++) {
      String name = words.host("www");
      stand(name, path -> HttpAnswer.html(200, "OK", "<!doctype html><title>hello</title>"), Optional.empty());
      site.references().control(name);
    }
  }

  private void stand(String name, HttpService service, Optional<TlsBehaviour> behaviour) throws IOException {
    TlsBehaviour handshake = behaviour.orElseGet(() -> new TlsBehaviour.Serve(
        site.authority().identity(LabAuthority.Form.GOOD, List.of(name))));
    ServerSocket listener;
    if (onlyProxyGetsOut) {
      listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
      site.proxies().hide(name + ":443", new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
    } else {
      String address = ground.publicPlace(random).address();
      listener = new ServerSocket(443, 50, InetAddress.getByName(address));
      site.names().know(name, address);
    }
    running.accept(TcpServer.start(listener, TlsServer.always(handshake, service)));
  }
}
