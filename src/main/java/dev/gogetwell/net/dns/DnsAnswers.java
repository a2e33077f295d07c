package dev.gogetwell.net.dns;

import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.net.NetBudget;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Reads the answer section of a DNS message (RFC 1035, section 4). Pure; any thread.
final class DnsAnswers {
  private DnsAnswers() {}

  /// Adds the addresses of `answer` to `addresses`.
  ///
  /// @return why the server says no, if it does
  static Optional<Failure> read(Message answer, Set<String> addresses) {
    for (Record record : answer.getSection(Section.ANSWER)) {
      if (addresses.size() >= NetBudget.ADDRESSES) {
        break;
      }
      switch (record) {
        case ARecord a -> addresses.add(a.getAddress().getHostAddress());
        case AAAARecord aaaa -> addresses.add(aaaa.getAddress().getHostAddress());
        default -> { } // CNAMEs are the way, not the answer.
      }
    }
    return switch (answer.getRcode()) {
      case Rcode.NOERROR -> Optional.empty();
      case Rcode.NXDOMAIN -> failure(FailureKind.NO_SUCH_HOST, "NXDOMAIN");
      default -> failure(FailureKind.SERVER_FAILURE, Rcode.string(answer.getRcode()));
    };
  }

  /// What an answer without an address and without a "no" is.
  static Failure noAddress() {
    return new Failure(Operation.RESOLVE, FailureKind.NO_ADDRESS, "the name exists but has no address");
  }

  static Optional<Failure> failure(FailureKind kind, String raw) {
    return Optional.of(new Failure(Operation.RESOLVE, kind, raw));
  }
}
