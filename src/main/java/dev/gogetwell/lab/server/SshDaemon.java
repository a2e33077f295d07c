package dev.gogetwell.lab.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The real sshd with keys of its own that are thrown away: on a free port of loopback, as a user without rights, since
/// in a namespace there are no others. Whoever connects to a host's port 22 is passed on to it. Any thread.
@SuppressWarnings("try") // What it holds may throw anything when it is closed.
public final class SshDaemon implements TcpServer.Handler, AutoCloseable {
  /// Who signs in: named in the list of users of the network ([#users(Path)]).
  public static final String USER = "git";
  /// What is said where there is none.
  public static final String MISSING = "sshd is not installed here";
  /// The number of that user inside the namespace of the daemon.
  private static final String NUMBER = "1000";

  private final int port;
  private final AutoCloseable daemon;
  private final String hostKey;
  private final String userKey;

  private SshDaemon(int port, AutoCloseable daemon, String hostKey, String userKey) {
    this.port = port;
    this.daemon = daemon;
    this.hostKey = hostKey;
    this.userKey = userKey;
  }

  /// The lines of /etc/passwd: the practising user, and who serves.
  ///
  /// @param home of the practising user, for ssh asks the list of users and no variable
  public static String users(Path home) {
    return "root:x:0:0::" + home + ":/bin/sh\n" + USER + ":x:" + NUMBER + ":" + NUMBER + "::/:/bin/sh\n"
        + "sshd:x:106:65534::/run/sshd:/usr/sbin/nologin\nnobody:x:65534:65534::/nonexistent:/usr/sbin/nologin\n";
  }

  /// Starts it.
  ///
  /// @throws IOException if there is no sshd here, or it does not start
  public static SshDaemon start(LabPrograms programs) throws IOException {
    Path folder = programs.folder("ssh");
    Path hostKey = key(programs, folder.resolve("host"));
    Path userKey = key(programs, folder.resolve("user"));
    Path settings = Files.writeString(folder.resolve("sshd_config"), "HostKey " + hostKey + "\nAuthorizedKeysFile "
        + userKey + ".pub\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        + "PidFile none\nListenAddress 127.0.0.1\n");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    AutoCloseable daemon = programs.stay(List.of("unshare", "--user", "--map-user=" + NUMBER, "--map-group=" + NUMBER,
        program().toString(), "-D", "-e", "-p", Integer.toString(port), "-f", settings.toString()),
        "Server listening");
    return new SshDaemon(port, daemon, publicPart(hostKey), Files.readString(userKey));
  }

  /// The daemon, which lies outside of most search paths and insists on its whole name.
  private static Path program() throws IOException {
    Optional<Path> found = Stream.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd", "/usr/bin/sshd")
        .map(Path::of).filter(Files::isExecutable).findFirst();
    return found.orElseThrow(() -> new IOException(MISSING));
  }

  private static Path key(LabPrograms programs, Path file) throws IOException {
    programs.run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "practice", "-f", file.toString()),
        new byte[0], Map.of());
    return file;
  }

  private static String publicPart(Path key) throws IOException {
    return Files.readString(Path.of(key + ".pub")).replaceFirst(" practice\\s*$", "");
  }

  /// The host's key as it stands in a list of known hosts.
  public String hostKey() {
    return hostKey;
  }

  /// The private key of the only user who may sign in.
  public String userKey() {
    return userKey;
  }

  @Override
  public void serve(Socket client) throws IOException {
    try (Socket server = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      ConnectProxy.join(client, server);
    }
  }

  @Override
  public void close() throws Exception {
    daemon.close();
  }
}
