package dev.gogetwell.report;

import dev.gogetwell.model.DnsMessage;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Takes the bytes of a DNS message away where they name something private. On the wire a name is cut into labels and
/// pointers, which no text search reaches, so the message is read; what cannot be read is not kept either.
final class DnsMessageRedaction {
  private static final Pattern FINAL_DOT = Pattern.compile("\\.(?=\\s|$)");

  private final UnaryOperator<String> text;

  DnsMessageRedaction(UnaryOperator<String> text) {
    this.text = text;
  }

  DnsMessage apply(DnsMessage message) {
    return message.wire().length() == 0 || isPublic(message.wire().toArray()) ? message : message.withoutBytes();
  }

  private boolean isPublic(byte[] wire) {
    try {
      Message read = new Message(wire);
      if (read.numBytes() != wire.length) {
        return false; // What stands behind a message was read by nobody.
      }
      for (int section = Section.QUESTION; section <= Section.ADDITIONAL; section++) {
        for (Record record : read.getSection(section)) {
          if (!isUnchanged(record.getName().toString(true))
              || !isUnchanged(FINAL_DOT.matcher(record.rdataToString()).replaceAll(""))) {
            return false;
          }
        }
      }
      return true;
    } catch (IOException | RuntimeException _) {
      return false;
    }
  }

  private boolean isUnchanged(String said) {
    return text.apply(said).equals(said);
  }
}
