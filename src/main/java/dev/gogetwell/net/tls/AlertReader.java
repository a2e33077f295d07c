package dev.gogetwell.net.tls;

import dev.gogetwell.model.tls.Alert;
import java.util.Optional;

/// Reads the alerts in the records of one direction. Confined to one thread.
final class AlertReader {
  /// The first byte of an alert whose second one is in the next record; -1 if there is none.
  private int begun = -1;

  /// An alert may be split over two records, and one record may hold several (RFC 5246, section 6.2.1): then the fatal
  /// one counts. What is not made of alerts alone is encrypted.
  Optional<Alert> read(boolean decrypted, byte[] bytes, int from, int to) {
    int first = begun;
    begun = -1;
    if (to - from == 1 && !decrypted) {
      if (first >= 0) {
        return Optional.of(new Alert(first, bytes[from] & 0xff));
      }
      begun = bytes[from] & 0xff;
      return Optional.empty();
    }
    if (to - from == 2) {
      return Optional.of(new Alert(bytes[from] & 0xff, bytes[from + 1] & 0xff));
    }
    Optional<Alert> said = Optional.empty();
    for (int at = from; at + 1 < to; at += 2) {
      Alert alert = new Alert(bytes[at] & 0xff, bytes[at + 1] & 0xff);
      if (alert.level() < 1 || alert.level() > 2) {
        return Optional.of(Alert.ENCRYPTED);
      }
      said = said.isEmpty() || (alert.fatal() && !said.get().fatal()) ? Optional.of(alert) : said;
    }
    return (to - from) % 2 == 0 && said.isPresent() ? said : Optional.of(Alert.ENCRYPTED);
  }
}
