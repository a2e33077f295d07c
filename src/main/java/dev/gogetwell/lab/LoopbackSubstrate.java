package dev.gogetwell.lab;

import dev.gogetwell.lab.path.ClientPlace;
import dev.gogetwell.lab.path.WalledPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Plain loopback: hosts are IP literals with random ports, names do not exist.
final class LoopbackSubstrate implements LabSubstrate {
  private static final String ADDRESS = "127.0.0.1";
  private static final int MOST_FILLERS = 16;
  private static final int FILLER_MILLIS = 300;

  private final List<AutoCloseable> held = new ArrayList<>();

  @Override
  public Host listening(String name, String prefix, RandomGenerator random) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral(ADDRESS));
    held.add(listener);
    return new Host(ADDRESS, ADDRESS, listener.getLocalPort(), prefix, Optional.of(listener));
  }

  /// The port was free a moment ago and nobody listens on it.
  @Override
  public Host refusing(String name, String prefix, RandomGenerator random) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(ADDRESS))) {
      return new Host(ADDRESS, ADDRESS, free.getLocalPort(), prefix, Optional.empty());
    }
  }

  /// A listener that accepts nothing and whose queue is full: the kernel drops further SYNs (listen(2), Linux).
  @Override
  public Host unanswering(String name, String prefix, RandomGenerator random) throws IOException {
    ServerSocket full = new ServerSocket(0, 1, InetAddress.ofLiteral(ADDRESS));
    held.add(full);
    InetSocketAddress at = new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), full.getLocalPort());
    try {
      for (int i = 0; i < MOST_FILLERS; i++) {
        Socket filler = new Socket();
        held.add(filler);
        filler.connect(at, FILLER_MILLIS);
      }
    } catch (SocketTimeoutException e) {
      return new Host(ADDRESS, ADDRESS, at.getPort(), prefix, Optional.empty());
    }
    throw new IOException("this system answers SYNs although the queue is full");
  }

  @Override
  public Optional<String> systemResolver(RandomGenerator random) {
    return Optional.empty();
  }

  @Override
  public ResolverPlace publicPlace(RandomGenerator random) {
    return new ResolverPlace(ADDRESS, 0);
  }

  @Override
  public String ipv6(boolean ours, RandomGenerator random) throws IOException {
    throw new IOException("addresses of our own need a network namespace");
  }

  @Override
  public void have(String address) throws IOException {
    throw new IOException("addresses of our own need a network namespace");
  }

  @Override
  public void deadResolverFirst() throws IOException {
    throw new IOException("the resolvers of this machine are not ours");
  }

  @Override
  public void resolverLines(String lines) throws IOException {
    throw new IOException("the resolvers of this machine are not ours");
  }

  @Override
  public void pin(String address, String name) throws IOException {
    throw new IOException("the hosts file of this machine is not ours");
  }

  @Override
  public void installGoEnv(Path goRoot, Path file) throws IOException {
    throw new IOException("the go.env of the installed Go can only be replaced inside a mount namespace");
  }

  @Override
  public void mountMemory(Path folder, String options) throws IOException {
    throw new IOException("a file system of its own needs a mount namespace");
  }

  @Override
  public ClientPlace clientPlace() throws IOException {
    throw new IOException("a way to the hosts needs a network namespace");
  }

  @Override
  public WalledPlace walledPlace(String ports) throws IOException {
    throw new IOException("a way to the hosts needs a network namespace");
  }

  @Override
  public void close() {
    for (AutoCloseable closeable : held) {
      try {
        closeable.close();
      } catch (Exception e) {
        // The next one still has to be closed.
      }
    }
  }
}
