package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Measurement.TlsHandshake;
import java.util.List;
import java.util.Optional;

/// A hop whose chain is refused by the client that has to speak to it, with what belongs to the refusal. Pure.
///
/// @param broken the refusal that decides
/// @param handshake the handshake that brought the chain
/// @param chain as served, leaf first
/// @param opinions what the other clients say of the same chain
/// @param store what the deciding client's store held, if it was read
record Refusal(
    Break<ChainCheck> broken, Evidence handshake, List<Der> chain, List<Evidence> opinions, Optional<Evidence> store) {
  /// The refusals of a run.
  static List<Refusal> of(Facts facts) {
    return BrokenHops.at(facts, ChainCheck.class).stream().flatMap(broken -> of(facts, broken).stream()).toList();
  }

  /// The refusals that tell one kind of story.
  static List<Refusal> of(Facts facts, FailureKind kind) {
    return of(facts).stream().filter(refusal -> refusal.kind() == kind).toList();
  }

  private static Optional<Refusal> of(Facts facts, Break<ChainCheck> broken) {
    List<Evidence> look = facts.look(broken.hop().id());
    List<Evidence> opinions = look.stream().filter(e -> e.measurement() instanceof ChainCheck check
        && check.judge() != broken.measurement().judge()).toList();
    Optional<Evidence> store = facts.evidence().stream().filter(e -> e.measurement() instanceof StoreRead read
        && read.judge() == broken.measurement().judge()).findFirst();
    return look.stream().filter(e -> e.measurement() instanceof TlsHandshake).reduce((_, last) -> last)
        .map(e -> new Refusal(broken, e, ((TlsHandshake) e.measurement()).chain(), opinions, store));
  }

  /// Why, in the end. Where Go found a candidate for the issuer and could not use it, it says "unknown authority" and
  /// gives the real reason in brackets (crypto/x509/verify.go, UnknownAuthorityError.Error); a list that accepts the
  /// chain by another issuer shows that the candidate is a leftover of an old store, and then the reason is the store.
  FailureKind kind() {
    FailureKind said = broken.failure().kind();
    String error = error();
    if (said != FailureKind.UNKNOWN_AUTHORITY || publicAccepts() || !error.contains("possibly because of")) {
      return said;
    }
    if (error.contains("certificate has expired or is not yet valid")) {
      return error.contains(" is before ") ? FailureKind.NOT_YET_VALID : FailureKind.EXPIRED;
    }
    boolean aboutForm = Weakness.isIn(error) || error.contains("not authorized to sign")
        || error.contains("incompatible key usage") || error.contains("too many intermediates")
        || error.contains("parent certificate cannot sign this kind of certificate");
    return aboutForm ? FailureKind.BAD_CERTIFICATE : said;
  }

  /// The text, in Go's words.
  String error() {
    return broken.measurement().error();
  }

  /// Who refuses.
  ChainJudge judge() {
    return broken.measurement().judge();
  }

  /// Whether the public list accepts the chain.
  boolean publicAccepts() {
    return accepts(ChainJudge.PUBLIC_LIST);
  }

  /// Whether the public list does not know who signed, whatever the date: a private authority, or somebody on the way.
  boolean isByStranger() {
    return opinion(ChainJudge.PUBLIC_LIST).map(Evidence::measurement)
        .filter(check -> isStrangers((ChainCheck) check)).isPresent();
  }

  /// The same of one opinion.
  static boolean isStrangers(ChainCheck check) {
    return check.judge() == ChainJudge.PUBLIC_LIST && (check.acceptedInDate().filter(known -> !known).isPresent()
        || check.failedWith(FailureKind.UNKNOWN_AUTHORITY));
  }

  /// Whether the client that refuses the chain would accept it in its time.
  boolean isAcceptedInDate() {
    return broken.measurement().acceptedInDate().orElse(true);
  }

  /// Whether another client accepts the chain.
  boolean accepts(ChainJudge other) {
    return opinion(other).filter(e -> e.measurement().worked()).isPresent();
  }

  /// What another client says.
  Optional<Evidence> opinion(ChainJudge other) {
    return opinions.stream().filter(e -> ((ChainCheck) e.measurement()).judge() == other).findFirst();
  }

  /// What the deciding client's store held.
  Optional<StoreRead> storeRead() {
    return store.map(e -> (StoreRead) e.measurement());
  }

  Optional<Leaf> leaf() {
    return Leaf.of(chain);
  }

  String host() {
    return broken.hop().host();
  }
}
