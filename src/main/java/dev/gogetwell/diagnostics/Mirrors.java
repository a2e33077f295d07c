package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import java.util.List;
import java.util.Optional;

/// What the experiments with other mirrors show. Several rules use a mirror that works as their control: the same
/// machine, the same network, the same module, another server. Pure.
public final class Mirrors {
  /// The id of the hop at which a mirror is asked for the module.
  public static final HopId MODULE = new HopId("mirror");

  /// The id of the hop at which it is asked whether it serves the checksum database.
  public static final HopId CHECKSUM = new HopId("mirror-sumdb");

  private Mirrors() {}

  /// The experiments: every mirror that is not on the route itself, three at most.
  public static List<Experiment> wanted(Facts facts) {
    return facts.scope().mirrors().stream().filter(url -> !isOnRoute(facts, url)).limit(3)
        .<Experiment>map(Experiment.OtherMirror::new).toList();
  }

  /// The mirrors that gave the module.
  public static List<String> working(Facts facts) {
    return facts.scope().mirrors().stream()
        .filter(url -> facts.passed(new Experiment.OtherMirror(url), MODULE)).toList();
  }

  /// Whether a mirror said that it serves the checksum database.
  public static boolean servesChecksums(Facts facts, String url) {
    return facts.passed(new Experiment.OtherMirror(url), CHECKSUM);
  }

  /// The line of a comparison that shows a working mirror as the control.
  public static Optional<Cell> control(Facts facts) {
    List<String> working = working(facts);
    return working.isEmpty() ? Optional.empty() : Optional.of(
        new Cell(Message.of("cell.mirror", host(working.getFirst())), working.size(), working.size(), true));
  }

  /// The host of a URL, for sentences.
  public static String host(String url) {
    String rest = url.replaceFirst("^[a-z]+://", "");
    return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
  }

  private static boolean isOnRoute(Facts facts, String url) {
    return facts.route().hops().stream().filter(hop -> hop.role() == HopRole.MODULE_PROXY).map(Hop::url)
        .anyMatch(on -> on.startsWith(url));
  }
}
