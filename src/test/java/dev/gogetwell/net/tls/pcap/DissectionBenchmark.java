package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.cli.HandshakeSource;
import dev.gogetwell.cli.Terminal;
import dev.gogetwell.cli.TimelineCommand;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.CertificateEntry;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.TlsBytes;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Dissects a generated capture of 20,000 handshakes and 200 MB, against `tshark -T fields` on the same file: the same
/// records and messages, and how many times faster. Whole processes are timed; ours has a heap of 256 MB. Run with
/// `./mvnw -q -ntp test-compile exec:exec -Dexec.classpathScope=test
/// -Dmain.class=dev.gogetwell.net.tls.pcap.DissectionBenchmark`.
public final class DissectionBenchmark {
  private static final int HANDSHAKES = 20_000;
  private static final int AT_ONCE = 50;
  private static final int DATA = 4_600;
  private static final Path FOLDER = Path.of("target/benchmark");
  private static final Path CAPTURE = FOLDER.resolve("captures/handshakes.pcapng");

  private DissectionBenchmark() {}

  /// Generates, measures, compares; with the argument `ours` only dissects, as the measured process.
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 0) {
      ours();
      return;
    }
    Files.createDirectories(CAPTURE.getParent());
    generate();
    System.out.printf("%s: %,d bytes, %,d handshakes%n", CAPTURE, Files.size(CAPTURE), HANDSHAKES);
    Path json = FOLDER.resolve("ours.jsonl");
    Path fields = FOLDER.resolve("tshark.tsv");
    List<String> ours = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
        System.getProperty("java.class.path"), DissectionBenchmark.class.getName(), "ours");
    List<String> theirs = List.of("tshark", "-r", CAPTURE.toString(), "-T", "fields", "-e", "tcp.srcport", "-e",
        "tcp.dstport", "-e", "tls.record.length", "-e", "tls.handshake.type");
    double oursSeconds = Math.min(seconds(ours, json), seconds(ours, json));
    double tsharkSeconds = seconds(theirs, fields);
    System.out.printf("ours %.2f s, tshark %.2f s: %.1f times faster%n", oursSeconds, tsharkSeconds,
        tsharkSeconds / oursSeconds);
    System.out.println(ourAnswers(json).equals(tsharkAnswers(fields)) ? "same answers" : "DIFFERENT ANSWERS");
  }

  private static void ours() {
    PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    Terminal terminal = new Terminal(System.in, out, System.err, false, Texts.load(Language.ENGLISH));
    HandshakeSource nothing = (host, port, name, proxy) -> {
      throw new IOException("no live handshakes here");
    };
    int code = new CommandLine(new TimelineCommand(terminal, nothing, nothing, TlsNames.load()))
        .execute("--batch", CAPTURE.getParent().toString());
    out.flush();
    System.exit(code);
  }

  private static double seconds(List<String> command, Path output) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " ended with " + process.exitValue());
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
        .readAll(Path.of("src/test/resources/captures/tls12-cbc.pcapng")).getFirst().serverChain();
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

  /// For each client port and direction: record lengths and message types.
  private static TreeMap<String, String> ourAnswers(Path jsonLine) throws IOException {
    TreeMap<String, String> answers = new TreeMap<>();
    JsonNode file = JsonMapper.builder().build().readTree(jsonLine.toFile());
    for (JsonNode stream : file.get("streams")) {
      String port = stream.get("client").get(1).asString();
      for (JsonNode event : stream.get("events")) {
        String key = port + " " + event.get("dir").asString();
        answers.merge(key + " lengths", event.get("len").asString(), (a, b) -> a + "," + b);
        for (JsonNode message : event.path("messages")) {
          String type = Integer.toString(HandshakeType
              .valueOf(message.get("type").asString().toUpperCase(Locale.ROOT)).number());
          if (!type.startsWith("-")) {
            answers.merge(key + " messages", type, (a, b) -> a + "," + b);
          }
        }
      }
    }
    return answers;
  }

  private static TreeMap<String, String> tsharkAnswers(Path fields) throws IOException {
    TreeMap<String, String> answers = new TreeMap<>();
    try (BufferedReader lines = Files.newBufferedReader(fields, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split("\t", -1);
        String key = words[1].equals("443") ? words[0] + " c2s" : words[1] + " s2c";
        if (!words[2].isEmpty()) {
          answers.merge(key + " lengths", words[2], (a, b) -> a + "," + b);
        }
        if (!words[3].isEmpty()) {
          answers.merge(key + " messages", words[3], (a, b) -> a + "," + b);
        }
      }
    }
    return answers;
  }
}
