package dev.gogetwell.lab;

import dev.gogetwell.lab.path.ClientPlace;
import dev.gogetwell.lab.path.SystemCommands;
import dev.gogetwell.lab.path.WalledPlace;
import dev.gogetwell.lab.server.SshDaemon;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.Processes;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A user, network and mount namespace of our own (Linux): real names, public-looking addresses, port 443 and 53.
///
/// Everything here is seen by this process and its children only and vanishes with them. Must only be used in a process
/// that [LabRunner] has started inside such namespaces.
final class NamespaceSubstrate implements LabSubstrate {
  private static final int[] FIRST_OCTETS = {45, 62, 78, 91, 109, 139, 176, 193};

  private static final String DEAD_RESOLVER = "192.168.251.1";

  private final SystemCommands commands;
  private final Path scratch;
  private final List<Closeable> held = new ArrayList<>();
  private String resolvers = "";
  private Optional<ClientPlace> place = Optional.empty();

  NamespaceSubstrate(Processes processes, Path scratch, Environment environment) throws IOException {
    this.commands = new SystemCommands(processes, environment, scratch);
    this.scratch = scratch;
    commands.run("ip", "link", "set", "lo", "up");
    bind(Files.writeString(scratch.resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n"), Path.of("/etc/hosts"));
    // ssh looks for its files in the home folder of the list of users, whatever HOME says (ssh.c:main).
    bind(Files.writeString(scratch.resolve("passwd"), SshDaemon.users(scratch.resolve("home"))),
        Path.of("/etc/passwd"));
    if (Files.exists(Path.of("/etc/nsswitch.conf"))) {
      bind(Files.writeString(scratch.resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files dns\n"),
          Path.of("/etc/nsswitch.conf"));
    }
  }

  @Override
  public Host listening(String name, String prefix, RandomGenerator random) throws IOException {
    String address = publicAddress(random);
    commands.run("ip", "addr", "add", address + "/32", "dev", "lo");
    ServerSocket listener = new ServerSocket(port(random), 50, InetAddress.getByName(address));
    held.add(listener);
    return new Host(name, address, listener.getLocalPort(), prefix, Optional.of(listener));
  }

  @Override
  public Host refusing(String name, String prefix, RandomGenerator random) throws IOException {
    String address = publicAddress(random);
    commands.run("ip", "addr", "add", address + "/32", "dev", "lo");
    return new Host(name, address, port(random), prefix, Optional.empty());
  }

  /// Routed to the loopback device without being one of its addresses: packets come back in and are dropped.
  @Override
  public Host unanswering(String name, String prefix, RandomGenerator random) throws IOException {
    String address = publicAddress(random);
    commands.run("ip", "route", "add", address + "/32", "dev", "lo");
    return new Host(name, address, port(random), prefix, Optional.empty());
  }

  @Override
  public Optional<String> systemResolver(RandomGenerator random) throws IOException {
    String address = "192.168." + random.nextInt(2, 250) + ".1";
    commands.run("ip", "addr", "add", address + "/32", "dev", "lo");
    bind(Files.writeString(scratch.resolve("resolv.conf"), resolvers + "nameserver " + address + "\n"),
        Path.of("/etc/resolv.conf"));
    return Optional.of(address);
  }

  @Override
  public ResolverPlace publicPlace(RandomGenerator random) throws IOException {
    String address = publicAddress(random);
    commands.run("ip", "addr", "add", address + "/32", "dev", "lo");
    return new ResolverPlace(address, 53);
  }

  /// An address of a documented block would be refused by some resolvers; this one belongs to nobody here.
  @Override
  public String ipv6(boolean ours, RandomGenerator random) throws IOException {
    String address = "2a0b:%x:%x::%x".formatted(random.nextInt(1, 0xffff), random.nextInt(1, 0xffff),
        random.nextInt(1, 0xffff));
    if (place.isPresent()) {
      place.get().giveIpv6();
    }
    if (ours) {
      commands.run("ip", "-6", "addr", "add", address + "/128", "dev", "lo", "nodad");
    } else {
      commands.run("ip", "-6", "route", "add", address + "/128", "dev", "lo");
    }
    return address;
  }

  @Override
  public void have(String address) throws IOException {
    boolean ipv6 = address.indexOf(':') >= 0;
    commands.run("ip", ipv6 ? "-6" : "-4", "addr", "add", address + (ipv6 ? "/128" : "/32"), "dev", "lo");
  }

  @Override
  public void deadResolverFirst() throws IOException {
    commands.run("ip", "route", "add", DEAD_RESOLVER + "/32", "dev", "lo");
    resolvers = "nameserver " + DEAD_RESOLVER + "\n";
  }

  @Override
  public void resolverLines(String lines) {
    resolvers += lines;
  }

  @Override
  public void pin(String address, String name) throws IOException {
    Files.writeString(scratch.resolve("hosts"), "# practice\n" + address + "\t" + name + "\n",
        StandardOpenOption.APPEND);
  }

  @Override
  public void installGoEnv(Path goRoot, Path file) throws IOException {
    bind(file, goRoot.resolve("go.env"));
  }

  @Override
  public void mountMemory(Path folder, String options) throws IOException {
    commands.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
    held.add(() -> commands.run("umount", folder.toString()));
  }

  @Override
  public ClientPlace clientPlace() throws IOException {
    ClientPlace made = ClientPlace.make(commands);
    held.add(made);
    place = Optional.of(made);
    return made;
  }

  @Override
  public WalledPlace walledPlace(String ports) throws IOException {
    WalledPlace made = WalledPlace.make(commands, ports);
    held.add(made);
    return made;
  }

  private void bind(Path file, Path over) throws IOException {
    commands.run("mount", "--bind", file.toString(), over.toRealPath().toString());
  }

  private static int port(RandomGenerator random) {
    return random.nextBoolean() ? 443 : random.nextInt(2000, 30000);
  }

  private static String publicAddress(RandomGenerator random) {
    return FIRST_OCTETS[random.nextInt(FIRST_OCTETS.length)] + "." + random.nextInt(10, 250) + "."
        + random.nextInt(1, 250) + "." + random.nextInt(2, 250);
  }

  @Override
  public void close() {
    for (Closeable each : held) {
      try {
        each.close();
      } catch (IOException e) {
        // The namespace ends with this process anyway.
      }
    }
  }
}
