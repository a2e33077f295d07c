package dev.gogetwell.symptom;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// The known error texts. A new text is one more block in `assets/catalogue/error-patterns.txt`, which explains the
/// format, or, if another program than go, git or ssh prints it, in `neighbour-patterns.txt`, or, if people tell of
/// it in their own words, in `told-patterns.txt`. Immutable; any thread.
public final class Catalogue {
  private static final String FOLDER = "/gogetwell/catalogue/";
  private static final List<String> FILES =
      List.of("error-patterns.txt", "neighbour-patterns.txt", "told-patterns.txt");
  private static final Set<String> KEYS =
      Set.of("cause", "rank", "sure", "local", "match", "when", "unless", "reply", "set", "if", "also",
          "note", "frame", "told", "source", "yes", "no");
  private static final Set<String> LOCAL_LAYERS = Set.of("module", "env", "toolchain", "config");

  private final List<Entry> entries;

  private Catalogue(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /// The catalogue that ships with the program.
  public static Catalogue load() {
    return parse(FILES.stream().map(Catalogue::text).collect(Collectors.joining("\n")));
  }

  private static String text(String file) {
    try (InputStream in = Catalogue.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /// Reads catalogue text; the message of the exception names the block and the key that are wrong.
  public static Catalogue parse(String text) {
    List<Entry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    String id = "";
    Map<String, List<String>> block = new LinkedHashMap<>();
    Map<String, String> definitions = new LinkedHashMap<>();
    for (String line : (text + "\n[]").lines().map(String::stripLeading).toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("define ") && line.contains(": ")) {
        String name = line.substring("define ".length(), line.indexOf(": "));
        definitions.put("<<" + name + ">>", expanded(line.substring(line.indexOf(": ") + 2), definitions));
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        if (!id.isEmpty()) {
          entries.add(entry(id, block));
        }
        id = line.substring(1, line.length() - 1);
        if (!ids.add(id)) {
          throw new IllegalArgumentException("[" + id + "] stands twice in the catalogue");
        }
        block = new LinkedHashMap<>();
        continue;
      }
      int colon = line.indexOf(':');
      String key = colon < 0 ? line : line.substring(0, colon);
      if (id.isEmpty() || !KEYS.contains(key)) {
        throw new IllegalArgumentException("[" + id + "]: unknown key '" + key + "', known are " + KEYS);
      }
      String value = expanded(line.substring(colon + 1).stripLeading(), definitions);
      block.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }
    return new Catalogue(entries);
  }

  /// All entries, in the order of the file.
  List<Entry> entries() {
    return entries;
  }

  /// A catalogue of the one entry with this id.
  Catalogue only(String id) {
    return new Catalogue(entries.stream().filter(entry -> entry.id().equals(id)).toList());
  }

  private static String expanded(String value, Map<String, String> definitions) {
    String expanded = value;
    for (Map.Entry<String, String> definition : definitions.entrySet()) {
      expanded = expanded.replace(definition.getKey(), definition.getValue());
    }
    return expanded;
  }

  private static Entry entry(String id, Map<String, List<String>> block) {
    CauseCode cause = cause(id, only(id, block, "cause"));
    String regex = only(id, block, "match");
    List<CauseCode> also = new ArrayList<>();
    for (String codes : block.getOrDefault("also", List.of())) {
      for (String code : codes.split(" +", 0)) {
        also.add(cause(id, code));
      }
    }
    boolean isLocal = first(block, "local").map("yes"::equals).orElse(LOCAL_LAYERS.contains(cause.layer()));
    return new Entry(
        id,
        cause,
        Integer.parseInt(first(block, "rank").orElse("60")),
        Confidence.valueOf(first(block, "sure").orElse("likely").toUpperCase(Locale.ROOT)),
        isLocal,
        compile(id, regex),
        first(block, "when").map(value -> compile(id, value)),
        first(block, "unless").map(value -> compile(id, value)),
        first(block, "reply").map(value -> compile(id, value)),
        first(block, "set").map(value -> compile(id, value)),
        first(block, "if").map(value -> condition(id, value)),
        first(block, "frame").map("yes"::equals).orElse(false),
        first(block, "told").map("yes"::equals).orElse(false),
        also,
        block.getOrDefault("note", List.of()).stream().map(Catalogue::note).toList(),
        only(id, block, "source"),
        samples(block, "yes"),
        samples(block, "no"),
        RequiredWords.of(regex));
  }

  private static CauseCode cause(String id, String code) {
    return CauseCode.of(code)
        .orElseThrow(() -> new IllegalArgumentException("[" + id + "]: no cause has the code '" + code + "'"));
  }

  private static Condition condition(String id, String name) {
    return Condition.of(name)
        .orElseThrow(() -> new IllegalArgumentException("[" + id + "]: there is no condition '" + name + "'"));
  }

  private static Entry.Note note(String value) {
    List<String> words = List.of(value.split(" +"));
    return new Entry.Note(words.getFirst(), words.subList(1, words.size()));
  }

  private static Pattern compile(String id, String regex) {
    try {
      return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("[" + id + "]: " + e.getMessage(), e);
    }
  }

  private static String only(String id, Map<String, List<String>> block, String key) {
    List<String> values = block.getOrDefault(key, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException("[" + id + "] needs exactly one '" + key + ":'");
    }
    return values.getFirst();
  }

  private static Optional<String> first(Map<String, List<String>> block, String key) {
    return block.getOrDefault(key, List.of()).stream().findFirst();
  }

  /// The sign ⏎ stands for a line break in a sample.
  private static List<String> samples(Map<String, List<String>> block, String key) {
    return block.getOrDefault(key, List.of()).stream().map(s -> s.replaceAll(" ?⏎ ?", "\n")).toList();
  }
}
