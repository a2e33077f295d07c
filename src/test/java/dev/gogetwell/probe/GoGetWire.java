package dev.gogetwell.probe;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.tls.HandshakeMessage.ClientHello;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The ClientHello that `go get` of a toolchain really sends, against the one that our profile of it gives. Loopback
/// only; the toolchain gets a home, a module cache and settings of its own.
///
/// As a program (src/test/scripts/hellos-of-go.sh) it prints one line for each toolchain and GODEBUG and fails if one
/// of them differs.
final class GoGetWire {
  /// Every key that changes a hello, one at a time, and the combinations that meet each other.
  static final List<String> SETTINGS = List.of("", "tlskyber=1", "tlsmlkem=0", "tlssecpmlkem=0", "tlsrsakex=0",
      "tls3des=0", "tlssha1=1", "http2client=0", "cpu.aes=off", "fips140=on", "fips140=on,tlsmlkem=0",
      "fips140=on,tlssecpmlkem=0", "fips140=on,http2client=0", "fips140=on,tlssha1=1");

  private static final int RECORD_HEADER = 5;
  private static final int SECONDS = 60;

  private final Path go;
  private final Path folder;

  GoGetWire(Path go, Path folder) {
    this.go = go;
    this.folder = folder;
  }

  /// One comparison.
  record Line(String release, String godebug, byte[] sent, byte[] ours) {
    boolean equal() {
      return Arrays.equals(HelloBytes.withoutChance(sent), HelloBytes.withoutChance(ours));
    }

    @Override
    public String toString() {
      ClientHello real = HelloBytes.read(sent);
      ClientHello our = HelloBytes.read(ours);
      return "%-10s %-26s %5d %5d  %s  %s%n           extensions %s".formatted(release,
          godebug.isEmpty() ? "-" : godebug, sent.length, ours.length, real.ja4(),
          equal() ? "equal" : "DIFFERENT: profile " + our.ja4() + " " + our.extensions(), real.extensions());
    }
  }

  /// Prints the table of the toolchains that are named.
  static void main(String[] toolchains) throws Exception {
    boolean all = true;
    System.out.printf("%-10s %-26s %5s %5s  %s%n", "release", "GODEBUG", "wire", "ours", "JA4 on the wire");
    Path folder = Files.createTempDirectory("hellos");
    for (String toolchain : toolchains) {
      GoGetWire wire = new GoGetWire(Path.of(toolchain), folder);
      for (String setting : SETTINGS) {
        Line line = wire.compare(setting);
        all &= line.equal();
        System.out.println(line);
      }
    }
    System.out.println(all ? "every hello is equal, byte for byte" : "some hellos differ");
    System.exit(all ? 0 : 1);
  }

  Line compare(String godebug) throws IOException, InterruptedException {
    GoVersion version = version();
    byte[] ours = HelloBytes.sentFor(new GoHelloSpecs(ClientHelloProfile.goCommand(version, godebug))
        .spec("localhost", HelloShape.LIKE_GO));
    return new Line(version.toString(), godebug, sent(godebug), ours);
  }

  private GoVersion version() throws IOException, InterruptedException {
    Process process = start(List.of("version"), Map.of());
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return GoVersion.parse(said.strip()).orElseThrow(() -> new IOException(go + ": " + said));
  }

  /// The first record that `go get` writes to a server which then closes the connection.
  private byte[] sent(String godebug) throws IOException, InterruptedException {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<byte[]> record = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> {
        while (!listener.isClosed()) {
          try (Socket socket = listener.accept()) {
            record.complete(firstRecord(socket.getInputStream()));
          } catch (IOException e) {
            // The listener was closed, or this connection says nothing: without a record the caller complains.
          }
        }
      });
      Process process = start(List.of("get", "example.com/m@v1.0.0"), Map.of("GODEBUG", godebug,
          "GOPROXY", "https://localhost:" + listener.getLocalPort()));
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || !record.isDone()) {
        process.destroyForcibly();
        throw new IOException(go + " with GODEBUG=" + godebug + " sent nothing: " + said);
      }
      return record.join();
    }
  }

  private static byte[] firstRecord(InputStream in) throws IOException {
    byte[] header = in.readNBytes(RECORD_HEADER);
    if (header.length < RECORD_HEADER) {
      throw new IOException("no record");
    }
    byte[] body = in.readNBytes(ByteBuffer.wrap(header).getShort(3) & 0xffff);
    return ByteBuffer.allocate(RECORD_HEADER + body.length).put(header).put(body).array();
  }

  private Process start(List<String> words, Map<String, String> variables) throws IOException {
    Path module = Files.createTempDirectory(folder, "module");
    Files.writeString(module.resolve("go.mod"), "module example.com/x\n");
    ProcessBuilder builder = new ProcessBuilder(go.toString());
    builder.command().addAll(words);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GO") || name.toLowerCase().endsWith("_proxy"));
    environment.putAll(Map.of("HOME", module.toString(), "USERPROFILE", module.toString(), "GOENV", "off",
        "GOTOOLCHAIN", "local", "GOSUMDB", "off", "GOFLAGS", "-modcacherw", "GOPATH", module.resolve("p").toString(),
        "GOCACHE", module.resolve("c").toString()));
    environment.putAll(variables);
    return builder.directory(module.toFile()).redirectErrorStream(true).start();
  }
}
