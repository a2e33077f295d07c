package dev.gogetwell.net.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.DnsServer;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.model.DnsMessage;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

class ServerLookupTest {
  private static final List<String> MANY =
      IntStream.range(1, 120).mapToObj(i -> "203.0.113." + i).toList();
  private static final Map<String, List<String>> ZONE = Map.of("a.test", List.of("203.0.113.7", "203.0.113.8"),
      "empty.test", List.of(), "many.test", MANY);

  private static DnsServer server(DnsServer.Behaviour behaviour) throws IOException {
    return DnsServer.start("dns", InetAddress.ofLiteral("127.0.0.1"), 0, ZONE, behaviour, Duration.ZERO, new ServerLog());
  }

  private static NameLookup ask(DnsServer server, String host, Duration limit) {
    return new ServerLookup().lookup(Resolver.Kind.PUBLIC, new Endpoint("127.0.0.1", server.port()), host, limit);
  }

  @Test
  void addressesComeInTheServersOrder() throws IOException {
    try (DnsServer server = server(DnsServer.Behaviour.ANSWER)) {
      assertThat(ask(server, "a.test", Duration.ofSeconds(5)).addresses()).containsExactly("203.0.113.7", "203.0.113.8");
    }
  }

  @Test
  void anAnswerThatIsTooLargeForOnePacketIsReadAllTheSame() throws IOException {
    try (DnsServer server = server(DnsServer.Behaviour.ANSWER)) {
      assertThat(ask(server, "many.test", Duration.ofSeconds(5)).addresses()).hasSize(MANY.size());
    }
  }

  @Test
  void everyMessageIsKeptAsItCame() throws IOException {
    try (DnsServer server = server(DnsServer.Behaviour.ANSWER)) {
      List<DnsMessage> messages = ask(server, "many.test", Duration.ofSeconds(5)).messages();
      assertThat(messages).extracting(said -> said.sender() + " " + said.transport()).containsExactly(
          "CLIENT UDP", "SERVER UDP", "CLIENT TCP", "SERVER TCP", "CLIENT UDP", "SERVER UDP");
      Message first = new Message(messages.get(1).wire().toArray());
      assertThat(first.getHeader().getFlag(Flags.TC)).as("cut short").isTrue();
      Message whole = new Message(messages.get(3).wire().toArray());
      assertThat(whole.getSection(Section.ANSWER)).hasSize(MANY.size());
      assertThat(messages).allMatch(said -> said.length() == said.wire().length());
      assertThat(messages).isSortedAccordingTo(Comparator.comparing(DnsMessage::after));
    }
  }

  @Test
  void aServerThatSaysNothingLeavesTheQuestionOnly() throws IOException {
    try (DnsServer server = server(DnsServer.Behaviour.SILENT)) {
      assertThat(ask(server, "a.test", Duration.ofMillis(200)).messages()).isNotEmpty()
          .allMatch(said -> said.sender() == DnsMessage.Sender.CLIENT);
    }
  }

  @ParameterizedTest
  @CsvSource({"ANSWER, missing.test, NO_SUCH_HOST", "ANSWER, empty.test, NO_ADDRESS",
      "SERVFAIL, a.test, SERVER_FAILURE", "REFUSED, a.test, SERVER_FAILURE", "LAME, a.test, NO_ADDRESS",
      "GARBAGE, a.test, SERVER_FAILURE", "CUT_AND_NO_TCP, a.test, SERVER_FAILURE",
      "SILENT_FOR_IPV6, empty.test, TIMEOUT"})
  void everyKindOfNoIsToldApart(DnsServer.Behaviour behaviour, String host, FailureKind kind) throws IOException {
    try (DnsServer server = server(behaviour)) {
      assertThat(ask(server, host, Duration.ofSeconds(1)).failure()).map(failure -> failure.kind()).contains(kind);
    }
  }

  @Test
  void aSilentServerIsATimeoutWithinTheLimit() throws IOException {
    try (DnsServer server = server(DnsServer.Behaviour.SILENT)) {
      long start = System.nanoTime();
      assertThat(ask(server, "a.test", Duration.ofMillis(400)).failure()).map(failure -> failure.kind())
          .contains(FailureKind.TIMEOUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @ParameterizedTest
  @CsvSource({"a..b", "'a b.test'", "'" + "x" + "'"})
  void strangeNamesAreAnswersAndNoCrash(String host) throws IOException {
    try (DnsServer server = server(DnsServer.Behaviour.ANSWER)) {
      assertThat(ask(server, host, Duration.ofSeconds(5)).worked()).isFalse();
    }
  }

  @Test
  void aServerThatIsNoAddressIsNotLookedUp() {
    assertThat(new ServerLookup().lookup(Resolver.Kind.PUBLIC, new Endpoint("dns.example", 53), "a.test",
        Duration.ofSeconds(1)).failure()).map(failure -> failure.kind()).contains(FailureKind.RESOLVER_UNREACHABLE);
  }

  @Test
  void anInterruptEndsTheQuestionAtOnce() throws Exception {
    try (DnsServer server = server(DnsServer.Behaviour.SILENT)) {
      AtomicReference<NameLookup> answer = new AtomicReference<>();
      Thread asking = Thread.ofVirtual().start(() -> answer.set(ask(server, "a.test", Duration.ofSeconds(20))));
      asking.join(Duration.ofMillis(300));
      long start = System.nanoTime();
      asking.interrupt();
      assertThat(asking.join(Duration.ofSeconds(5))).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(300));
    }
  }
}
