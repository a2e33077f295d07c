package dev.gogetwell.net;

/// How much a peer may send before it is given up, so that no server, proxy or resolver can fill the memory or the time
/// of a run. The one place for these numbers; where Go has a limit it is Go's, for what Go gives up is a finding and
/// what Go bears is none.
///
/// Time is the matter of [Deadline]: every operation gets one and no peer can lengthen it, however slowly it drips.
/// Redirects have no number here because none is followed: a redirect is an answer. Nothing is unpacked either; answers
/// are asked for as they are (`Accept-Encoding: identity`).
public final class NetBudget {
  /// TLS records in a row that bring nothing: warning alerts, empty records, tickets, key updates, and in TLS 1.3
  /// ChangeCipherSpec (crypto/tls/common.go, maxUselessRecords).
  public static final int USELESS_RECORDS = 16;
  /// A handshake message without certificates (crypto/tls/common.go, maxHandshake).
  public static final int HANDSHAKE_MESSAGE = 65_536;
  /// A Certificate message (crypto/tls/common.go, maxHandshakeCertificateMsg).
  public static final int CERTIFICATE_MESSAGE = 262_144;
  /// Certificates in one message. Go counts only its bytes; so many of the smallest fit into it twice.
  public static final int CERTIFICATES = 1024;

  /// The header of an answer, all interim ones before it included (net/http/transport.go, maxHeaderResponseSize).
  public static final int HEADER_BYTES = 10 << 20;
  /// What is kept of a header. Go keeps all; we ask ten of them at once and need a few lines of each.
  public static final int HEADER_KEPT = 256 << 10;
  /// What is kept of one line of a header: more than any field that is judged may have.
  public static final int HEADER_LINE_KEPT = 16 << 10;
  /// Interim answers before one; Go counts them by their bytes only, which takes seconds for the shortest.
  public static final int INTERIM_ANSWERS = 1000;
  /// A line with the length of a chunk (net/http/internal/chunked.go, maxLineLength).
  public static final int CHUNK_LINE = 4096;
  /// The body: a module's `.info` and a version list are far shorter, a page of a portal is known by its beginning.
  public static final int BODY_BYTES = 256 << 10;
  /// What is read of an archive, most of it to see that it comes. Larger modules are rare, and `go` loads them as well.
  public static final int DOWNLOAD_BYTES = 8 << 20;

  /// A DNS message over TCP or HTTPS (RFC 1035, section 4.2.2: its length has 16 bits).
  public static final int DNS_MESSAGE = 65_535;
  /// Addresses of a name that are kept and tried in turn. Go tries all; nobody publishes more than a few dozen.
  public static final int ADDRESSES = 256;

  /// Bytes of one connection that are recorded; a handshake is far shorter.
  public static final int RECORDED_BYTES = 4 << 20;
  /// Reads and writes of one connection that are recorded: a peer may send byte by byte.
  public static final int RECORDED_STEPS = 8192;
  /// TLS records of one connection of our own that are shown; behind them as many more that complete a message. A
  /// report holds dozens of connections. (Captures have a budget of their own.)
  public static final int RECORDED_EVENTS = 512;

  private NetBudget() {}
}
