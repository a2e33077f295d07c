package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.CertificateEntry;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.TlsBytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Dissects a generated capture of 20,000 handshakes and 200 MB with the packaged program's `timeline --fields`, against
/// `tshark -T fields` with the same columns on the same file: the same lines, and how many times faster; the full JSON
/// of `timeline --batch` is timed as well. Whole processes are timed, in turn, and the median of three counts. Ours has
/// a heap of 256 MB. Run with `./mvnw -q -ntp package exec:exec -DskipTests -Dexec.classpathScope=test
/// -Dmain.class=dev.gogetwell.net.tls.pcap.DissectionBenchmark`.
public final class DissectionBenchmark {
  private static final int HANDSHAKES = 20_000;
  private static final int AT_ONCE = 50;
  private static final int DATA = 4_600;
  private static final int ROUNDS = 3;
  private static final Path PROGRAM = Path.of("target/gogetwell/bin/gogetwell");
  private static final Path FOLDER = Path.of("target/benchmark");
  private static final Path CAPTURE = FOLDER.resolve("captures/handshakes.pcapng");

  private DissectionBenchmark() {}

  /// Generates, measures, compares.
  public static void main(String[] args) throws IOException, InterruptedException {
    Files.createDirectories(CAPTURE.getParent());
    generate();
    System.out.printf("%s: %,d bytes, %,d handshakes%n", CAPTURE, Files.size(CAPTURE), HANDSHAKES);
    List<String> fields = List.of(PROGRAM.toString(), "timeline", "--fields", CAPTURE.toString());
    List<String> json = List.of(PROGRAM.toString(), "timeline", "--batch", CAPTURE.getParent().toString());
    List<String> theirs = List.of("tshark", "-r", CAPTURE.toString(), "-T", "fields", "-e", "frame.number", "-e",
        "tcp.stream", "-e", "tls.record.length", "-e", "tls.handshake.type", "-e",
        "tls.handshake.extensions_server_name");
    double[][] seconds = new double[3][ROUNDS];
    Path ourLines = FOLDER.resolve("ours.tsv");
    Path theirLines = FOLDER.resolve("tshark.tsv");
    for (int round = 0; round < ROUNDS; round++) {
      seconds[0][round] = seconds(fields, ourLines);
      seconds[1][round] = seconds(theirs, theirLines);
      seconds[2][round] = seconds(json, FOLDER.resolve("ours.jsonl"));
    }
    double tshark = median(seconds[1]);
    System.out.printf("timeline --fields %.2f s, tshark -T fields %.2f s: %.1f times faster%n", median(seconds[0]),
        tshark, tshark / median(seconds[0]));
    System.out.printf("timeline --batch, full JSON %.2f s: %.1f times faster%n", median(seconds[2]),
        tshark / median(seconds[2]));
    long difference = Files.mismatch(ourLines, theirLines);
    if (difference >= 0) {
      throw new IllegalStateException("different answers from byte " + difference);
    }
    System.out.println("same answers, byte for byte");
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double seconds(List<String> command, Path output) throws IOException, InterruptedException {
    long start = System.nanoTime();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile())
        .redirectError(FOLDER.resolve("errors").toFile());
    builder.environment().put("GOGETWELL_JAVA_OPTS", "-Xmx256m");
    Process process = builder.start();
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " ended with " + process.exitValue() + ": "
          + Files.readString(FOLDER.resolve("errors")));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void generate() throws IOException {
    Random random = new Random(1);
    byte[] certificate = certificate();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(CAPTURE), 1 << 16)) {
      PcapngWriter writer = new PcapngWriter(out);
      long nanos = 1_700_000_000_000_000_000L;
      for (int first = 0; first < HANDSHAKES; first += AT_ONCE) {
        List<List<byte[]>> group = new ArrayList<>();
        for (int i = first; i < Math.min(HANDSHAKES, first + AT_ONCE); i++) {
          group.add(handshake(i, certificate, random));
        }
        int longest = group.stream().mapToInt(List::size).max().orElse(0);
        for (int step = 0; step < longest; step++) {
          for (List<byte[]> packets : group) {
            if (step < packets.size()) {
              byte[] packet = packets.get(step);
              nanos += 20_000;
              writer.packet(nanos, 101, packet, 0, packet.length, packet.length);
            }
          }
        }
      }
      writer.flush();
    }
  }

  /// The chain of a captured handshake, as a Certificate message of TLS 1.2.
  private static byte[] certificate() throws IOException {
    List<CertificateEntry> chain = new CaptureTimeline(TlsNames.load(), new KeyLog(), 0)
        .readAll(RegularFile.at(Path.of("src/test/resources/captures/tls12-cbc.pcapng"))::stream).getFirst()
        .serverChain();
    byte[] list = new byte[0];
    for (int i = 0; i < 3; i++) {
      byte[] der = chain.getFirst().der().bytes();
      list = TlsBytes.join(list, new byte[] {0, (byte) (der.length >> 8), (byte) der.length}, der);
    }
    return TlsBytes.message(11,
        TlsBytes.join(new byte[] {0, (byte) (list.length >> 8), (byte) list.length}, list));
  }

  private static List<byte[]> handshake(int number, byte[] certificate, Random random) {
    Endpoint client = new Endpoint("10.0.0.1", 10_000 + number);
    TcpFramer framer = new TcpFramer(client, new Endpoint("10.1.0.1", 443));
    List<byte[]> packets = new ArrayList<>();
    packets.add(framer.packet(Direction.CLIENT_TO_SERVER, Segment.SYN, new byte[0], 0, 0));
    packets.add(framer.packet(Direction.SERVER_TO_CLIENT, Segment.SYN | Segment.ACK, new byte[0], 0, 0));
    boolean tls13 = number % 2 == 0;
    send(packets, framer, Direction.CLIENT_TO_SERVER,
        TlsBytes.record(22, 0x0301, TlsBytes.clientHello("h" + number + ".test", 100)));
    byte[] sealed = new byte[3000];
    random.nextBytes(sealed);
    byte[] ccs = TlsBytes.record(20, 0x0303, new byte[] {1});
    byte[] finished = TlsBytes.record(tls13 ? 23 : 22, 0x0303, Arrays.copyOf(sealed, tls13 ? 53 : 40));
    send(packets, framer, Direction.SERVER_TO_CLIENT, tls13
        ? TlsBytes.join(TlsBytes.record(22, 0x0303, TlsBytes.serverHello13()), ccs, TlsBytes.record(23, 0x0303, sealed),
            finished)
        : TlsBytes.join(TlsBytes.record(22, 0x0303, TlsBytes.serverHello12()), TlsBytes.record(22, 0x0303, certificate),
            TlsBytes.record(22, 0x0303, TlsBytes.message(12, Arrays.copyOf(new byte[] {3, 0, 29, 32}, 296))),
            TlsBytes.record(22, 0x0303, TlsBytes.message(14, new byte[0]))));
    byte[] exchange = TlsBytes.record(22, 0x0303, TlsBytes.message(16, new byte[33]));
    send(packets, framer, Direction.CLIENT_TO_SERVER,
        tls13 ? TlsBytes.join(ccs, finished) : TlsBytes.join(exchange, ccs, finished));
    if (!tls13) {
      send(packets, framer, Direction.SERVER_TO_CLIENT, TlsBytes.join(ccs, finished));
    }
    for (int sent = 0; sent < DATA; sent += sealed.length) {
      send(packets, framer, Direction.SERVER_TO_CLIENT, TlsBytes.record(23, 0x0303, sealed));
    }
    packets.add(framer.packet(Direction.CLIENT_TO_SERVER, Segment.FIN | Segment.ACK, new byte[0], 0, 0));
    packets.add(framer.packet(Direction.SERVER_TO_CLIENT, Segment.FIN | Segment.ACK, new byte[0], 0, 0));
    return packets;
  }

  private static void send(List<byte[]> packets, TcpFramer framer, Direction direction, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += TcpFramer.SEGMENT) {
      packets.add(framer.packet(direction, Segment.ACK, bytes, at, Math.min(bytes.length, at + TcpFramer.SEGMENT)));
    }
    packets.add(framer.packet(direction.opposite(), Segment.ACK, new byte[0], 0, 0));
  }
}
