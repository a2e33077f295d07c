package dev.gogetwell.model;

import java.util.List;

/// A text that is chosen at the edge: a bundle key and its arguments.
///
/// The model never holds prose, so that one run can be shown and exported in any language. Host names, commands and
/// error texts are arguments; they are never translated. Immutable; any thread.
///
/// @param key a key of the bundles under `assets/messages`
/// @param args what fills `{0}`, `{1}`, … of the text
public record Message(String key, List<String> args) {
  public Message {
    args = List.copyOf(args);
  }

  /// A message with the given arguments.
  public static Message of(String key, Object... args) {
    return new Message(key, java.util.Arrays.stream(args).map(String::valueOf).toList());
  }
}
