package dev.gogetwell.text;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address in a text that a browser may be sent to. Texts come from outside: only https, only a host and a path of
/// plain signs, and nothing that could carry a name, a password or a token. An address with more than that is none.
/// Pure.
public final class WebLink {
  private static final Pattern ADDRESS = Pattern.compile(
      "(?<![\\w@/.])https://[A-Za-z0-9][A-Za-z0-9-]{0,62}+(?:\\.[A-Za-z0-9][A-Za-z0-9-]{0,62}+){1,8}+"
          + "(?::\\d{1,5})?+(?:/[A-Za-z0-9._~!+@-]{0,120}+){0,20}+(?![\\w%@:?&=/-])");

  private WebLink() {}

  /// The first one; without what ends a sentence.
  public static Optional<URI> in(String text) {
    Matcher found = ADDRESS.matcher(text);
    return found.find() ? Optional.of(URI.create(found.group().replaceFirst("[.!]+$", ""))) : Optional.empty();
  }
}
