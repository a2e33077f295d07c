package dev.gogetwell.machine.truststore;

import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.GoTime;
import dev.gogetwell.gorules.x509.ParsedCertificate;
import dev.gogetwell.gorules.x509.PublicKey;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong with a store in itself, whatever chain is to be verified. Pure functions of its content and the time.
public final class StoreHealth {
  /// Public roots come and go every year; a bundle that nobody touched for so long misses some that are in use.
  private static final Duration OLD = Duration.ofDays(3 * 365);

  private final ChainVerifier reader;

  /// @param reader reads certificates; shared so that roots are parsed once
  public StoreHealth(ChainVerifier reader) {
    this.reader = reader;
  }

  /// One thing that is wrong.
  ///
  /// @param kind what
  /// @param location where: a file, folder or key store, or a certificate's subject
  /// @param detail dates or the system's words, empty for none
  public record Problem(Kind kind, String location, String detail) {}

  /// What can be wrong; texts under `cert.health.<kind>`.
  public enum Kind {
    /// No root at all: every chain is refused.
    NOTHING,
    /// Roots exist, but this process may not read them.
    UNREADABLE,
    /// A file that was named in a setting does not exist.
    MISSING,
    /// A file without any certificate.
    EMPTY,
    /// A bundle that is years old.
    OLD,
    /// A policy keeps the system from fetching the roots that it lacks.
    UPDATES_BLOCKED,
    /// A root whose time is over and that has no successor here. It does harm only where a chain ends at it.
    EXPIRED,
    /// A certificate that this store refuses, with every chain that contains it.
    DENIED
  }

  /// The problems of a store, worst first.
  ///
  /// @param named the places that a setting names; a missing default place is no problem
  public List<Problem> problems(StoreContent content, Set<String> named, Instant now) {
    List<Problem> problems = new ArrayList<>();
    if (!content.couldBeRead()) {
      content.places().stream().filter(place -> place.state() == State.NOT_HERE).forEach(place ->
          problems.add(new Problem(Kind.UNREADABLE, place.location(), "not on this system")));
    } else if (content.roots().isEmpty()) {
      problems.add(new Problem(Kind.NOTHING, "", content.loadError()));
    }
    for (Place place : content.places()) {
      switch (place.state()) {
        case UNREADABLE, NOT_TOLD -> problems.add(new Problem(Kind.UNREADABLE, place.location(), place.detail()));
        case MISSING -> {
          if (named.contains(place.location())) {
            problems.add(new Problem(Kind.MISSING, place.location(), ""));
          }
        }
        case EMPTY -> problems.add(new Problem(Kind.EMPTY, place.location(), ""));
        case READ -> {
          Instant modified = Instant.ofEpochMilli(place.modified());
          if (place.modified() >= 0 && modified.plus(OLD).isBefore(now)) {
            problems.add(new Problem(Kind.OLD, place.location(), GoTime.of(modified).rfc3339()));
          }
        }
        case UPDATES_BLOCKED ->
            problems.add(new Problem(Kind.UPDATES_BLOCKED, place.location(), place.detail()));
        case NOT_HERE -> {
          // nothing to say about a store of another system
        }
      }
    }
    addExpired(content, now, problems);
    addDenied(content, problems);
    return problems;
  }

  /// Named as a chain names its issuer.
  private void addDenied(StoreContent content, List<Problem> problems) {
    for (StoredRoot denied : content.denied()) {
      if (reader.parse(denied.certificate().bytes()) instanceof ParsedCertificate.Good(Certificate certificate)) {
        problems.add(new Problem(Kind.DENIED, certificate.subject().oneLine(), denied.location()));
      }
    }
  }

  private void addExpired(StoreContent content, Instant now, List<Problem> problems) {
    Map<Boolean, List<Certificate>> byTime = content.roots().stream().map(StoredRoot::certificate).distinct()
        .map(root -> reader.parse(root.bytes())).filter(ParsedCertificate.Good.class::isInstance)
        .map(good -> ((ParsedCertificate.Good) good).certificate())
        .collect(Collectors.partitioningBy(root -> root.notAfter().toInstant().isBefore(now)));
    // An authority that renews its root keeps name and key, so either form ends a chain (crypto/x509/verify.go,
    // buildChains, tries every root of the name).
    Set<Authority> inDate = byTime.getOrDefault(false, List.of()).stream()
        .filter(root -> !root.notBefore().toInstant().isAfter(now)).map(Authority::of).collect(Collectors.toSet());
    byTime.getOrDefault(true, List.of()).stream().filter(root -> !inDate.contains(Authority.of(root))).forEach(root ->
        problems.add(new Problem(Kind.EXPIRED, root.subject().oneLine(), root.notAfter().rfc3339())));
  }

  /// Who signs, whatever the dates of the certificate.
  private record Authority(String subject, PublicKey key) {
    static Authority of(Certificate root) {
      return new Authority(root.subject().raw(), root.publicKey());
    }
  }
}
