package dev.gogetwell.machine.osproxy;

import dev.gogetwell.model.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a system offers to programs that ask it for a proxy. Immutable; any thread.
///
/// @param variables HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY as far as they are set
/// @param notes what no variable can say: that a script decides, which exceptions are lost
public record Offered(Map<String, String> variables, List<Message> notes) {
  /// The note that a script decides.
  static final String SCRIPT = "osproxy.note.script";

  /// Nothing at all.
  public static final Offered NOTHING = new Offered(Map.of(), List.of());

  public Offered {
    variables = Map.copyOf(variables);
    notes = List.copyOf(notes);
  }

  /// What a system says before it is put into variables.
  ///
  /// @param proxies by the name of the variable
  /// @param exceptions the hosts that are reached without them
  /// @param script the URL of a script that decides instead, empty for none
  /// @param detects whether the network is asked for such a script
  record Told(Map<String, String> proxies, SystemProxyExceptions exceptions, String script, boolean detects) {
    Offered offered() {
      Map<String, String> variables = new LinkedHashMap<>(proxies);
      List<Message> notes = new ArrayList<>();
      // Without a proxy there is nothing to be excepted from.
      if (!proxies.isEmpty()) {
        if (!exceptions.value().isEmpty()) {
          variables.put("NO_PROXY", exceptions.value());
        }
        if (!exceptions.lost().isEmpty()) {
          notes.add(Message.of("osproxy.note.lost", String.join(", ", exceptions.lost())));
        }
      }
      if (!script.isEmpty()) {
        notes.add(Message.of(SCRIPT, script));
      }
      if (detects) {
        notes.add(Message.of("osproxy.note.detects"));
      }
      return new Offered(variables, notes);
    }
  }
}
