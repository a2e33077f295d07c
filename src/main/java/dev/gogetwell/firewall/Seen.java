package dev.gogetwell.firewall;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TunnelRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a run saw of a host, as far as a firewall is concerned: a refusal by the server is an answer. Who answered is
/// not told by it. Immutable; any thread.
///
/// @param state whether anything came back
/// @param status the HTTP status that came back; 0 for none
/// @param kind what went wrong, if something did
public record Seen(State state, int status, Optional<FailureKind> kind) {
  static final Seen NOTHING = new Seen(State.NOT_ASKED, 0, Optional.empty());

  /// Whether anything came back.
  public enum State {
    /// Nobody asked, or the look was not brought to its end.
    NOT_ASKED,
    ANSWERED,
    FAILED;

    /// In JSON and CSV, and the last part of the text key.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What the look at a hop says of its host.
  static Seen of(Facts facts, Hop hop) {
    Optional<Evidence> last = facts.lastOf(hop.id());
    if (last.isEmpty()) {
      return NOTHING;
    }
    Measurement measured = last.get().measurement();
    Optional<FailureKind> kind = measured.failure().map(Failure::kind);
    if (measured instanceof HttpFetch fetch && fetch.status() > 0) {
      return new Seen(State.ANSWERED, fetch.status(), kind);
    }
    if (!facts.looked().contains(hop.id())) {
      return NOTHING;
    }
    return new Seen(measured.worked() ? State.ANSWERED : State.FAILED, 0, kind);
  }

  /// What the same look says of the proxy before the host.
  static Seen ofProxy(Facts facts, Hop hop) {
    List<Measurement> look = facts.look(hop.id()).stream().map(Evidence::measurement).toList();
    Optional<TunnelRequest> tunnel = look.stream().filter(TunnelRequest.class::isInstance)
        .map(TunnelRequest.class::cast).filter(request -> request.worked() || request.status() > 0).findFirst();
    if (tunnel.isPresent()) {
      return new Seen(State.ANSWERED, tunnel.get().status(), Optional.empty());
    }
    List<Measurement> dialled = look.stream().filter(m -> m instanceof TcpConnect || m instanceof NameLookup).toList();
    if (dialled.stream().anyMatch(m -> m instanceof TcpConnect && m.worked())) {
      return new Seen(State.ANSWERED, 0, Optional.empty());
    }
    boolean ended = facts.looked().contains(hop.id()) && !dialled.isEmpty() && !dialled.getLast().worked();
    return ended ? new Seen(State.FAILED, 0, dialled.getLast().failure().map(Failure::kind)) : NOTHING;
  }

  /// The two of one host together: a failure is what a desk has to hear of, and any word is more than none.
  Seen and(Seen other) {
    return other.state.compareTo(state) > 0 ? other : this;
  }
}
