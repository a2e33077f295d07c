package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TunnelRequest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lines of the Go probe, true and made up.
class GoProbeReadingTest {
  private static final TlsNames NAMES = TlsNames.load();
  private static final String START = """
      {"ev":"start","schema":"gogetwell.goprobe/1","go":"go1.26.8","goos":"linux","goarch":"amd64",\
      "wall":"2026-11-24T08:00:00Z","url":"https://a.test/x/@v/list","us":10}
      """;

  private static <M> List<M> seen(String output, Class<M> kind) {
    return GoProbeReading.of(output).measurements(NAMES).stream().map(GoProbeReading.Seen::measurement)
        .filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void theFirstLineTellsWhoSpoke() {
    GoProbeReading reading = GoProbeReading.of(START);

    assertThat(reading.program().goVersion()).isEqualTo("go1.26.8");
    assertThat(reading.program().host()).isEqualTo("a.test");
    assertThat(reading.program().port()).isEqualTo(443);
    assertThat(reading.complete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "lookup a.test on 10.0.0.1:53: no such host | NO_SUCH_HOST",
    "lookup a.test on 10.0.0.1:53: server misbehaving | SERVER_FAILURE",
    "lookup a.test on 10.0.0.1:53: read udp: i/o timeout | TIMEOUT",
    "lookup a.test on 127.0.0.1:53: read: connection refused | RESOLVER_UNREACHABLE"})
  void aLookupThatFailsIsToldInGosWords(String words, FailureKind kind) {
    NameLookup lookup = seen(START + """
        {"ev":"dns_start","phase":"go","host":"a.test","us":100}
        {"ev":"dns_done","phase":"go","addrs":[],"us":2100,"err":[{"type":"*net.DNSError","text":"%s"}]}
        """.formatted(words), NameLookup.class).getFirst();

    assertThat(lookup.host()).isEqualTo("a.test");
    assertThat(lookup.failure().orElseThrow().kind()).isEqualTo(kind);
    assertThat(lookup.failure().orElseThrow().raw()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "111 | dial tcp 10.0.0.1:443: connect: connection refused | REFUSED",
    "10061 | dial tcp 10.0.0.1:443: connectex: No connection could be made | REFUSED",
    "0 | dial tcp 10.0.0.1:443: i/o timeout | TIMEOUT",
    "113 | dial tcp 10.0.0.1:443: connect: no route to host | UNREACHABLE",
    "13 | dial tcp 10.0.0.1:443: connect: permission denied | FORBIDDEN_LOCALLY"})
  void aConnectionThatFailsIsToldInGosWords(long number, String words, FailureKind kind) {
    String output = START + """
        {"ev":"connect_start","phase":"go","addr":"10.0.0.1:443","us":100}
        {"ev":"connect_done","phase":"go","addr":"10.0.0.1:443","us":5100,\
        "err":[{"type":"*net.OpError","text":"%s"},{"type":"syscall.Errno","text":"x","errno":%d}]}
        """.formatted(words, number);
    TcpConnect connect = seen(output, TcpConnect.class).getFirst();

    assertThat(connect.endpoint()).isEqualTo(new Endpoint("10.0.0.1", 443));
    assertThat(connect.failure().orElseThrow().kind()).isEqualTo(kind);
    assertThat(GoProbeReading.of(output).recording().orElseThrow().server()).isEqualTo(new Endpoint("10.0.0.1", 443));
    assertThat(GoProbeReading.of(output).measurements(NAMES).getFirst().took()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void theAddressFamilyThatLostTheRaceIsNoFailure() {
    assertThat(seen(START + """
        {"ev":"connect_done","phase":"go","addr":"[::1]:443","us":300,\
        "err":[{"type":"*net.OpError","text":"dial tcp [::1]:443: operation was canceled"}]}
        """, TcpConnect.class)).isEmpty();
  }

  @Test
  void goBefore20DoesNotTellTheProxysStatusButItsWords() {
    TunnelRequest tunnel = seen(START + """
        {"ev":"proxy","scheme":"http","host":"proxy.test","port":"3128","credentials":false,"us":20}
        {"ev":"conn","phase":"go","conn":1,"remote":"10.0.0.9:3128","local":"10.0.0.2:40000","us":100}
        {"ev":"result","phase":"go","us":900,\
        "err":[{"type":"*url.Error","text":"Get \\"https://a.test/\\": Proxy Authentication Required"}]}
        """, TunnelRequest.class).getFirst();

    assertThat(tunnel.proxy().authority()).isEqualTo("proxy.test:3128");
    assertThat(tunnel.failure().orElseThrow().kind()).isEqualTo(FailureKind.PROXY_AUTH_REQUIRED);
  }

  @ParameterizedTest
  @CsvSource({"403,HTTP_FORBIDDEN", "401,UNAUTHORIZED", "404,NOT_FOUND", "429,RATE_LIMITED", "503,SERVER_ERROR"})
  void anAnswerIsJudgedByItsStatusAsThatToARequestOfOurs(int status, FailureKind kind) {
    HttpFetch fetch = seen(START + """
        {"ev":"wrote_request","phase":"go","us":100}
        {"ev":"result","phase":"go","complete":true,"status":%d,"type":"text/html","bytes":9,"us":900}
        """.formatted(status), HttpFetch.class).getFirst();

    assertThat(fetch.failure().orElseThrow().kind()).isEqualTo(kind);
    assertThat(fetch.url()).isEqualTo("https://a.test/x/@v/list");
  }

  @Test
  void ofTheRootOfAServerNoModuleIsExpected() {
    String root = START.replace("/x/@v/list", "/");
    assertThat(seen(root + "{\"ev\":\"result\",\"phase\":\"go\",\"status\":404,\"us\":9}", HttpFetch.class))
        .singleElement().satisfies(fetch -> assertThat(fetch.failure()).isEmpty());
    assertThat(seen(root + "{\"ev\":\"result\",\"phase\":\"go\",\"complete\":true,\"us\":9}", HttpFetch.class))
        .isEmpty();
  }

  @Test
  void damagedLinesAreCountedAndTheRestIsRead() {
    GoProbeReading reading = GoProbeReading.of("go: warning\n" + START + "{\"ev\":\"read\",\"conn\":1,\"data\":\"FgM");

    assertThat(reading.damagedLines()).isEqualTo(2);
    assertThat(reading.program().goVersion()).isEqualTo("go1.26.8");
  }

  static Stream<String> hostile() {
    return Stream.of("{}", "{\"ev\":3}", "[]", "null", "\"ev\"", "{\"ev\":\"start\",\"wall\":7,\"url\":\"::\"}",
        "{\"ev\":\"start\",\"url\":\"https://[::1/\"}", "{\"ev\":\"conn\",\"conn\":1e400,\"remote\":\"::::\"}",
        "{\"ev\":\"conn\",\"conn\":1,\"remote\":\"999.1.1.1:70000\",\"us\":-5}",
        "{\"ev\":\"conn\",\"phase\":\"go\",\"conn\":1,\"remote\":\"10.0.0.1:443\",\"us\":99999999999999999}\n"
            + "{\"ev\":\"read\",\"phase\":\"go\",\"conn\":1,\"data\":\"%%%\",\"us\":-1}\n"
            + "{\"ev\":\"read\",\"phase\":\"go\",\"conn\":1,\"data\":{},\"us\":1}\n"
            + "{\"ev\":\"key\",\"line\":\"CLIENT_RANDOM zz yy\"}\n{\"ev\":\"tls_start\",\"phase\":\"go\"}\n"
            + "{\"ev\":\"tls_done\",\"phase\":\"go\",\"chain\":[\"AAAA\",7,null],\"err\":[{\"type\":5}]}",
        "{\"ev\":\"proxy\",\"host\":\"p\",\"port\":\"99999999999\"}",
        "{".repeat(100_000), "[".repeat(100_000) + "\n{\"ev\":\"end\"}", "\u0000\u0000", "{\"ev\":\"\\ud800\"}");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("hostile")
  void madeUpLinesNeverThrow(String line) {
    readAll(line);
    readAll(START + line);
  }

  @Test
  void anyCutAndAnyFlippedByteOfARealOutputIsReadWithoutAnException() {
    String output = START + """
        {"ev":"connect_start","phase":"go","addr":"10.0.0.1:443","us":100}
        {"ev":"conn","phase":"go","conn":1,"remote":"10.0.0.1:443","local":"10.0.0.2:40000","us":100}
        {"ev":"tls_start","phase":"go","us":101}
        {"ev":"write","phase":"go","conn":1,"data":"FgMBAAUBAAABAQ==","us":102}
        {"ev":"read_error","phase":"go","conn":1,"eof":true,"err":[{"type":"*errors.errorString","text":"EOF"}],"us":9}
        {"ev":"result","phase":"go","us":900,"err":[{"type":"*url.Error","text":"Get \\"https://a.test/\\": EOF"}]}
        {"ev":"end","ok":false,"us":901}
        """;
    for (int cut = 0; cut < output.length(); cut++) {
      readAll(output.substring(0, cut));
    }
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      char[] changed = output.toCharArray();
      changed[random.nextInt(changed.length)] = (char) random.nextInt(256);
      readAll(new String(changed));
    }
  }

  private static void readAll(String output) {
    GoProbeReading reading = GoProbeReading.of(output);
    assertThat(reading.measurements(NAMES)).isNotNull();
    assertThat(reading.program().host()).isNotNull();
    reading.recordings().forEach(recording -> assertThat(recording.read(NAMES)).isNotNull());
    assertThat(reading.proxy()).isNotNull();
  }
}
