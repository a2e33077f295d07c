package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreProblem;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What every finding about a refused chain tells: who refuses it in which words, who accepts it, and what the deciding
/// store held. "But curl works" is the usual argument, and its answer is always a difference between stores. Pure.
final class Clients {
  /// Of a [StoreProblem]: a root whose time is over.
  private static final String EXPIRED = "expired";
  /// Of a [StoreProblem]: a certificate that the store refuses.
  private static final String DENIED = "denied";

  private Clients() {}

  /// A finding about a refusal with all of that.
  static FindingBuilder finding(CauseCode code, Refusal refusal) {
    FindingBuilder finding = FindingBuilder.cause(code, refusal.broken().hop().id(), Operation.VERIFY, refusal.host())
        .seen(refusal.handshake(), refusal.broken().evidence()).confidence(Confidence.LIKELY)
        .detail(refusal.judge() == ChainJudge.GIT ? "detail.git-refuses" : "detail.go-says", refusal.error());
    refusal.leaf().ifPresent(leaf -> finding.detail("detail.issuer", leaf.issuer()));
    refusal.opinions().stream().filter(e -> e.measurement().worked()).forEach(e -> accepted(finding, e));
    return finding;
  }

  private static void accepted(FindingBuilder finding, Evidence opinion) {
    String client = switch (((ChainCheck) opinion.measurement()).judge()) {
      case GO -> "go";
      case GIT -> "git";
      case SYSTEM -> "system";
      case CURL -> "curl";
      case JAVA -> "java";
      case PUBLIC_LIST -> "public-list";
      case PLATFORM -> "platform";
    };
    finding.seen(opinion).detail("detail.accepted-by." + client);
  }

  /// Adds which store was read and what is wrong with it.
  static FindingBuilder withStore(FindingBuilder finding, Refusal refusal) {
    refusal.store().ifPresent(evidence -> {
      StoreRead read = (StoreRead) evidence.measurement();
      finding.seen(evidence);
      if (read.count() > 0) {
        finding.detail("detail.store-read", read.count(), String.join(", ", read.locations()));
      }
      read.problems().stream().filter(problem -> isTold(problem, refusal))
          .forEach(problem -> detail(finding, problem));
      withExpiredRoot(finding, refusal);
      denied(refusal).ifPresent(root ->
          finding.detail("detail.denied-certificate", root.location(), root.detail()));
    });
    return finding;
  }

  /// What concerns the served chain has a sentence of its own. A policy against fetching roots explains nothing about a
  /// root that nobody could fetch.
  private static boolean isTold(StoreProblem problem, Refusal refusal) {
    return switch (problem.kind()) {
      case EXPIRED, DENIED -> false;
      case "updates-blocked" -> refusal.publicAccepts();
      default -> true;
    };
  }

  /// The certificate of the served chain, or its issuer, that the deciding store refuses.
  static Optional<StoreProblem> denied(Refusal refusal) {
    Set<String> names = Served.of(refusal.chain()).certificates().stream()
        .flatMap(certificate -> Stream.of(certificate.issuer().oneLine(), certificate.subject().oneLine()))
        .collect(Collectors.toSet());
    return refusal.storeRead().stream().flatMap(read -> read.problems().stream())
        .filter(problem -> problem.kind().equals(DENIED) && names.contains(problem.location())).findFirst();
  }

  /// Names the root of the deciding store whose time is over, if the served chain leads to it. An expired root to which
  /// no chain of this run leads harms nobody and is not mentioned.
  static void withExpiredRoot(FindingBuilder finding, Refusal refusal) {
    Set<String> issuers = Served.of(refusal.chain()).certificates().stream()
        .map(certificate -> certificate.issuer().oneLine()).collect(Collectors.toSet());
    refusal.store().ifPresent(evidence -> ((StoreRead) evidence.measurement()).problems().stream()
        .filter(problem -> problem.kind().equals(EXPIRED) && issuers.contains(problem.location())).findFirst()
        .ifPresent(root -> finding.seen(evidence).detail("detail.expired-root", root.location(), root.detail())));
  }

  private static void detail(FindingBuilder finding, StoreProblem problem) {
    String key = "cert.health." + problem.kind();
    switch (problem.kind()) {
      case "nothing" -> finding.detail(key);
      default -> finding.detail(key, problem.location(), problem.detail());
    }
  }
}
