package dev.gogetwell.report;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.ProxyRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The experiments of a report of the first form, which names them by one word that says the kind and what it is about,
/// for instance `sni:proxy-1`. What the word does not say is taken from their evidence. Pure.
final class FormerExperiments {
  private static final Pattern PROXY = Pattern.compile("([a-z0-9]+)://\\[?(.*?)]?:(\\d{1,5})");

  private FormerExperiments() {}

  /// By their word; those whose word says nothing to us are left out.
  ///
  /// @param evidence the pieces of the report as they are written
  static Map<String, Experiment> of(JsonNode evidence) {
    Map<String, List<JsonNode>> pieces = new LinkedHashMap<>();
    for (JsonNode piece : evidence) {
      String word = piece.path("trial").path("experiment").asString("");
      if (!word.isEmpty()) {
        pieces.computeIfAbsent(word, _ -> new ArrayList<>()).add(piece);
      }
    }
    Map<String, Experiment> found = new HashMap<>();
    pieces.forEach((word, own) -> of(word, own).ifPresent(experiment -> found.put(word, experiment)));
    return found;
  }

  private static Optional<Experiment> of(String word, List<JsonNode> pieces) {
    int colon = word.indexOf(':');
    String about = word.substring(colon + 1);
    HopId hop = new HopId(about);
    return switch (colon < 0 ? word : word.substring(0, colon)) {
      case "sni" -> Optional.of(new Experiment.ServerNames(hop, address(pieces), name(pieces, "target"),
          name(pieces, "control")));
      case "resolvers" -> Optional.of(new Experiment.OtherResolvers(hop, texts(pieces, "host").findFirst().orElse(""),
          address(pieces).port()));
      case "direct" -> Optional.of(new Experiment.WithoutProxy(hop));
      case "proxy" -> through(about);
      case "sniff" -> proxy("http://" + about).map(Experiment.SniffProxy::new);
      case "mirror" -> Optional.of(new Experiment.OtherMirror(about));
      case "hidden-goproxy" -> Optional.of(new Experiment.HiddenGoproxy(about, ""));
      case "hello" -> Optional.of(new Experiment.HelloSizes(hop, address(pieces)));
      case "portal" -> Optional.of(new Experiment.Portal());
      case "go" -> Optional.of(new Experiment.AskGo(hop));
      case "control" -> Optional.of(new Experiment.Control(Optional.empty(), about));
      default -> Optional.empty();
    };
  }

  /// `hop:scheme://host:port`.
  private static Optional<Experiment> through(String text) {
    int end = text.lastIndexOf(':', Math.max(0, text.indexOf("://") - 1));
    return end < 0 ? Optional.empty() : proxy(text.substring(end + 1))
        .map(proxy -> new Experiment.ThroughProxy(new HopId(text.substring(0, end)), proxy, ""));
  }

  private static Optional<ProxyRef> proxy(String text) {
    Matcher words = PROXY.matcher(text);
    return words.matches() ? Optional.of(new ProxyRef(words.group(1), words.group(2), Integer.parseInt(words.group(3)),
        false, "")) : Optional.empty();
  }

  /// Where the first of them went.
  private static Endpoint address(List<JsonNode> pieces) {
    return pieces.stream().map(piece -> piece.path("endpoint")).filter(JsonNode::isObject).findFirst()
        .map(endpoint -> new Endpoint(endpoint.path("address").asString(""), endpoint.path("port").asInt(0)))
        .orElse(new Endpoint("", 0));
  }

  /// The name that was sent in a cell.
  private static String name(List<JsonNode> pieces, String cell) {
    return texts(pieces.stream().filter(piece -> piece.path("trial").path("cell").asString("").equals(cell)).toList(),
        "serverName").findFirst().orElse("");
  }

  private static Stream<String> texts(List<JsonNode> pieces, String field) {
    return pieces.stream().map(piece -> piece.path(field).asString("")).filter(text -> !text.isEmpty());
  }
}
