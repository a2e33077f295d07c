package dev.gogetwell.machine.truststore;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.gogetwell.model.Der;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Asks Windows as Go does (crypto/x509/root_windows.go, systemVerify): CertGetCertificateChain over a store in memory
/// that holds the served certificates, then CertVerifyCertificateChainPolicy for a TLS server. Unlike Go it forbids the
/// network: CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL, and no automatic update of roots. Layouts are those of wincrypt.h with
/// pointers of 64 bits. Any thread.
final class WindowsVerifier implements PlatformVerifier {
  private static final int DEFER_CLOSE = 0x4;
  private static final int CACHE_ONLY = 0x4;
  private static final int LOWER_QUALITY_TOO = 0x80;
  private static final int NO_ROOT_UPDATE = 0x100;
  private static final int SSL_POLICY = 4;
  private static final int SERVER = 2;
  private static final int MATCH_ANY_OF = 1;
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  /// From 1601, in units of 100 ns.
  private static final long EPOCH_AS_FILE_TIME = 116_444_736_000_000_000L;
  private static final long UNITS_A_SECOND = 10_000_000;
  private static final long CHAIN_CONTEXT_SIZE = 40;

  private final Native<CryptFunctions> functions;

  /// @param functions gives the functions of Windows, an own set for each call
  WindowsVerifier(Native.Maker<CryptFunctions> functions) {
    this.functions = new Native<>(functions);
  }

  @Override
  public Opinion ask(List<Der> chain, String host, Instant when) {
    if (chain.isEmpty()) {
      return new Unasked("no certificate");
    }
    try {
      return functions.call(windows -> ask(windows, chain, host, when));
    } catch (IOException e) {
      return new Unasked(String.valueOf(e.getMessage()));
    }
  }

  private static Opinion ask(CryptFunctions windows, List<Der> chain, String host, Instant when) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment store = windows.openStore(CryptFunctions.MEMORY, DEFER_CLOSE, MemorySegment.NULL);
      if (store.address() == 0) {
        return unasked(windows, "CertOpenStore");
      }
      MemorySegment leaf = arena.allocate(ADDRESS);
      try {
        for (int i = 0; i < chain.size(); i++) {
          boolean added = windows.add(store, arena.allocateFrom(JAVA_BYTE, chain.get(i).bytes()),
              i == 0 ? leaf : MemorySegment.NULL);
          // What Windows cannot read as a certificate cannot help; without a leaf there is no question.
          if (!added && i == 0) {
            return unasked(windows, "CertAddEncodedCertificateToStore");
          }
        }
        return ask(windows, arena, leaf.get(ADDRESS, 0), store, host, when);
      } finally {
        if (leaf.get(ADDRESS, 0).address() != 0) {
          windows.freeCertificate(leaf.get(ADDRESS, 0));
        }
        windows.closeStore(store);
      }
    }
  }

  private static Opinion ask(CryptFunctions windows, Arena arena, MemorySegment leaf, MemorySegment store,
      String host, Instant when) throws IOException {
    MemorySegment time = arena.allocateFrom(JAVA_LONG, EPOCH_AS_FILE_TIME
        + when.getEpochSecond() * UNITS_A_SECOND + when.getNano() / 100);
    MemorySegment built = arena.allocate(ADDRESS);
    if (!windows.chain(leaf, time, store, request(arena), CACHE_ONLY | LOWER_QUALITY_TOO | NO_ROOT_UPDATE, built)) {
      return unasked(windows, "CertGetCertificateChain");
    }
    MemorySegment top = built.get(ADDRESS, 0);
    try {
      Opinion best = judge(windows, arena, top, host);
      MemorySegment fields = top.reinterpret(CHAIN_CONTEXT_SIZE);
      int others = fields.get(JAVA_INT, 24);
      MemorySegment list = others == 0 ? MemorySegment.NULL
          : fields.get(ADDRESS, 32).reinterpret(others * ADDRESS.byteSize());
      for (int i = 0; i < others && !(best instanceof Accepted); i++) {
        if (judge(windows, arena, list.getAtIndex(ADDRESS, i), host) instanceof Accepted accepted) {
          best = accepted;
        }
      }
      return best;
    } finally {
      windows.freeChain(top);
    }
  }

  /// CERT_CHAIN_PARA in the size that Go gives it: any chain that is good for a TLS server.
  private static MemorySegment request(Arena arena) {
    MemorySegment oid = arena.allocateFrom(SERVER_AUTH, StandardCharsets.US_ASCII);
    MemorySegment request = arena.allocate(80, 8);
    request.set(JAVA_INT, 0, 80);
    request.set(JAVA_INT, 8, MATCH_ANY_OF);
    request.set(JAVA_INT, 16, 1);
    request.set(ADDRESS, 24, arena.allocateFrom(ADDRESS, oid));
    return request;
  }

  /// root_windows.go: checkChainTrustStatus, then checkChainSSLServerPolicy.
  private static Opinion judge(CryptFunctions windows, Arena arena, MemorySegment context, String host)
      throws IOException {
    int trust = context.reinterpret(CHAIN_CONTEXT_SIZE).get(JAVA_INT, 4);
    if (trust != 0) {
      return WindowsStatus.ofTrust(trust);
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    MemorySegment server = arena.allocate(24, 8); // SSL_EXTRA_CERT_CHAIN_POLICY_PARA
    server.set(JAVA_INT, 0, 24);
    server.set(JAVA_INT, 4, SERVER);
    server.set(ADDRESS, 16, arena.allocateFrom(name, StandardCharsets.UTF_16LE));
    MemorySegment request = arena.allocate(16, 8); // CERT_CHAIN_POLICY_PARA
    request.set(JAVA_INT, 0, 16);
    request.set(ADDRESS, 8, server);
    MemorySegment status = arena.allocate(24, 8); // CERT_CHAIN_POLICY_STATUS
    status.set(JAVA_INT, 0, 24);
    if (!windows.policy(SSL_POLICY, context, request, status)) {
      return unasked(windows, "CertVerifyCertificateChainPolicy");
    }
    int error = status.get(JAVA_INT, 4);
    return error == 0 ? new Accepted() : WindowsStatus.ofPolicy(error);
  }

  private static Opinion unasked(CryptFunctions windows, String function) {
    return new Unasked(function + ": Windows error 0x" + Integer.toHexString(windows.lastError()));
  }
}
