package dev.gogetwell.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// One line of a batch of chains. Certificates are PEM texts; unknown fields are skipped.
///
/// @param id copied to the answer
/// @param host the name to match, empty for none
/// @param time RFC 3339, empty for now
/// @param goVersion the Go version that the case names, empty for none
/// @param usages wanted extended key usages, empty for serverAuth
/// @param systemRoots whether the machine's own store is meant
/// @param roots the trust anchors
/// @param leaf the certificate to verify
/// @param intermediates what else the server sent
record ChainCase(String id, String host, String time, String goVersion, List<String> usages, boolean systemRoots,
    List<String> roots, String leaf, List<String> intermediates) {

  /// Reads one line.
  ///
  /// @throws JacksonException where the line is no JSON object
  static ChainCase read(JsonFactory json, String line) {
    String id = "";
    String host = "";
    String time = "";
    String goVersion = "";
    String leaf = "";
    boolean systemRoots = false;
    List<String> usages = List.of();
    List<String> roots = List.of();
    List<String> intermediates = List.of();
    try (JsonParser in = json.createParser(ObjectReadContext.empty(), line)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String field = in.currentName();
        JsonToken value = in.nextToken();
        switch (field) {
          case "id" -> id = text(in);
          case "host" -> host = text(in);
          case "time" -> time = text(in);
          case "goversion" -> goVersion = text(in);
          case "leaf" -> leaf = text(in);
          case "sysroots" -> systemRoots = value == JsonToken.VALUE_TRUE;
          case "eku" -> usages = texts(in);
          case "roots" -> roots = texts(in);
          case "intermediates" -> intermediates = texts(in);
          default -> in.skipChildren();
        }
      }
    }
    return new ChainCase(id, host, time, goVersion, usages, systemRoots, roots, leaf, intermediates);
  }

  private static String text(JsonParser in) {
    if (in.currentToken().isStructStart()) {
      in.skipChildren();
      return "";
    }
    return in.currentToken() == JsonToken.VALUE_NULL ? "" : in.getString();
  }

  private static List<String> texts(JsonParser in) {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      in.skipChildren();
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY && in.currentToken() != null) {
      texts.add(text(in));
    }
    return texts;
  }
}
