package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All practice networks, in the order in which they are listed. Immutable; any thread.
public final class Scenarios {
  private Scenarios() {}

  /// Every scenario.
  public static List<Scenario> all() {
    return Stream.of(
            HealthyNetworks.all(),
            TransportFaults.all(),
            Http2Faults.all(),
            PathFaults.all(),
            PathControls.all(),
            PortalFaults.all(),
            NameFaults.all(),
            NameControls.all(),
            TlsFaults.all(),
            CertificateFaults.all(),
            CertificateDates.all(),
            CertificateNames.all(),
            CertificateChains.all(),
            TrustStores.all(),
            Interceptions.all(),
            DnsFaults.all(),
            ProxyFaults.all(),
            ProxyTransports.all(),
            SettingFaults.all(),
            DownloadFaults.all(),
            RedirectFaults.all(),
            ChecksumFaults.all(),
            RecordFaults.all(),
            LoginFaults.all(),
            DirectFaults.all(),
            RewriteFaults.all(),
            RepositoryFaults.all(),
            GitFaults.all(),
            SshFaults.all(),
            FolderFaults.all(),
            ToolchainFaults.all())
        .flatMap(List::stream)
        .toList();
  }

  /// The scenario of that name.
  public static Optional<Scenario> named(String name) {
    return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }
}
