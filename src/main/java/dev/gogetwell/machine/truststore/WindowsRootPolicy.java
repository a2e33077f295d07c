package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.RegistryValues;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import java.util.List;

/// Whether a policy keeps Windows from fetching roots. Windows comes with few roots and fetches the others from its
/// update service at the moment when a chain first needs one; the policy "Turn off Automatic Root Certificates Update"
/// ends that, and Go, which asks Windows, then calls public servers unknown (crypto/x509/root_windows.go). Any thread.
final class WindowsRootPolicy {
  private static final String KEY = "HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot";
  private static final String VALUE = "DisableRootAutoUpdate";

  private final ToolRun tools;
  private final Environment environment;

  /// @param tools asks `reg`
  WindowsRootPolicy(ToolRun tools, Environment environment) {
    this.tools = tools;
    this.environment = environment;
  }

  /// The policy as a place of the store; empty where it is not set or cannot be asked for. Blocking.
  List<Place> read() {
    try {
      return parse(tools.printed(List.of("reg", "query", KEY, "/v", VALUE), environment));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // The run is over; nobody reads the answer.
      return List.of();
    }
  }

  static List<Place> parse(String printed) {
    String value = RegistryValues.parse(printed).getOrDefault(VALUE, "0x0");
    return value.matches("0x0*") ? List.of()
        : List.of(new Place(KEY + "\\" + VALUE, State.UPDATES_BLOCKED, -1, value));
  }
}
