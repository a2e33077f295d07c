package dev.gogetwell.machine.truststore;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the physical stores of Windows where Windows keeps them. A store of the registry provider is one place; the
/// usual provider of system stores would give the merged list (CertOpenStore, CERT_STORE_PROV_SYSTEM_REGISTRY_W). Only
/// on Windows; any thread.
final class WindowsCertificates implements WindowsRoots.Reader {
  private static final int LOCATION_SHIFT = 16;
  private static final int OPEN_EXISTING = 0x4000;
  private static final int READ_ONLY = 0x8000;
  private static final int USES = 9;
  private static final int NONE = 0;
  private static final int NOT_FOUND = 2;
  private static final int PATH_NOT_FOUND = 3;
  private static final int DENIED = 5;
  /// Of a CERT_CONTEXT, with pointers of 64 bits.
  private static final long CONTEXT_SIZE = 40;
  private static final long ENCODED = 8;
  private static final long LENGTH = 16;
  private static final int LARGEST = 64 * 1024;
  private static final int MOST = 10_000;

  private final CryptFunctions windows = new CryptFunctions();

  @Override
  public List<WindowsRoots.Kept> certificates(WindowsRoots.Store store) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment opened = windows.openStore(CryptFunctions.SYSTEM_REGISTRY,
          store.location() << LOCATION_SHIFT | OPEN_EXISTING | READ_ONLY,
          arena.allocateFrom(store.store(), StandardCharsets.UTF_16LE));
      if (opened.address() == 0) {
        throw trouble(store, windows.lastError());
      }
      try {
        return all(arena, opened);
      } finally {
        windows.closeStore(opened);
      }
    }
  }

  private static IOException trouble(WindowsRoots.Store store, int code) {
    return switch (code) {
      // Without an error it is a store that this Windows does not know at all.
      case NONE, NOT_FOUND, PATH_NOT_FOUND -> new NoSuchFileException(store.place());
      case DENIED -> new AccessDeniedException(store.place());
      default -> new IOException("CertOpenStore: Windows error 0x" + Integer.toHexString(code));
    };
  }

  /// Each call frees the certificate that it is given; only one that is left in the middle has to be freed here.
  private List<WindowsRoots.Kept> all(Arena arena, MemorySegment store) throws IOException {
    List<WindowsRoots.Kept> all = new ArrayList<>();
    MemorySegment data = arena.allocate(LARGEST);
    MemorySegment size = arena.allocate(JAVA_INT);
    MemorySegment context = windows.nextCertificate(store, MemorySegment.NULL);
    while (context.address() != 0 && all.size() < MOST) {
      MemorySegment fields = context.reinterpret(CONTEXT_SIZE);
      byte[] der = fields.get(ADDRESS, ENCODED).reinterpret(Integer.toUnsignedLong(fields.get(JAVA_INT, LENGTH)))
          .toArray(JAVA_BYTE);
      size.set(JAVA_INT, 0, LARGEST);
      boolean narrowed = windows.property(context, USES, data, size);
      all.add(new WindowsRoots.Kept(der, narrowed
          ? Optional.of(data.asSlice(0, size.get(JAVA_INT, 0)).toArray(JAVA_BYTE)) : Optional.empty()));
      context = windows.nextCertificate(store, context);
    }
    if (context.address() != 0) {
      windows.freeCertificate(context);
    }
    return all;
  }
}
