package dev.gogetwell.ui.settings;

import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.model.Endpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The hosts beside the route that a run may ask, one line each, and the list without those that the user refuses.
/// Pure.
public final class RefusableHosts {
  private RefusableHosts() {}

  /// Why a host is asked.
  public enum Purpose {
    UDP,
    DOH,
    PORTAL,
    CONTROL,
    MIRROR,
    SSH
  }

  /// One host.
  ///
  /// @param name names it in the choices
  public record Entry(Purpose purpose, String name) {}

  /// All hosts.
  public static List<Entry> of(ReferenceHosts hosts) {
    List<Entry> all = new ArrayList<>();
    hosts.udp().forEach(udp -> all.add(new Entry(Purpose.UDP, udp.address())));
    hosts.doh().forEach(doh -> all.add(new Entry(Purpose.DOH, host(doh.url()))));
    hosts.portal().forEach(portal -> all.add(new Entry(Purpose.PORTAL, host(portal.url()))));
    hosts.control().forEach(control -> all.add(new Entry(Purpose.CONTROL, control)));
    hosts.mirrors().forEach(mirror -> all.add(new Entry(Purpose.MIRROR, host(mirror))));
    hosts.databases().forEach(database -> all.add(new Entry(Purpose.MIRROR, host(database.url()))));
    hosts.ssh().forEach(ssh -> all.add(new Entry(Purpose.SSH, ssh.name())));
    return List.copyOf(all);
  }

  /// The hosts that may still be asked.
  public static ReferenceHosts without(ReferenceHosts hosts, Set<String> refused) {
    List<Endpoint> udp = hosts.udp().stream().filter(each -> !refused.contains(each.address())).toList();
    return new ReferenceHosts(udp,
        hosts.doh().stream().filter(each -> !refused.contains(host(each.url()))).toList(),
        hosts.portal().stream().filter(each -> !refused.contains(host(each.url()))).toList(),
        hosts.control().stream().filter(each -> !refused.contains(each)).toList(),
        hosts.mirrors().stream().filter(each -> !refused.contains(host(each))).toList(),
        hosts.databases().stream().filter(each -> !refused.contains(host(each.url()))).toList(),
        hosts.ssh().stream().filter(each -> !refused.contains(each.name())).toList(),
        hosts.publicRoots());
  }

  private static String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? url : host;
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
