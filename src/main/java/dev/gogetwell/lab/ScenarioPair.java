package dev.gogetwell.lab;

import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Two practice networks at once, as real ones have more than one oddity: `first,second` or `first|second`. Where both
/// name a module proxy, GOPROXY lists both with that separator. What must come out nobody declares; the real go says it,
/// and what it says of either alone tells the two apart. Immutable; any thread.
///
/// @param first the network whose module proxy go asks first
/// @param second the other one
/// @param joint what stands between the two in GOPROXY: `,` or `|`
public record ScenarioPair(Scenario first, Scenario second, String joint) {
  private static final String GOPROXY = "GOPROXY";

  /// The pair of that name; empty if a part of it is unknown or it is none.
  public static Optional<ScenarioPair> named(List<Scenario> all, String name) {
    int at = Math.max(name.indexOf(','), name.indexOf('|'));
    if (at < 0) {
      return Optional.empty();
    }
    return find(all, name.substring(0, at)).flatMap(first -> find(all, name.substring(at + 1))
        .map(second -> new ScenarioPair(first, second, name.substring(at, at + 1))));
  }

  private static Optional<Scenario> find(List<Scenario> all, String name) {
    return all.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  /// Its name.
  public String name() {
    return first.name() + joint + second.name();
  }

  /// Both networks in one.
  public Scenario together() {
    Set<CauseCode> either = EnumSet.noneOf(CauseCode.class);
    List.of(first, second).forEach(one -> {
      one.expected().ifPresent(either::add);
      either.addAll(one.alsoRight());
    });
    return new Scenario(name(), first.expected().or(second::expected), either, Optional.empty(), 1, false,
        GoCanSee.LINUX, Pattern.compile(""), first.slow() || second.slow(), false, this::build);
  }

  private void build(LabNetwork site) throws IOException {
    site.way().apart();
    first.plan().build(site);
    Optional<String> one = Optional.ofNullable(site.settings().goEnv().remove(GOPROXY));
    second.plan().build(site);
    Optional<String> two = Optional.ofNullable(site.settings().goEnv().get(GOPROXY));
    one.map(list -> two.map(other -> list + joint + other).orElse(list))
        .ifPresent(list -> site.settings().goEnv(GOPROXY, list));
  }
}
