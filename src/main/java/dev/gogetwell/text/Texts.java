package dev.gogetwell.text;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// All texts of one language, read from `assets/messages`. Immutable after construction; any thread.
///
/// One bundle a subject keeps the files short. A text is a [MessageFormat] pattern, with one relief for its authors: a
/// text without arguments is taken as it stands, so an apostrophe needs doubling only beside a placeholder. Arguments
/// are made [Visible] here, so that no sentence can forget it.
public final class Texts {
  /// The subjects; each has `<area>_en.properties` and `<area>_zh_CN.properties`.
  public static final List<String> AREAS =
      List.of("causes", "findings", "remedies", "engine", "symptoms", "cli", "lab", "timeline", "cert", "report", "ui",
          "generate", "hygiene", "help", "fleet");

  private final Language language;
  private final Map<String, String> texts;

  private Texts(Language language, Map<String, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  /// Reads the bundles of `language` from the class path.
  public static Texts load(Language language) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String area : AREAS) {
      readArea(area, language).forEach((key, value) -> texts.put((String) key, (String) value));
    }
    return new Texts(language, Map.copyOf(texts));
  }

  /// These texts and `more`, which wins: for sentences that do not come from the bundles.
  public Texts with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(texts);
    all.putAll(more);
    return new Texts(language, Map.copyOf(all));
  }

  /// The properties of one subject; empty if the subject has no bundle yet.
  public static Properties readArea(String area, Language language) {
    String file = "/gogetwell/messages/" + area + "_" + language.tag().replace('-', '_') + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(file)) {
      if (in != null) {
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bundle " + file, e);
    }
    return properties;
  }

  /// The language of these texts.
  public Language language() {
    return language;
  }

  /// Whether a text exists.
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /// The text of a message. What a step says names a cause by its code, which is an id and no word: the title is shown.
  public String get(Message message) {
    return message.key().startsWith("status.")
        ? get(message.key(), message.args().stream().map(this::titled).toArray())
        : get(message.key(), message.args().toArray());
  }

  private String titled(String argument) {
    return CauseCode.of(argument).map(code -> texts.get(code.messageKey() + ".title")).orElse(argument);
  }

  /// The text of `key`; a missing key is shown as `«key»`, since a wrong text must not end a run.
  public String get(String key, Object... args) {
    String pattern = texts.get(key);
    Object[] shown = Arrays.stream(args).map(Texts::shown).toArray();
    if (pattern == null) {
      return args.length == 0 ? "«" + key + "»" : "«" + key + "» " + new ArrayList<>(List.of(shown));
    }
    if (args.length == 0) {
      return pattern;
    }
    return new MessageFormat(pattern, language.locale()).format(shown);
  }

  /// Arguments come from outside. Numbers stay numbers, because patterns count with them.
  private static Object shown(Object arg) {
    return arg instanceof Number || arg instanceof Shown ? arg : Visible.text(String.valueOf(arg));
  }
}
