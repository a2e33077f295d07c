package dev.gogetwell.net.tls.pcap;

/// Who is told of each packet of a capture file.
interface PacketSink {
  /// One packet. The array is only valid during the call.
  ///
  /// @param nanos since 1970
  /// @param linkType the LINKTYPE number of the file format
  /// @param original how long the packet was before it was cut at the snapshot length
  void packet(long nanos, int linkType, byte[] bytes, int from, int to, int original);

  /// The content of a decryption-secrets block that holds a TLS key log.
  void secrets(byte[] keyLog);
}
