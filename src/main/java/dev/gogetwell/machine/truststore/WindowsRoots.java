package dev.gogetwell.machine.truststore;

import dev.gogetwell.model.Der;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The physical stores of Windows from which chains may end, or must not. Windows shows programs one list that it
/// merges out of these ("System Store Locations" of CryptoAPI); they are told apart here, because who put a root there,
/// the user, an administrator, a policy or Microsoft's programme, is what a reader needs to know. Any thread.
final class WindowsRoots implements SystemRoots {
  /// Extended key usage by OID, as DER: id-kp-serverAuth and anyExtendedKeyUsage (RFC 5280, 4.2.1.12).
  private static final List<String> SERVER_USES = List.of("06082b06010505070301", "0604551d2500");

  /// One physical store; the numbers are the CERT_SYSTEM_STORE_* of wincrypt.h.
  enum Store {
    CURRENT_USER("Windows-ROOT-CURRENTUSER", "Root", 1),
    LOCAL_MACHINE("Windows-ROOT-LOCALMACHINE", "Root", 2),
    USER_POLICY("Windows-ROOT-CURRENTUSER-GROUPPOLICY", "Root", 7),
    MACHINE_POLICY("Windows-ROOT-LOCALMACHINE-GROUPPOLICY", "Root", 8),
    ENTERPRISE("Windows-ROOT-ENTERPRISE", "Root", 9),
    THIRD_PARTY("Windows-AuthRoot-LOCALMACHINE", "AuthRoot", 2),
    THIRD_PARTY_POLICY("Windows-AuthRoot-LOCALMACHINE-GROUPPOLICY", "AuthRoot", 8),
    DENIED_BY_USER("Windows-Disallowed-CURRENTUSER", "Disallowed", 1),
    DENIED_BY_MACHINE("Windows-Disallowed-LOCALMACHINE", "Disallowed", 2),
    DENIED_BY_USER_POLICY("Windows-Disallowed-CURRENTUSER-GROUPPOLICY", "Disallowed", 7),
    DENIED_BY_MACHINE_POLICY("Windows-Disallowed-LOCALMACHINE-GROUPPOLICY", "Disallowed", 8),
    DENIED_BY_ENTERPRISE("Windows-Disallowed-ENTERPRISE", "Disallowed", 9);

    private final String place;
    private final String store;
    private final int location;

    Store(String place, String store, int location) {
      this.place = place;
      this.store = store;
      this.location = location;
    }

    /// The name that people see.
    String place() {
      return place;
    }

    /// The name that Windows has for it, the same at every location.
    String store() {
      return store;
    }

    /// The number of the location, to be shifted by CERT_SYSTEM_STORE_LOCATION_SHIFT.
    int location() {
      return location;
    }

    private boolean denies() {
      return store.equals("Disallowed");
    }
  }

  /// The functions of Windows that read one store.
  interface Reader {
    /// Its certificates.
    ///
    /// @throws NoSuchFileException if there is no such store
    List<Kept> certificates(Store store) throws IOException;
  }

  /// A certificate with what its store adds to it.
  ///
  /// @param uses the property by which a store narrows what a root is good for, as DER; empty for none
  record Kept(byte[] certificate, Optional<byte[]> uses) {
    /// Whether a chain of a TLS server may end there. Many roots of Microsoft's programme are good for mail or
    /// signed programs only.
    boolean forServers() {
      return uses.map(HexFormat.of()::formatHex)
          .filter(der -> SERVER_USES.stream().noneMatch(der::contains)).isEmpty();
    }
  }

  private final Native<Reader> reader;

  /// @param reader gives the functions of Windows when they are first needed
  WindowsRoots(Native.Maker<Reader> reader) {
    this.reader = new Native<>(reader);
  }

  /// The names of all stores.
  static List<String> places() {
    return Stream.of(Store.values()).map(Store::place).toList();
  }

  @Override
  public List<Answer> lists() {
    try {
      return reader.call(windows -> Stream.of(Store.values()).map(store -> answer(windows, store)).toList());
    } catch (IOException e) {
      return places().stream().<Answer>map(place -> new Untold(place, String.valueOf(e.getMessage()))).toList();
    }
  }

  private static Answer answer(Reader windows, Store store) {
    try {
      List<Der> ders = windows.certificates(store).stream().filter(each -> store.denies() || each.forServers())
          .map(each -> Der.of(each.certificate())).toList();
      return store.denies() ? new Held(store.place(), List.of(), ders) : new Held(store.place(), ders, List.of());
    } catch (NoSuchFileException _) {
      return new Absent(store.place());
    } catch (AccessDeniedException _) {
      return new Untold(store.place(), "access denied");
    } catch (IOException e) {
      return new Untold(store.place(), String.valueOf(e.getMessage()));
    }
  }
}
