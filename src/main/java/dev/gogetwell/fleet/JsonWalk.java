package dev.gogetwell.fleet;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Ways through JSON without a tree of it. Whoever is handed a value has to take it whole. One thread.
final class JsonWalk {
  private JsonWalk() {}

  /// Takes the value of a field, whose token is the current one.
  @FunctionalInterface
  interface Field {
    /// Its token is the current one.
    void take(String name);
  }

  /// Hands every field of an object on; whatever else stands there is passed over.
  static void fields(JsonParser json, Field field) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      field.take(name);
    }
  }

  /// Hands every element of an array on; whatever else stands there is passed over.
  static void elements(JsonParser json, Runnable element) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    for (JsonToken token = json.nextToken(); token != null && token != JsonToken.END_ARRAY; token = json.nextToken()) {
      element.run();
    }
  }

  /// A whole number as it is written; empty for whatever else.
  static String number(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return json.getString();
    }
    json.skipChildren();
    return "";
  }

  /// A text; empty for whatever else.
  static String text(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getString();
    }
    json.skipChildren();
    return "";
  }
}
