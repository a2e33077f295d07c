package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.TlsBytes;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimelineCommandTest {
  private static final String CAPTURES = "src/test/resources/captures";
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void batchPrintsOneJsonObjectPerCapture() {
    assertThat(run(Language.ENGLISH, "--batch", CAPTURES)).isZero();
    String[] lines = printed().split("\n");
    assertThat(lines).hasSize(21);
    JsonNode first = json(lines[0]);
    assertThat(first.get("file").asString()).isEqualTo("alert-cipher.pcapng");
    JsonNode events = first.get("streams").get(0).get("events");
    assertThat(events.get(0).get("messages").get(0).get("type").asString()).isEqualTo("client_hello");
    assertThat(events.get(1).get("alert").get("description").asString()).isEqualTo("handshake_failure");
    assertThat(events.get(1).get("alert").get("desc").asInt()).isEqualTo(40);
  }

  @Test
  void jsonStandsAloneOnStandardOutput() {
    int code = run(Language.ENGLISH, CAPTURES + "/tls13.pcapng", "--keylog", CAPTURES + "/tls13.keys", "--json", "-");
    JsonNode stream = json(printed()).get("streams").get(0);
    assertThat(code).isZero();
    assertThat(stream.get("end").asString()).isEqualTo("complete");
    assertThat(stream.get("events").get(3).get("outer").asString()).isEqualTo("application_data");
    assertThat(stream.get("events").get(3).get("record").asString()).isEqualTo("handshake");
    assertThat(stream.get("events").get(3).get("decrypted").asBoolean()).isTrue();
  }

  @Test
  void brokenHandshakeIsToldInBothLanguages() {
    assertThat(run(Language.ENGLISH, CAPTURES + "/alert-version.pcapng")).isEqualTo(ExitCode.PROBLEM);
    assertThat(printed()).contains("It breaks here.", "protocol_version (alert 70)", "tls.version");
    out.reset();
    assertThat(run(Language.CHINESE, CAPTURES + "/alert-version.pcapng")).isEqualTo(ExitCode.PROBLEM);
    assertThat(printed()).contains("断在这里。", "服务器拒绝：protocol_version");
  }

  /// A colon is in no path of Windows, where every HOST:PORT was refused as such; in no path of any system is a zero.
  @Test
  void whatCanBeNoPathIsAHost() {
    assertThat(run(Language.ENGLISH, "host\0.test:8443")).isEqualTo(ExitCode.PROBLEM);
    assertThat(printed()).contains("192.0.2.1:8443");
  }

  @Test
  void fileThatIsNoCaptureIsAWrongUse() throws Exception {
    Path file = Files.writeString(folder.resolve("x.pcap"), "no capture at all");
    assertThat(run(Language.ENGLISH, file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("neither a pcap nor a pcapng");
  }

  @Test
  void fieldsOfEachPacketAddUpToTheEventsOfTheTimeline() {
    for (String name : List.of("tls13", "tls12-renego", "fragments", "alert-version")) {
      String file = CAPTURES + "/" + name + ".pcapng";
      Path keys = Path.of(CAPTURES, name + ".keys");
      List<String> arguments = new ArrayList<>(List.of(file));
      if (Files.exists(keys)) {
        arguments.addAll(List.of("--keylog", keys.toString()));
      }
      List<String> fields = new ArrayList<>(arguments);
      fields.add("--fields");
      arguments.addAll(List.of("--json", "-"));
      run(Language.ENGLISH, arguments.toArray(String[]::new));
      JsonNode events = json(printed()).get("streams").get(0).get("events");
      out.reset();
      assertThat(run(Language.ENGLISH, fields.toArray(String[]::new))).isZero();
      assertThat(column(2)).as(name).isEqualTo(lengths(events)).isNotEmpty();
      assertThat(column(3)).as(name).isEqualTo(types(events)).isNotEmpty();
      out.reset();
    }
  }

  @Test
  void fieldsNumberThePacketsAndNameTheServer() {
    assertThat(run(Language.ENGLISH, CAPTURES + "/tls13.pcapng", "--fields")).isZero();
    String[] lines = printed().split("\n");
    for (int i = 0; i < lines.length; i++) {
      assertThat(lines[i]).startsWith(i + 1 + "\t0\t");
      assertThat(lines[i].split("\t", -1)).hasSize(5);
    }
    String hello = Arrays.stream(lines).filter(line -> line.split("\t", -1)[3].equals("1")).findFirst().orElseThrow();
    assertThat(hello).endsWith("\trsa.test");
  }

  @Test
  void fieldsOfATruncatedFileAreThoseBeforeItsEnd() throws Exception {
    assertThat(run(Language.ENGLISH, CAPTURES + "/tls13.pcapng", "--fields")).isZero();
    String whole = printed();
    out.reset();
    byte[] bytes = Files.readAllBytes(Path.of(CAPTURES, "tls13.pcapng"));
    Path file = Files.write(folder.resolve("half.pcapng"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(run(Language.ENGLISH, file.toString(), "--fields")).isZero();
    assertThat(whole).startsWith(printed()).isNotEqualTo(printed());
    assertThat(printed()).startsWith("1\t0\t").endsWith("\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("ends in the middle");
  }

  @Test
  void fieldsOfWhatIsNoCaptureFileAreAWrongUse() throws Exception {
    Path missing = folder.resolve("missing.pcap");
    assertThat(run(Language.ENGLISH, missing.toString(), "--fields")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be read", "missing.pcap");
    Path text = Files.writeString(folder.resolve("x.pcap"), "no capture at all");
    assertThat(run(Language.ENGLISH, text.toString(), "--fields")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("neither a pcap nor a pcapng");
    assertThat(run(Language.ENGLISH, "--batch", CAPTURES, "--fields")).isEqualTo(ExitCode.USAGE);
    assertThat(printed()).isEmpty();
  }

  @Test
  void theUsersOwnGoIsAskedWhereItIsWanted() throws Exception {
    assertThat(run(Language.ENGLISH, "a.test:8443", "--go", "--json", "-")).isEqualTo(ExitCode.PROBLEM);
    assertThat(json(printed()).get("streams").get(0).get("server").get(0).asString()).isEqualTo("192.0.2.7");
  }

  @Test
  void liveHandshakeIsShownAndExported() throws Exception {
    Path export = folder.resolve("live.pcapng");
    assertThat(run(Language.ENGLISH, "a.test:8443", "--pcapng", export.toString(), "--json", "-"))
        .isEqualTo(ExitCode.PROBLEM);
    JsonNode live = json(printed()).get("streams");
    out.reset();
    assertThat(run(Language.ENGLISH, export.toString(), "--json", "-")).isEqualTo(ExitCode.PROBLEM);
    assertThat(json(printed()).get("streams").get(0).get("events")).isEqualTo(live.get(0).get("events"));
    assertThat(live.get(0).get("breakPoint").get("causes").get(0).get("code").asString())
        .isEqualTo("tls.reset-after-clienthello");
  }

  /// `unreadable` is a link that nobody here can read, `no-tcp` an Ethernet frame of ARP, `empty` holds no packet.
  @ParameterizedTest
  @CsvSource({"147,true,Nothing readable in,link type 147", "1,true,No TCP connection in,1 packets of link type 1",
      "1,false,holds no packets,holds"})
  void whatHoldsNothingToShowIsNoEmptyAnswer(int link, boolean packet, String words, String more) throws Exception {
    ByteBuffer file = ByteBuffer.allocate(24 + (packet ? 16 + 60 : 0)).putInt(0xa1b2c3d4).putShort((short) 2)
        .putShort((short) 4).putLong(0).putInt(65535).putInt(link);
    if (packet) {
      file.putLong(0).putInt(60).putInt(60).put(new byte[12]).putShort((short) 0x0806);
    }
    Path capture = Files.write(folder.resolve("odd.pcap"), file.array());
    for (String form : List.of("--fields", "--json=-")) {
      err.reset();
      assertThat(run(Language.ENGLISH, capture.toString(), form)).isEqualTo(ExitCode.USAGE);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains(words, more);
    }
    err.reset();
    assertThat(run(Language.CHINESE, capture.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(run(Language.ENGLISH, "--batch", folder.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("odd.pcap");
  }

  private int run(Language language, String... arguments) {
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true,
        StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false, Texts.load(language));
    HandshakeSource source = (host, port, name, proxy) -> {
      Endpoint server = new Endpoint("192.0.2.1", port);
      Recording recording = new Recording(server, Instant.parse("2026-01-01T00:00:00Z"));
      recording.connected(Duration.ofMillis(1), new Endpoint("192.0.2.2", 50000), server);
      byte[] hello = TlsBytes.record(22, 0x0301, TlsBytes.clientHello(host, 0));
      recording.data(Duration.ofMillis(2), Direction.CLIENT_TO_SERVER, hello, 0, hello.length);
      recording.reset(Duration.ofMillis(3), Direction.SERVER_TO_CLIENT);
      return recording;
    };
    HandshakeSource go = (host, port, name, proxy) -> {
      Endpoint server = new Endpoint("192.0.2.7", port);
      Recording refused = new Recording(server, Instant.parse("2026-01-01T00:00:00Z"));
      refused.reset(Duration.ofMillis(1), Direction.SERVER_TO_CLIENT);
      return refused;
    };
    return new CommandLine(new TimelineCommand(terminal, source, go, TlsNames.load())).execute(arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /// What one column of the lines holds, from top to bottom.
  private List<String> column(int number) {
    return printed().lines().map(line -> line.split("\t", -1)[number]).filter(cell -> !cell.isEmpty())
        .flatMap(cell -> Arrays.stream(cell.split(","))).toList();
  }

  private static List<String> lengths(JsonNode events) {
    List<String> lengths = new ArrayList<>();
    events.forEach(event -> lengths.add(event.get("len").asString()));
    return lengths;
  }

  private static List<String> types(JsonNode events) {
    List<String> types = new ArrayList<>();
    for (JsonNode event : events) {
      for (JsonNode message : event.path("messages")) {
        int number = HandshakeType.valueOf(message.get("type").asString().toUpperCase(Locale.ROOT)).number();
        if (number >= 0) {
          types.add(Integer.toString(number));
        }
      }
    }
    return types;
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }
}
