package dev.gogetwell.lab.path;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A place for one program: it reaches the hosts of the practice network over a line of its own, at whose beginning a
/// firewall refuses connections, as a rule for one program or owner does. Everybody else goes past it. Must only be
/// made in a process that has namespaces of its own. One thread.
public final class WalledPlace implements Closeable {
  private static final String OUTSIDE = "outside";
  private static final String INSIDE = "inside";

  private final SystemCommands commands;
  private final Path namespace;

  private WalledPlace(SystemCommands commands) throws IOException {
    this.commands = commands;
    this.namespace = Files.createFile(commands.scratch().resolve("walled-network"));
    commands.run("unshare", "--net=" + namespace, "true");
  }

  /// Makes the place.
  ///
  /// @param ports what the firewall matches, in words of nft(8), for instance `!= 53`
  public static WalledPlace make(SystemCommands commands, String ports) throws IOException {
    WalledPlace place = new WalledPlace(commands);
    try {
      place.connect();
      place.inside("nft", "add table inet wall; add chain inet wall out { type filter hook output priority 0; }; "
          + "add rule inet wall out tcp dport " + ports + " reject");
      return place;
    } catch (IOException e) {
      place.close();
      throw e;
    }
  }

  private void connect() throws IOException {
    commands.run("ip", "link", "add", OUTSIDE, "type", "veth", "peer", "name", INSIDE);
    commands.run("ip", "link", "set", INSIDE, "netns", namespace.toString());
    commands.run("ip", "addr", "add", "10.77.32.1/24", "dev", OUTSIDE);
    commands.run("ip", "link", "set", OUTSIDE, "up");
    inside("ip", "link", "set", "lo", "up");
    inside("ip", "addr", "add", "10.77.32.2/24", "dev", INSIDE);
    inside("ip", "link", "set", INSIDE, "up");
    inside("ip", "route", "add", "default", "via", "10.77.32.1");
  }

  /// What stands in front of the words of a command that shall run there.
  public List<String> inFront() {
    return List.of("nsenter", "--net=" + namespace, "--");
  }

  private void inside(String... words) throws IOException {
    commands.run(Stream.concat(inFront().stream(), Arrays.stream(words)).toArray(String[]::new));
  }

  @Override
  public void close() throws IOException {
    commands.run("umount", namespace.toString());
  }
}
