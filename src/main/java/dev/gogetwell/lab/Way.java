package dev.gogetwell.lab;

import dev.gogetwell.lab.path.ClientPlace;
import dev.gogetwell.lab.path.Middlebox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What lies between the client and the hosts of a practice network: nothing, until a box is put there; then the client
/// gets a network of its own, behind the boxes. Filled by one thread while the network is built.
public final class Way {
  private final LabSubstrate ground;
  private final List<Middlebox> boxes = new ArrayList<>();
  private Optional<ClientPlace> place = Optional.empty();

  Way(LabSubstrate ground) {
    this.ground = ground;
  }

  /// Puts a box behind those that are there.
  public Way through(Middlebox box) throws IOException {
    place();
    boxes.add(box);
    return this;
  }

  /// Gives the client a network of its own, even if no box comes.
  public Way apart() throws IOException {
    place();
    return this;
  }

  /// Gives the client an address and a way over IPv6.
  public Way withIpv6() throws IOException {
    place().giveIpv6();
    return this;
  }

  /// Takes the way over IPv4 away, but for the one to the resolver.
  public Way withoutIpv4() throws IOException {
    place().loseIpv4();
    return this;
  }

  /// Whatever host is dialled at `port`, this listener answers.
  public void answeredBy(int port, ServerSocket listener) throws IOException {
    place().redirect(port, listener.getLocalPort());
  }

  /// Makes a place behind a firewall for one program, past which everybody else goes.
  ///
  /// @param ports what the firewall refuses, in words of nft(8), for instance `!= 53`
  /// @return what stands in front of the words of the program
  public List<String> walled(String ports) throws IOException {
    return ground.walledPlace(ports).inFront();
  }

  /// A listener on the client's own loopback.
  ServerSocket local() throws IOException {
    return local(0);
  }

  /// The same at a port of its own; only where the client has no network of its own.
  ServerSocket local(int port) throws IOException {
    return place.isPresent() ? place.get().local() : new ServerSocket(port, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  private ClientPlace place() throws IOException {
    if (place.isEmpty()) {
      place = Optional.of(ground.clientPlace());
    }
    return place.get();
  }

  /// Lets packets through.
  void open() {
    place.ifPresent(client -> client.connect(boxes));
  }

  /// What stands in front of a command that runs where the client is.
  List<String> inFront() {
    return place.map(ClientPlace::inFront).orElse(List.of());
  }
}
