package dev.gogetwell.net.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Failures;
import dev.gogetwell.net.NetBudget;
import dev.gogetwell.net.ScriptedWire;
import dev.gogetwell.net.TooLongException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5));
  }

  private static HttpGet.Answer get(ScriptedWire wire) throws IOException {
    return new HttpGet().get(wire, "/x", "a.example", "", soon());
  }

  private static String body(ScriptedWire wire) throws IOException {
    return new String(get(wire).body(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void theRequestIsWhatAServerExpects() throws IOException {
    ScriptedWire wire = ScriptedWire.saying(OK + "\r\n");
    new HttpGet().get(wire, "/x?y", "a.example:8443", "Basic abc", soon());
    assertThat(wire.sent()).startsWith("GET /x?y HTTP/1.1\r\nHost: a.example:8443\r\n")
        .contains("Proxy-Authorization: Basic abc\r\n").endsWith("\r\n\r\n");
  }

  @Test
  void aBodyEndsWhereItsLengthSays() throws IOException {
    assertThat(body(ScriptedWire.saying(OK + "Content-Length: 3\r\n\r\nabcdef"))).isEqualTo("abc");
    assertThat(body(ScriptedWire.saying(OK + "\r\nabc", "def"))).isEqualTo("abcdef");
    assertThat(body(ScriptedWire.saying("HTTP/1.1 204 No Content\r\n\r\nx").thenSilent())).isEmpty();
  }

  @Test
  void chunksAreJoined() throws IOException {
    assertThat(body(ScriptedWire.saying(OK + "Transfer-Encoding: chunked\r\n\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")))
        .isEqualTo("abcde");
    assertThat(body(ScriptedWire.dripping(OK + "Transfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n")))
        .isEqualTo("0123456789");
  }

  @Test
  void aChunkBeyondTheLimitIsCutAndNoFailure() throws IOException {
    ScriptedWire wire = ScriptedWire.saying(OK + "Transfer-Encoding: chunked\r\n\r\n80000\r\n").thenForEver("x".repeat(999));
    assertThat(get(wire).body()).hasSize(256 * 1024);
    assertThat(wire.given()).isLessThan(300 * 1024);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDownloadIsReadOnWhereItIsKeptNoMore(boolean chunked) throws IOException {
    int length = 3 * NetBudget.BODY_BYTES;
    String body = "x".repeat(length);
    String said = OK + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n" + body
        + "\r\n0\r\n\r\n" : "Content-Length: " + length + "\r\n\r\n" + body);
    HttpGet.Answer answer = HttpGet.ofDownload().get(ScriptedWire.saying(said), "/x", "a.example", "", soon());
    assertThat(answer.read()).isEqualTo(length);
    assertThat(answer.missing()).isZero();
    assertThat(answer.body()).hasSize(NetBudget.BODY_BYTES);
    assertThat(get(ScriptedWire.saying(said)).read()).isBetween((long) NetBudget.BODY_BYTES,
        NetBudget.BODY_BYTES + 20_000L);
  }

  @Test
  void aDownloadThatEndsLateIsSeenToHaveEnded() throws IOException {
    int came = 2 * NetBudget.BODY_BYTES;
    String said = OK + "Content-Length: " + 3 * NetBudget.BODY_BYTES + "\r\n\r\n" + "x".repeat(came);
    HttpGet.Answer answer = HttpGet.ofDownload().get(ScriptedWire.saying(said), "/x", "a.example", "", soon());
    assertThat(answer.read()).isEqualTo(came);
    assertThat(answer.missing()).isEqualTo(NetBudget.BODY_BYTES);
  }

  @Test
  void aDownloadWithoutEndIsBoundedToo() throws IOException {
    ScriptedWire wire = ScriptedWire.saying(OK + "\r\n").thenForEver("x".repeat(9999));
    assertThat(HttpGet.ofDownload().get(wire, "/x", "a.example", "", soon()).read())
        .isBetween((long) NetBudget.DOWNLOAD_BYTES, NetBudget.DOWNLOAD_BYTES + 20_000L);
  }

  @Test
  void aBodyWithoutEndIsBounded() throws IOException {
    ScriptedWire wire = ScriptedWire.saying(OK + "\r\n").thenForEver("x".repeat(4096));
    assertThat(get(wire).body().length).isBetween(256 * 1024, 290 * 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "g", "123456789", "0x3", "3 3", "\u0000"})
  void aBadChunkSizeIsAFailureAndNothingElse(String size) {
    assertThatThrownBy(() -> get(ScriptedWire.saying(OK + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\nabc\r\n")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aTruncatedChunkIsAnEnd() {
    assertThatThrownBy(() -> get(ScriptedWire.saying(OK + "Transfer-Encoding: chunked\r\n\r\n9\r\nabc")))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void anInterimAnswerIsReadOver() throws IOException {
    assertThat(body(ScriptedWire.saying("HTTP/1.1 103 Early\r\nLink: x\r\n\r\n" + OK + "Content-Length: 2\r\n\r\nok")))
        .isEqualTo("ok");
  }

  @Test
  void interimAnswersWithoutEndAreAFailure() {
    assertThatThrownBy(() -> get(new ScriptedWire().thenForEver("HTTP/1.1 100 Continue\r\n\r\n")))
        .isInstanceOf(TooLongException.class);
  }

  /// Neither "no HTTP" nor "wrong content": what go says at 10 MB.
  @ParameterizedTest
  @ValueSource(strings = {"x", "A: b\r\n", "\r", ":\n", "\u0000", "Date: x\n"})
  void aHeaderWithoutEndIsGivenUpWhereGoDoes(String piece) {
    ScriptedWire wire = ScriptedWire.saying("HTTP/1.1 200 OK\r\n").thenForEver(piece.repeat(4096 / piece.length()));
    assertThatThrownBy(() -> HttpHead.read(wire, soon())).isInstanceOf(TooLongException.class)
        .hasMessage("net/http: server response headers exceeded 10485760 bytes; aborted");
    assertThat(wire.given()).isLessThan(NetBudget.HEADER_BYTES + 20_000);
    assertThat(Failures.of(Operation.HTTP, new TooLongException("x")).kind()).isEqualTo(FailureKind.TOO_LONG);
  }

  @Test
  void aHeaderOfAMegabyteIsReadAsGoReadsIt() throws IOException {
    String cookies = ("Set-Cookie: " + "c".repeat(100) + "\r\n").repeat(10_000);
    HttpGet.Answer answer = get(ScriptedWire.saying(OK + "X-Long: " + "y".repeat(1 << 20) + "\r\n" + cookies
        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"));
    assertThat(answer.body()).hasSize(2);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.head().fields().stream().mapToInt(field -> field[1].length()).sum())
        .isLessThan(2 * NetBudget.HEADER_KEPT);
  }

  @Test
  void aChunkExtensionWithoutEndIsGivenUpWhereGoDoes() {
    assertThatThrownBy(() -> get(ScriptedWire.saying(OK + "Transfer-Encoding: chunked\r\n\r\n1;x=").thenForEver("y")))
        .isInstanceOf(TooLongException.class).hasMessage("header line too long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-OpenSSH_9\r\n", "\u0016\u0003\u0001\u0002\u0000", "\u0005\u00ff", "HTTP/2 200\r\n\r\n",
      "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1\r\n\r\n", "h", "\u0000\u0000\u0000"})
  void anotherProtocolIsNamedWithItsFirstBytes(String said) {
    assertThatThrownBy(() -> HttpHead.read(ScriptedWire.saying(said), soon())).isInstanceOf(HttpHead.NotHttp.class)
        .message().matches("[\\x20-\\x7e]*");
  }

  @Test
  void anEarlyEndIsAnEnd() {
    assertThatThrownBy(() -> HttpHead.read(ScriptedWire.saying(), soon())).isInstanceOf(EOFException.class).hasMessage("EOF");
    assertThatThrownBy(() -> HttpHead.read(ScriptedWire.saying("HTTP/1.1 20"), soon())).isInstanceOf(EOFException.class)
        .hasMessage("unexpected EOF");
  }

  @Test
  void fieldsAreReadWithoutTrustingThem() throws IOException {
    HttpHead head = HttpHead.read(ScriptedWire.saying(
        "HTTP/1.0 407\r\n: nameless\r\nno colon\r\nProxy-Authenticate: Basic\r\nPROXY-AUTHENTICATE:NTLM\r\nN\u0000: \u0000\r\n\r\n"),
        soon());
    assertThat(head.status()).isEqualTo(407);
    assertThat(head.reason()).isEmpty();
    assertThat(head.fields("proxy-authenticate")).containsExactly("Basic", "NTLM");
  }

  @Test
  void bareLineFeedsAndSingleBytesAreUnderstood() throws IOException {
    HttpHead head = HttpHead.read(ScriptedWire.dripping("HTTP/1.1 200 OK\nA: b\n\n"), soon());
    assertThat(head.field("a")).contains("b");
    assertThat(head.rest()).isEmpty();
  }

  @Test
  void silenceIsATimeout() {
    assertThatThrownBy(() -> get(ScriptedWire.saying(OK).thenSilent())).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void rubbishNeverThrowsAnythingButAFailureOfReading() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      String tail = new String(bytes, StandardCharsets.ISO_8859_1);
      String said = i % 2 == 0 ? OK + "Transfer-Encoding: chunked\r\n\r\n" + tail : OK + tail;
      Throwable thrown = catchThrowable(() -> get(ScriptedWire.saying(said)));
      assertThat(thrown == null || thrown instanceof IOException).as(String.valueOf(thrown)).isTrue();
    }
  }

  private static Optional<Instant> time(String fields) throws IOException {
    return get(ScriptedWire.saying(OK + fields + "\r\n\r\n")).head().time();
  }

  @Test
  void theServersTimeIsItsDateAndTheAgeInACache() throws IOException {
    assertThat(time("Date: Wed, 25 Nov 2026 12:00:00 GMT")).contains(Instant.parse("2026-11-25T12:00:00Z"));
    assertThat(time("Date: Wed, 25 Nov 2026 12:00:00 GMT\r\nAge: 90\r\nX-Cache: HIT"))
        .contains(Instant.parse("2026-11-25T12:01:30Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: y", "Date: ", "Date: yesterday", "Date: Mon, 25 Nov 2026 12:00:00 GMT",
      "Date: Wed, 25 Nov 999999999999 12:00:00 GMT", "Date: Wed, 25 Nov 2026 12:00:00 GMT\r\nX-Cache: HIT from box",
      "Date: Wed, 25 Nov 2026 12:00:00 GMT\r\nAge: -1",
      "Date: Wed, 25 Nov 2026 12:00:00 GMT\r\nAge: 99999999999999"})
  void anAnswerWithoutAReadableTimeHasNone(String fields) throws IOException {
    assertThat(time(fields)).isEmpty();
  }
}
