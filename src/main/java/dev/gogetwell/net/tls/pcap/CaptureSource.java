package dev.gogetwell.net.tls.pcap;

import java.io.IOException;
import java.io.InputStream;

/// A capture that can be opened more than once: the secrets of one may stand behind the packets that need them. How a
/// file is opened is not this package's affair.
@FunctionalInterface
public interface CaptureSource {
  /// Opens it at its beginning; the reader closes.
  InputStream open() throws IOException;
}
