package dev.gogetwell.diagnostics.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ports at which proxy programs usually listen on the user's own machine. Immutable; any thread.
public final class LocalProxyPorts {
  private static final String SHIPPED = "/gogetwell/catalogue/local-proxy-ports.json";
  private static final LocalProxyPorts INSTANCE = read();

  private final List<Entry> entries;

  private LocalProxyPorts(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  private record Entry(int port, String program) {}

  /// The list that comes with the program.
  public static LocalProxyPorts shipped() {
    return INSTANCE;
  }

  /// Every port once, the likeliest first.
  public List<Integer> ports() {
    return entries.stream().map(Entry::port).toList();
  }

  /// The program that is known for a port; empty text for a port that is not listed.
  String program(int port) {
    return entries.stream().filter(entry -> entry.port() == port).map(Entry::program).findFirst().orElse("");
  }

  private static LocalProxyPorts read() {
    try (InputStream in = LocalProxyPorts.class.getResourceAsStream(SHIPPED)) {
      List<Entry> entries = new ArrayList<>();
      for (JsonNode entry : JsonMapper.shared().readTree(in).path("ports")) {
        entries.add(new Entry(entry.path("port").asInt(), entry.path("program").asString("")));
      }
      return new LocalProxyPorts(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(SHIPPED, e);
    }
  }
}
