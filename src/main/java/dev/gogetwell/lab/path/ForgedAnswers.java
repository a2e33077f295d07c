package dev.gogetwell.lab.path;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Answers questions for one name that pass by to whatever resolver, and lets the true answer come too late.
record ForgedAnswers(Middlebox.InjectAnswer forged) implements Passage {
  private static final int DOMAIN = 53;
  private static final int TTL_SECONDS = 60;

  @Override
  public List<Move> pass(Packet packet, boolean outward) {
    if (!outward || !packet.isUdpTo(DOMAIN)) {
      return Passage.on(packet, outward);
    }
    try {
      Message query = new Message(packet.said());
      if (query.getQuestion() == null || query.getQuestion().getType() != Type.A
          || !query.getQuestion().getName().toString(true).equalsIgnoreCase(forged.name())) {
        return Passage.on(packet, true);
      }
      Message answer = new Message(query.getHeader().getID());
      answer.getHeader().setFlag(Flags.QR);
      answer.getHeader().setFlag(Flags.RD);
      answer.getHeader().setFlag(Flags.RA);
      answer.addRecord(query.getQuestion(), Section.QUESTION);
      answer.addRecord(new ARecord(query.getQuestion().getName(), DClass.IN, TTL_SECONDS,
          InetAddress.ofLiteral(forged.address())), Section.ANSWER);
      return List.of(new Move(packet.answer(answer.toWire()), false),
          new Move(packet, true, forged.truthAfter()));
    } catch (IOException e) {
      return Passage.on(packet, true);
    }
  }
}
