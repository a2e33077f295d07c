package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Sites;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.Clocks;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.TcpConnect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What other hosts say of the time in their answers. One host alone proves nothing, since servers with wrong clocks
/// are as common as clients with wrong clocks: only hosts that have nothing in common and agree are believed. A host
/// counts if its certificate is accepted, or if it speaks plain HTTP and gives the answer that is expected of it. Pure.
///
/// @param witnesses one a site, the site in question left out
record OtherClocks(List<Witness> witnesses) {
  /// Less is no wrong clock, and no certificate has so short a life.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  /// A clock that is further off names no time at all.
  private static final Duration NONSENSE = Duration.ofDays(100 * 365);

  /// One host's word.
  ///
  /// @param ahead by how much this machine's clock is ahead of the host's
  /// @param verified whether the host showed a certificate that is accepted
  record Witness(Evidence evidence, String host, Duration ahead, boolean verified) {}

  /// What most of them say.
  ///
  /// @param ahead by how much this machine's clock is ahead; negative if it is behind
  record Agreement(Duration ahead, List<Witness> by) {
    /// Whether this machine's clock is right.
    boolean isRight() {
      return ahead.abs().compareTo(TOLERANCE) < 0;
    }

    /// Whether a host is among them that nobody can pretend to be.
    boolean isVerified() {
      return by.stream().anyMatch(Witness::verified);
    }

    /// The time that they name.
    Instant time(Instant here) {
      return here.minus(ahead);
    }

    List<Evidence> evidence() {
      return by.stream().map(Witness::evidence).toList();
    }

    String hosts() {
      return String.join(", ", by.stream().map(Witness::host).toList());
    }
  }

  /// The words of all hosts but one.
  static OtherClocks of(Facts facts, String exceptHost) {
    List<Witness> witnesses = new ArrayList<>();
    Set<String> sites = new HashSet<>(Set.of(Sites.of(exceptHost)));
    Set<String> plainAddresses = new HashSet<>();
    for (Evidence evidence : facts.evidence()) {
      if (evidence.measurement() instanceof HttpFetch fetch && fetch.clocks().isPresent()) {
        Duration ahead = ahead(fetch.clocks().get());
        boolean verified = fetch.url().startsWith("https:");
        boolean counts = ahead.abs().compareTo(NONSENSE) < 0
            && (verified ? isAccepted(facts, evidence) : isExpected(fetch));
        String host = host(fetch.url());
        // A portal answers under every name from one address.
        if (counts && (verified || plainAddresses.add(address(facts, evidence))) && sites.add(Sites.of(host))) {
          witnesses.add(new Witness(evidence, host, ahead, verified));
        }
      }
    }
    return new OtherClocks(List.copyOf(witnesses));
  }

  private static Duration ahead(Clocks clocks) {
    return Duration.between(clocks.there(), clocks.here());
  }

  private static String host(String url) {
    String authority = Mirrors.host(url);
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }

  /// git may have been told to accept everything.
  private static boolean isAccepted(Facts facts, Evidence fetched) {
    return facts.evidence().stream().anyMatch(e -> isSameLook(e, fetched) && e.measurement() instanceof ChainCheck check
        && check.judge() != ChainJudge.GIT && check.worked());
  }

  /// A login page redirects or sends HTML, and its box keeps whatever time it likes.
  private static boolean isExpected(HttpFetch fetch) {
    return fetch.via().isEmpty()
        && (fetch.status() == 204 || (fetch.status() == 200 && !fetch.excerpt().contains("<")));
  }

  private static String address(Facts facts, Evidence fetched) {
    return facts.evidence().stream().filter(e -> isSameLook(e, fetched) && e.measurement() instanceof TcpConnect
            && e.measurement().worked()).map(e -> ((TcpConnect) e.measurement()).endpoint().address())
        .findFirst().orElse("");
  }

  private static boolean isSameLook(Evidence one, Evidence other) {
    return one.hop().equals(other.hop()) && one.trial().equals(other.trial());
  }

  /// What more than half of them say, and two at least: the median and everybody near it.
  Optional<Agreement> agreement() {
    if (witnesses.size() < 2) {
      return Optional.empty();
    }
    Duration median = witnesses.stream().map(Witness::ahead).sorted(Comparator.naturalOrder()).toList()
        .get(witnesses.size() / 2);
    List<Witness> near = witnesses.stream()
        .filter(witness -> witness.ahead().minus(median).abs().compareTo(TOLERANCE) < 0).toList();
    return near.size() < 2 || near.size() * 2 <= witnesses.size()
        ? Optional.empty() : Optional.of(new Agreement(median, near));
  }

  /// Whether they contradict each other.
  boolean disagree() {
    return witnesses.size() > 1 && agreement().isEmpty();
  }
}
