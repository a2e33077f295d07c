package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.DnsServer;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoQuestionsTest {
  private static final String HOST = "goproxy.example.test";

  private static DnsServer server(DnsServer.Behaviour behaviour) throws Exception {
    return DnsServer.start("own", InetAddress.ofLiteral("127.0.0.1"), 0, Map.of(HOST, List.of("192.0.2.7")), behaviour,
        Duration.ZERO, new ServerLog());
  }

  private static Optional<NameLookup> unanswered(String host, DnsServer... servers) throws InterruptedException {
    return GoQuestions.ask(Stream.of(servers).map(server -> new AllowedContacts.Server(Resolver.Kind.CONFIGURED,
        new Endpoint("127.0.0.1", server.port()))).toList(), host, Duration.ofMillis(600)).unanswered();
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT_FOR_EDNS", "FORMERR_FOR_EDNS", "SERVFAIL", "SILENT"})
  void whatIsLostBecauseOfTheExtensionIsSeen(DnsServer.Behaviour behaviour) throws Exception {
    try (DnsServer server = server(behaviour)) {
      assertThat(unanswered(HOST, server)).isPresent();
    }
  }

  @Test
  void oneServerThatAnswersIsEnough() throws Exception {
    try (DnsServer silent = server(DnsServer.Behaviour.SILENT); DnsServer good = server(DnsServer.Behaviour.ANSWER)) {
      assertThat(unanswered(HOST, silent, good)).isEmpty();
    }
  }

  @Test
  void aNoIsAnAnswer() throws Exception {
    try (DnsServer server = server(DnsServer.Behaviour.ANSWER)) {
      assertThat(unanswered("other.example.test", server)).isEmpty();
    }
  }
}
