package dev.gogetwell.machine.osproxy;

import java.util.List;
import java.util.function.Consumer;

/// Leave to run a proxy script. Its server is a host that go never asks, so a run that may ask nobody beside go's hosts
/// gives none, and whoever only reads settings does not either.
///
/// @param hosts what the script is asked about: the hosts of the route
/// @param contacting is told the script's server before it is asked
public record ScriptVisit(List<String> hosts, Consumer<String> contacting) {
  /// The script is named and not run.
  public static final ScriptVisit NONE = new ScriptVisit(List.of(), _ -> { });

  public ScriptVisit {
    hosts = List.copyOf(hosts);
  }
}
