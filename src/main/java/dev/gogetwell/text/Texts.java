package dev.gogetwell.text;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All texts of one language, from `assets/messages`. Always the same; any thread.
///
/// One bundle a subject keeps the files short. A text is a [MessageFormat] pattern, with one relief for its authors: a
/// text without arguments is taken as it stands, so an apostrophe needs doubling only beside a placeholder. Arguments
/// are made [Visible] here, so that no sentence can forget it.
public final class Texts {
  /// The subjects; each has `<area>_en.properties` and `<area>_zh_CN.properties`. No key stands in two of them.
  public static final List<String> AREAS =
      List.of("ui", "cli", "causes", "findings", "remedies", "engine", "symptoms", "lab", "timeline", "cert", "report",
          "generate", "hygiene", "help", "fleet");

  /// What an instant writes of itself.
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z");

  private final Language language;
  private final Map<String, String> more;
  private final Map<String, Map<String, String>> read;

  private Texts(Language language, Map<String, String> more, Map<String, Map<String, String>> read) {
    this.language = language;
    this.more = more;
    this.read = read;
  }

  /// The bundles of `language` on the class path, each of which is read when a text of it is first asked for: nobody
  /// waits for what he does not see.
  public static Texts load(Language language) {
    return new Texts(language, Map.of(), new ConcurrentHashMap<>());
  }

  /// These texts and `more`, which wins: for sentences that do not come from the bundles.
  public Texts with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(this.more);
    all.putAll(more);
    return new Texts(language, Map.copyOf(all), read);
  }

  private @Nullable String found(String key) {
    String given = more.get(key);
    if (given != null) {
      return given;
    }
    String first = key.substring(0, Math.max(0, key.indexOf('.')));
    return Stream.concat(AREAS.stream().filter(area -> area.startsWith(first)),
            AREAS.stream().filter(area -> !area.startsWith(first)))
        .map(area -> texts(area).get(key)).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private Map<String, String> texts(String area) {
    return read.computeIfAbsent(area, wanted -> {
      Map<String, String> texts = new HashMap<>();
      readArea(wanted, language).forEach((key, value) -> texts.put((String) key, (String) value));
      return texts;
    });
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
    return found(key) != null;
  }

  /// The text of a message. What a step says names a cause by its code, which is an id and no word: the title is shown.
  public String get(Message message) {
    boolean step = message.key().startsWith("status.");
    return get(message.key(), message.args().stream().map(argument -> step ? titled(argument) : argument).toArray());
  }

  private String dated(String argument) {
    try {
      return MOMENT.matcher(argument).matches() ? ShownDate.universal(language, Instant.parse(argument)) : argument;
    } catch (DateTimeParseException _) {
      return argument; // The 31st of February, say: a report from elsewhere may hold anything.
    }
  }

  private String titled(String argument) {
    return CauseCode.of(argument).map(code -> found(code.messageKey() + ".title")).orElse(argument);
  }

  /// The text of `key`; a missing key is shown as `«key»`, since a wrong text must not end a run.
  public String get(String key, Object... args) {
    String pattern = found(key);
    Object[] shown = Arrays.stream(args).map(this::shown).toArray();
    if (pattern == null) {
      return args.length == 0 ? "«" + key + "»" : "«" + key + "» " + new ArrayList<>(List.of(shown));
    }
    if (args.length == 0) {
      return pattern;
    }
    return new MessageFormat(pattern, language.locale()).format(shown);
  }

  /// Arguments come from outside. Numbers stay numbers, because patterns count with them. A moment is shown as people
  /// write it, not as machines do.
  private Object shown(Object arg) {
    return switch (arg) {
      case Number number -> number;
      case Shown(String text) -> dated(text);
      default -> Visible.text(dated(String.valueOf(arg)));
    };
  }
}
