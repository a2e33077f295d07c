package dev.gogetwell.report;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.ShownDate;
import dev.gogetwell.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The certificates that hosts showed to two runs. One that a company's proxy signed stands out beside the host's own.
public final class ComparedCertificates {
  private ComparedCertificates() {}

  /// A host that did not show both runs the same certificate, or whose certificate `go` did not judge alike.
  public record Difference(String authority, Seen first, Seen second) {
    /// Whether somebody else signed: a certificate that was only renewed matters less.
    public boolean otherIssuer() {
      return !first.issuer().equals(second.issuer());
    }
  }

  /// A certificate as one of the runs saw it.
  ///
  /// @param issuer who signed it; its own name if it signs itself
  /// @param sha256 the fingerprint with colons
  /// @param accepted whether `go` accepts it; empty if it was not asked
  public record Seen(String issuer, Instant until, String sha256, Optional<Boolean> accepted) {
    /// The same as words.
    public String words(Texts texts) {
      String day = ShownDate.day(texts.language(), until, ZoneOffset.UTC);
      return Stream.of(texts.get("runs.certificate", issuer, day),
          accepted.map(yes -> texts.get(yes ? "runs.certificate.accepted" : "runs.certificate.refused")).orElse(""))
          .filter(part -> !part.isEmpty()).reduce((a, b) -> a + " · " + b).orElseThrow();
    }
  }

  static List<Difference> of(Report one, Report two) {
    Map<String, Seen> first = seen(one);
    Map<String, Seen> second = seen(two);
    List<Difference> differences = new ArrayList<>();
    first.forEach((authority, a) -> {
      Seen b = second.get(authority);
      if (b != null && (!a.sha256().equals(b.sha256()) || !a.accepted().equals(b.accepted()))) {
        differences.add(new Difference(authority, a, b));
      }
    });
    differences.sort(Comparator.comparing(difference -> !difference.otherIssuer()));
    return differences;
  }

  private static Map<String, Seen> seen(Report report) {
    Map<String, Seen> seen = new TreeMap<>();
    for (Hop hop : report.route().hops()) {
      List<Evidence> plain = report.evidence().stream()
          .filter(piece -> piece.hop().equals(Optional.of(hop.id())) && piece.trial().isEmpty()).toList();
      Optional<Boolean> accepted = plain.stream().map(Evidence::measurement)
          .filter(each -> each instanceof ChainCheck check && check.judge() == ChainJudge.GO)
          .map(each -> each.worked()).findFirst();
      plain.stream().map(Evidence::measurement)
          .flatMap(each -> each instanceof TlsHandshake shake && shake.serverName().equals(hop.host())
              ? shake.chain().stream().limit(1) : Stream.<Der>empty())
          .flatMap(der -> ShownCertificate.of(der).stream()).findFirst()
          .ifPresent(leaf -> seen.putIfAbsent(hop.authority(),
              new Seen(leaf.issuer().orElse(leaf.name()), leaf.until(), leaf.sha256(), accepted)));
    }
    return seen;
  }
}
