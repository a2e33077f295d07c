package dev.gogetwell.net.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.DnsMessage;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A server that answers one question in several packets.
class AnswerRaceTest {
  private static final String HOST = "proxy.example";
  private static final String FORGED = "203.0.113.66";
  private static final String TRUE = "198.51.100.7";
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration AFTER = Duration.ofMillis(300);

  private DatagramSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  /// What is sent back for a question.
  private interface Reply {
    List<byte[]> to(Message query) throws IOException;
  }

  private List<NameLookup> asked(Reply reply) {
    Thread.ofPlatform().daemon().start(() -> {
      try {
        DatagramPacket question = new DatagramPacket(new byte[512], 512);
        server.receive(question);
        byte[] asked = Arrays.copyOf(question.getData(), question.getLength());
        for (byte[] packet : reply.to(new Message(asked))) {
          server.send(new DatagramPacket(packet, packet.length, question.getSocketAddress()));
        }
      } catch (IOException e) {
        // The end of the test.
      }
    });
    return new AnswerRace().answers(Resolver.Kind.PUBLIC, new Endpoint("127.0.0.1", server.getLocalPort()), HOST,
        LIMIT, AFTER);
  }

  private static Message answer(Message query) {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    return answer;
  }

  private static byte[] naming(Message query, String address) {
    Message answer = answer(query);
    answer.addRecord(new ARecord(query.getQuestion().getName(), DClass.IN, 60, InetAddress.ofLiteral(address)),
        Section.ANSWER);
    return answer.toWire();
  }

  @Test
  void everyAnswerToTheQuestionIsKeptInOrder() {
    assertThat(asked(query -> List.of(naming(query, FORGED), naming(query, TRUE))))
        .extracting(NameLookup::addresses).containsExactly(List.of(FORGED), List.of(TRUE));
  }

  @Test
  void theSecondAnswerIsKeptWithAllThatCameBeforeIt() throws IOException {
    List<DnsMessage> messages = asked(query -> List.of(naming(query, FORGED), naming(query, TRUE))).getLast().messages();
    assertThat(messages).extracting(DnsMessage::sender).containsExactly(
        DnsMessage.Sender.CLIENT, DnsMessage.Sender.SERVER, DnsMessage.Sender.SERVER);
    assertThat(new Message(messages.get(1).wire().toArray()).getSection(Section.ANSWER).toString()).contains(FORGED);
    assertThat(new Message(messages.get(2).wire().toArray()).getSection(Section.ANSWER).toString()).contains(TRUE);
  }

  @Test
  void oneAnswerIsOneAnswer() {
    assertThat(asked(query -> List.of(naming(query, TRUE)))).hasSize(1);
  }

  @Test
  void aDenialBesideAnAddressIsAnAnswerToo() {
    List<NameLookup> answers = asked(query -> {
      Message denial = answer(query);
      denial.getHeader().setRcode(Rcode.NXDOMAIN);
      return List.of(denial.toWire(), naming(query, TRUE));
    });
    assertThat(answers.getFirst().failure()).hasValueSatisfying(
        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.NO_SUCH_HOST));
    assertThat(answers.getLast().addresses()).containsExactly(TRUE);
  }

  /// What may arrive on the socket and is no answer.
  private enum Noise {
    ANOTHER_ID {
      @Override
      byte[] of(Message query) {
        byte[] wire = naming(query, FORGED);
        wire[0] ^= 0x55;
        return wire;
      }
    },
    ANOTHER_NAME {
      @Override
      byte[] of(Message query) throws IOException {
        Message other = new Message(query.getHeader().getID());
        other.addRecord(Record.newRecord(Name.fromString("other.example."), Type.A, DClass.IN), Section.QUESTION);
        return naming(other, FORGED);
      }
    },
    A_QUESTION {
      @Override
      byte[] of(Message query) {
        return query.toWire();
      }
    },
    NO_QUESTION {
      @Override
      byte[] of(Message query) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        return answer.toWire();
      }
    },
    A_LOOP_OF_POINTERS {
      @Override
      byte[] of(Message query) {
        byte[] wire = naming(query, FORGED);
        wire[12] = (byte) 0xc0; // The name of the question begins where it begins.
        wire[13] = 12;
        return wire;
      }
    },
    CUT_OFF {
      @Override
      byte[] of(Message query) {
        return Arrays.copyOf(naming(query, FORGED), 20);
      }
    },
    NOTHING {
      @Override
      byte[] of(Message query) {
        return new byte[0];
      }
    },
    THE_LARGEST_PACKET {
      @Override
      byte[] of(Message query) {
        return new byte[65_507];
      }
    };

    abstract byte[] of(Message query) throws IOException;
  }

  @ParameterizedTest
  @EnumSource(Noise.class)
  void noiseIsNoAnswerAndHidesNone(Noise noise) {
    assertThat(asked(query -> List.of(noise.of(query), naming(query, TRUE), noise.of(query))))
        .extracting(NameLookup::addresses).containsExactly(List.of(TRUE));
  }

  @Test
  void aNameInOtherCapitalsIsTheSameName() {
    assertThat(asked(query -> {
      byte[] wire = naming(query, TRUE);
      for (int i = 13; i < 18; i++) {
        wire[i] = (byte) Character.toUpperCase(wire[i]);
      }
      return List.of(wire);
    })).hasSize(1);
  }

  @Test
  void answersWithoutEndAreAFew() {
    List<NameLookup> answers = asked(query -> Collections.nCopies(500, naming(query, TRUE)));
    assertThat(answers).hasSizeBetween(1, 8);
  }

  @Test
  void packetsWithoutEndKeepNobodyBeyondTheLimit() {
    long start = System.nanoTime();
    assertThat(asked(query -> Collections.nCopies(500, new byte[60_000]))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(2));
  }

  @Test
  void whoIsNoAddressIsNotAsked() {
    assertThat(new AnswerRace().answers(Resolver.Kind.PUBLIC, new Endpoint("dns.example", 53), HOST, LIMIT, AFTER))
        .isEmpty();
    assertThat(new AnswerRace().answers(Resolver.Kind.PUBLIC, new Endpoint("127.0.0.1", server.getLocalPort()),
        "a..b", LIMIT, AFTER)).isEmpty();
  }
}
