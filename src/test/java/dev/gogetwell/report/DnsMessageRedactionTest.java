package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.DnsMessage;
import dev.gogetwell.model.DnsMessage.Sender;
import dev.gogetwell.model.DnsMessage.Transport;
import dev.gogetwell.model.tls.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// What names something private is not on the wire of a report either.
class DnsMessageRedactionTest {
  private static final String PRIVATE = "git.corp.example";
  private final DnsMessageRedaction redaction = new DnsMessageRedaction(new Redactor(new Secrets(
      Set.of(), Set.of(), Set.of(), Set.of("*.corp.example"), Set.of(), Set.of(), Set.of(), Set.of()))::text);

  private static Name name(String host) throws IOException {
    return Name.fromString(host, Name.root);
  }

  private static Message asking(String host) throws IOException {
    return Message.newQuery(Record.newRecord(name(host), Type.A, DClass.IN));
  }

  private static Message answering(String host, Record record) throws IOException {
    Message message = asking(host);
    message.addRecord(record, Section.ANSWER);
    return message;
  }

  private DnsMessage applied(byte[] wire) {
    return redaction.apply(DnsMessage.of(Sender.SERVER, Transport.UDP, Duration.ofMillis(3), wire));
  }

  private void assertKept(byte[] wire) {
    assertThat(applied(wire).wire()).isEqualTo(Octets.of(wire));
  }

  private void assertTakenAway(byte[] wire) {
    DnsMessage message = applied(wire);
    assertThat(message.wire()).isEqualTo(Octets.NONE);
    assertThat(message.length()).isEqualTo(wire.length);
    assertThat(message.after()).isEqualTo(Duration.ofMillis(3));
  }

  @Test
  void whatIsPublicStays() throws IOException {
    assertKept(asking("proxy.golang.org").toWire());
    assertKept(answering("proxy.golang.org", new ARecord(name("proxy.golang.org"), DClass.IN, 60,
        InetAddress.ofLiteral("142.250.66.81"))).toWire());
  }

  @Test
  void aPrivateNameIsTakenAwayWhereverItStands() throws IOException {
    assertTakenAway(asking(PRIVATE).toWire());
    assertTakenAway(asking(PRIVATE.toUpperCase(java.util.Locale.ROOT)).toWire());
    assertTakenAway(answering("www.example.org",
        new CNAMERecord(name("www.example.org"), DClass.IN, 60, name(PRIVATE))).toWire());
    assertTakenAway(answering("www.example.org",
        new TXTRecord(name("www.example.org"), DClass.IN, 60, "ask " + PRIVATE)).toWire());
  }

  @Test
  void whatCannotBeReadIsTakenAway() throws IOException {
    byte[] whole = asking("proxy.golang.org").toWire();
    assertTakenAway(Arrays.copyOf(whole, whole.length - 3));
    assertTakenAway(Arrays.copyOf(whole, whole.length + 20));
    assertTakenAway(new byte[] {1, 2, 3});
  }

  @Test
  void aMessageThatIsTooLongIsKeptAsItsLength() {
    DnsMessage message = applied(new byte[DnsMessage.LONGEST_KEPT + 1]);
    assertThat(message.wire()).isEqualTo(Octets.NONE);
    assertThat(message.length()).isEqualTo(DnsMessage.LONGEST_KEPT + 1);
  }
}
