package dev.gogetwell.lab;

import dev.gogetwell.lab.path.ClientPlace;
import dev.gogetwell.lab.path.WalledPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What a practice network stands on: a network namespace of its own, or plain loopback. One thread.
sealed interface LabSubstrate extends AutoCloseable permits NamespaceSubstrate, LoopbackSubstrate {
  /// A host whose port is bound.
  Host listening(String name, String prefix, RandomGenerator random) throws IOException;

  /// A host that refuses connections.
  Host refusing(String name, String prefix, RandomGenerator random) throws IOException;

  /// A host that does not answer a SYN.
  Host unanswering(String name, String prefix, RandomGenerator random) throws IOException;

  /// Where the system's resolver must listen; empty where the system keeps its own.
  Optional<String> systemResolver(RandomGenerator random) throws IOException;

  /// A free public-looking address and the port (0 for any) for a resolver there.
  ResolverPlace publicPlace(RandomGenerator random) throws IOException;

  /// A free public-looking IPv6 address.
  ///
  /// @param ours whether this machine has it; else packets to it get lost
  String ipv6(boolean ours, RandomGenerator random) throws IOException;

  /// Makes an address one of the hosts'.
  void have(String address) throws IOException;

  /// Puts a resolver that nobody answers for in front of the system's.
  void deadResolverFirst() throws IOException;

  /// Puts lines in front of the system's resolver.
  void resolverLines(String lines) throws IOException;

  /// Writes a line into the hosts file of this network.
  void pin(String address, String name) throws IOException;

  /// Lets go find `file` as `$GOROOT/go.env`.
  void installGoEnv(Path goRoot, Path file) throws IOException;

  /// Puts a file system of its own into the place of a folder.
  ///
  /// @param options of tmpfs(5)
  void mountMemory(Path folder, String options) throws IOException;

  /// A place of its own for the client, with all hosts at the other end of a line.
  ClientPlace clientPlace() throws IOException;

  /// A place for one program behind a firewall of its own, past which everybody else goes.
  ///
  /// @param ports what the firewall refuses, in words of nft(8)
  WalledPlace walledPlace(String ports) throws IOException;

  @Override
  void close();

  /// Where a resolver shall listen.
  record ResolverPlace(String address, int port) {}
}
