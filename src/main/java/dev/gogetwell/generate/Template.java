package dev.gogetwell.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of `assets/generate` with `{{name}}` where something is filled in. A name that stands alone in its line may
/// become many lines, each moved in as far, or none. Values are written as they are: whoever fills in has validated
/// them. Immutable; any thread.
public final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final Pattern ALONE = Pattern.compile("([ \\t]*)\\{\\{([a-z-]+)}}");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /// The template of that name.
  public static Template load(String name) {
    try (InputStream in = Template.class.getResourceAsStream("/gogetwell/generate/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no template " + name);
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("template " + name, e);
    }
  }

  /// The text with its values; one that is missing is a bug of ours.
  public String fill(Map<String, String> values) {
    StringBuilder out = new StringBuilder(text.length() * 2);
    for (String line : text.split("\n", -1)) {
      Matcher alone = ALONE.matcher(line);
      if (!alone.matches()) {
        out.append(PLACE.matcher(line).replaceAll(place ->
            Matcher.quoteReplacement(value(values, place.group(1))))).append('\n');
        continue;
      }
      value(values, alone.group(2)).lines().forEach(one ->
          out.append(one.isEmpty() ? "" : alone.group(1)).append(one).append('\n'));
    }
    return out.substring(0, out.length() - 1);
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("nothing for " + name);
    }
    return value;
  }
}
