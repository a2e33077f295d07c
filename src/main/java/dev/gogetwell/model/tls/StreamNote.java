package dev.gogetwell.model.tls;

/// What a reader must know about the quality of a stream before trusting it.
public enum StreamNote {
  /// The TCP handshake was not captured: the beginning may be missing.
  STARTED_IN_THE_MIDDLE,
  /// Bytes are missing in the capture.
  BYTES_LOST,
  /// The capture file ends in the middle of something.
  FILE_TRUNCATED,
  /// Packets were cut when they were captured (snapshot length).
  PACKETS_CUT,
  /// IP fragments were found that could not be joined.
  IP_FRAGMENTS,
  /// Segments were sent more than once.
  RETRANSMISSIONS,
  /// Segments arrived in another order than sent.
  OUT_OF_ORDER,
  /// Bytes that are no TLS record were skipped.
  UNKNOWN_BYTES,
  /// There are more events than are kept.
  EVENTS_DROPPED,
  /// The capture ends while something is on its way: what came next, if anything, is not in it.
  CAPTURE_ENDED,
  /// The secrets were there, but a record did not open with them.
  DECRYPTION_FAILED;

  /// The name in JSON.
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
