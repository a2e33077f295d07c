package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Events in one line each, from us and from tshark, so that a difference is easy to read.
final class EventLines {
  private EventLines() {}

  static List<List<String>> of(List<TlsStream> streams) {
    return streams.stream().map(stream -> stream.events().stream().map(EventLines::line).toList()).toList();
  }

  private static String line(TlsEvent event) {
    String alert = event.alert().map(a -> a.encrypted() ? "encrypted" : a.level() + "/" + a.number()).orElse("");
    return "%s %s %d %s %s".formatted(event.direction().code(), event.record().code(), event.length(),
        event.messages().stream().map(message -> message.type().code()).toList(), alert);
  }

  static List<List<String>> ofExpected(JsonNode streams) {
    List<List<String>> all = new ArrayList<>();
    for (JsonNode stream : streams) {
      List<String> lines = new ArrayList<>();
      for (JsonNode event : stream) {
        List<String> messages = new ArrayList<>();
        event.get("messages").forEach(message -> messages.add(message.asString()));
        JsonNode alert = event.get("alert");
        String said = alert == null ? "" : alert.isArray()
            ? alert.get(0).asInt() + "/" + alert.get(1).asInt() : alert.asString();
        lines.add("%s %s %d %s %s".formatted(event.get("dir").asString(), event.get("record").asString(),
            event.get("len").asInt(), messages, said));
      }
      all.add(lines);
    }
    return all;
  }
}
