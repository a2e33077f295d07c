package dev.gogetwell.machine.truststore;

import dev.gogetwell.model.Der;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The certificates whose trust was decided on macOS, in its three domains: by the user, by an administrator, by Apple
/// (Security framework, SecTrustSettings.h). A decision may be a refusal. Any thread.
final class MacRoots implements SystemRoots {
  /// Who decided; the numbers are the SecTrustSettingsDomain of SecTrustSettings.h.
  enum Domain {
    USER("macOS-user", 0),
    ADMIN("macOS-admin", 1),
    SYSTEM("macOS-system", 2);

    private final String place;
    private final int number;

    Domain(String place, int number) {
      this.place = place;
      this.number = number;
    }

    /// The name that people see.
    String place() {
      return place;
    }

    int number() {
      return number;
    }
  }

  /// What the settings say of one use of a certificate; the numbers are the SecTrustSettingsResult.
  enum Result {
    /// Trusted as the root that it is, or as if it were one.
    TRUSTED,
    DENIED,
    /// Decided by the settings of another domain, or by nobody.
    UNSPECIFIED
  }

  /// One entry of a certificate's trust settings.
  ///
  /// @param forServers whether it holds for TLS servers: it names no policy, or the one of TLS
  /// @param narrowed whether it holds for one host name or one program only
  record Setting(boolean forServers, boolean narrowed, Result result) {}

  /// A certificate with all entries about it; an empty list means trusted.
  ///
  /// @param told whether macOS has a list for it at all, be it an empty one
  record Decided(byte[] certificate, List<Setting> settings, boolean told) {
    public Decided {
      settings = List.copyOf(settings);
    }

    Decided(byte[] certificate, List<Setting> settings) {
      this(certificate, settings, true);
    }

    /// A certificate of a domain that has no list for it (errSecItemNotFound).
    static Decided untold(byte[] certificate) {
      return new Decided(certificate, List.of(), false);
    }

    /// What holds for every TLS server. An empty list means "always trust this root" (SecTrustSettings.h); else the
    /// first entry that decides counts. Of Apple's own roots nothing need be said: that they are in its domain says it
    /// (Go 1.16, crypto/x509/root_darwin.go: loadSystemRoots).
    Result forServers(Domain domain) {
      if (!told) {
        return domain == Domain.SYSTEM ? Result.TRUSTED : Result.UNSPECIFIED;
      }
      return settings.isEmpty() ? Result.TRUSTED : settings.stream()
          .filter(setting -> setting.forServers() && !setting.narrowed()).map(Setting::result)
          .filter(result -> result != Result.UNSPECIFIED).findFirst().orElse(Result.UNSPECIFIED);
    }
  }

  /// The functions of macOS that read one domain.
  interface Reader {
    /// Its certificates; none if nobody decided anything there.
    List<Decided> certificates(Domain domain) throws IOException;
  }

  private final Native<Reader> reader;

  /// @param reader gives the functions of macOS when they are first needed
  MacRoots(Native.Maker<Reader> reader) {
    this.reader = new Native<>(reader);
  }

  /// The names of all domains.
  static List<String> places() {
    return Stream.of(Domain.values()).map(Domain::place).toList();
  }

  @Override
  public List<Answer> lists() {
    try {
      return reader.call(mac -> {
        // What the user decides beats the administrator, who beats Apple (SecTrustSettings.h).
        Set<Der> decided = new HashSet<>();
        List<Answer> answers = new ArrayList<>();
        for (Domain domain : Domain.values()) {
          answers.add(answer(mac, domain, decided));
        }
        return answers;
      });
    } catch (IOException e) {
      return places().stream().<Answer>map(place -> new Untold(place, String.valueOf(e.getMessage()))).toList();
    }
  }

  private static Answer answer(Reader mac, Domain domain, Set<Der> decided) {
    try {
      List<Der> trusted = new ArrayList<>();
      List<Der> denied = new ArrayList<>();
      for (Decided one : mac.certificates(domain)) {
        Der certificate = Der.of(one.certificate());
        // Without a result it is good for mail or signed programs only, or left to another domain.
        Result result = one.forServers(domain);
        if (result != Result.UNSPECIFIED && decided.add(certificate)) {
          (result == Result.TRUSTED ? trusted : denied).add(certificate);
        }
      }
      return new Held(domain.place(), trusted, denied);
    } catch (IOException e) {
      return new Untold(domain.place(), String.valueOf(e.getMessage()));
    }
  }
}
