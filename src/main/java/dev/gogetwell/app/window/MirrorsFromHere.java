package dev.gogetwell.app.window;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.engine.ComparedMirrors;
import dev.gogetwell.engine.MirrorComparison.PrivateModuleException;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.ProxyListRemedy;
import dev.gogetwell.ui.port.MirrorBench;
import dev.gogetwell.ui.port.ServiceException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The comparison of module proxies as a workbench makes it. Any thread.
///
/// @param bench makes the workbench; may block
record MirrorsFromHere(EnvironmentSource source, Supplier<Workbench> bench) implements MirrorBench {
  /// A practice network has its own; else those of the shipped list whose host the user did not refuse.
  @Override
  public List<String> candidates(ReferenceHosts references) {
    if (source.kind() == EnvironmentSource.Kind.PRACTICE) {
      return references.mirrors();
    }
    ReferenceHostsReader shipped = new ReferenceHostsReader();
    Set<String> refused = hosts(shipped.shipped().mirrors());
    refused.removeAll(hosts(references.mirrors()));
    return references.equals(ReferenceHosts.none()) ? List.of() : shipped.comparedMirrors().stream()
        .filter(mirror -> !refused.contains(Mirrors.host(mirror))).toList();
  }

  private static Set<String> hosts(List<String> urls) {
    return urls.stream().map(Mirrors::host).collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public Compared compare(Target target, ReferenceHosts references) throws ServiceException, InterruptedException {
    try {
      ComparedMirrors seen = bench.get().mirrors().of(target, candidates(references), references);
      return new Compared(seen, seen.list().map(list -> ProxyListRemedy.of(seen.settings(), list)),
          bench.get().desk(seen.settings(), target));
    } catch (PrivateModuleException e) {
      throw new ServiceException(Message.of("mirrors.private"), e);
    }
  }
}
