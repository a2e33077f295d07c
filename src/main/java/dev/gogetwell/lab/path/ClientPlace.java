package dev.gogetwell.lab.path;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// A network namespace of its own for the client, from which everything goes through the boxes to this process's
/// namespace, the Internet of the practice network. Must only be made in a process that has namespaces of its own. One
/// thread.
public final class ClientPlace implements Closeable {
  private static final String CLIENT = "client";
  private static final String INTERNET = "internet";
  static final String ADDRESS = "10.77.31.2";
  private static final String ADDRESS_V6 = "2a0b:4c10:77::2";
  private static final int READ_ONLY = 0;

  private final SystemCommands commands;
  private final Path namespace;
  private final Kernel kernel = new Kernel();
  private final Tunnel client;
  private final Tunnel internet;
  private Closeable pump = () -> { };

  private ClientPlace(SystemCommands commands) throws IOException {
    this.commands = commands;
    // A namespace lives as long as it is mounted somewhere; ours ends with our mount namespace.
    this.namespace = Files.createFile(commands.scratch().resolve("client-network"));
    commands.run("unshare", "--net=" + namespace, "true");
    this.internet = Tunnel.open(kernel, INTERNET);
    this.client = inside(() -> Tunnel.open(kernel, CLIENT));
  }

  /// Makes the namespace and the line to it.
  public static ClientPlace make(SystemCommands commands) throws IOException {
    ClientPlace place = new ClientPlace(commands);
    try {
      place.address();
      return place;
    } catch (IOException e) {
      place.close();
      throw e;
    }
  }

  private void address() throws IOException {
    commands.run("ip", "link", "set", INTERNET, "up");
    commands.run("ip", "addr", "add", "10.77.31.1/32", "dev", INTERNET);
    commands.run("ip", "route", "add", ADDRESS + "/32", "dev", INTERNET);
    commands.run("ip", "-6", "route", "add", ADDRESS_V6 + "/128", "dev", INTERNET);
    inClient("ip", "link", "set", "lo", "up");
    inClient("ip", "link", "set", CLIENT, "up");
    inClient("ip", "addr", "add", ADDRESS + "/24", "dev", CLIENT);
    inClient("ip", "route", "add", "default", "dev", CLIENT);
  }

  /// Gives the client an address and a way over IPv6.
  public void giveIpv6() throws IOException {
    inClient("ip", "-6", "addr", "replace", ADDRESS_V6 + "/64", "dev", CLIENT, "nodad");
    inClient("ip", "-6", "route", "replace", "default", "dev", CLIENT);
  }

  /// Takes the client's way over IPv4 away, but for the one to a resolver of its own network.
  public void loseIpv4() throws IOException {
    inClient("ip", "route", "del", "default", "dev", CLIENT);
    inClient("ip", "route", "add", "192.168.0.0/16", "dev", CLIENT);
  }

  /// Lets packets through `boxes`, the nearest to the client first.
  public void connect(List<Middlebox> boxes) {
    pump = PacketPump.start(client, internet, boxes);
  }

  /// What stands in front of the words of a command that shall run in the client's place.
  public List<String> inFront() {
    return List.of("nsenter", "--net=" + namespace, "--");
  }

  /// Everything that comes to one port of any host is answered by another of ours: a portal stands in between.
  public void redirect(int port, int to) throws IOException {
    commands.run("nft", "add table ip portal; add chain ip portal in { type nat hook prerouting priority -100; }; "
        + "add rule ip portal in iifname " + INTERNET + " tcp dport " + port + " redirect to :" + to);
  }

  /// A listener on the client's own loopback, as a local proxy program has one.
  public ServerSocket local() throws IOException {
    return inside(() -> new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")));
  }

  /// What is made on a thread in the client's namespace stays there.
  private <T> T inside(Making<T> making) throws IOException {
    CompletableFuture<T> made = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("lab-client").start(() -> {
      try {
        int file = kernel.open(namespace.toString(), READ_ONLY);
        kernel.enterNetwork(file);
        kernel.close(file);
        made.complete(making.make());
      } catch (IOException | RuntimeException e) {
        made.completeExceptionally(e);
      }
    });
    try {
      return made.get();
    } catch (ExecutionException e) {
      Throwable thrown = Objects.requireNonNull(e.getCause(), "it was completed with what was thrown");
      throw new IOException(String.valueOf(thrown.getMessage()), thrown);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("client");
    }
  }

  private interface Making<T> {
    T make() throws IOException;
  }

  private void inClient(String... words) throws IOException {
    commands.run(Stream.concat(inFront().stream(), Arrays.stream(words)).toArray(String[]::new));
  }

  @Override
  public void close() throws IOException {
    pump.close();
    client.close();
    internet.close();
    commands.run("umount", namespace.toString());
  }
}
