package dev.gogetwell.firewall;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The list for programs. Immutable; any thread.
public final class HostJson {
  /// The version of the form.
  public static final String SCHEMA = "gogetwell-hosts-1";

  private final JsonMapper json = JsonMapper.builder().build();

  /// One object, indented.
  public String write(HostList list) {
    ObjectNode root = json.createObjectNode().put("schema", SCHEMA).put("started", list.started().toString())
        .put("module", list.module()).put("goproxy", list.goproxy());
    list.broken().ifPresent(text -> root.put("broken", text));
    ArrayNode hosts = root.putArray("hosts");
    for (HostNeed need : list.needs()) {
      ObjectNode node = hosts.addObject().put("host", need.host()).put("port", need.port())
          .put("transport", "tcp").put("protocol", need.protocol());
      need.sni().ifPresent(sni -> node.put("sni", sni));
      node.put("askedBy", need.asker().word());
      need.through().ifPresent(through -> node.put("through", through));
      ArrayNode why = node.putArray("why");
      need.why().forEach(reason -> why.add(reason.word()));
      node.put("fallback", need.fallback()).put("private", need.isPrivate()).put("seen", need.seen().state().word());
      if (need.seen().status() > 0) {
        node.put("status", need.seen().status());
      }
      need.seen().kind().ifPresent(kind -> node.put("failure",
          kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
