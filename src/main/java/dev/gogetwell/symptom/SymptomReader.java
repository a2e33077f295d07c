package dev.gogetwell.symptom;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Symptom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads pasted tool output. A pure function of the text, linear in its length; any thread.
///
/// Go wraps errors from the outside in, and a paste often holds several of them. The winner is therefore the match
/// with the highest rank (the innermost cause); among equals the one that go met first, and on one line the one that
/// stands furthest right.
public final class SymptomReader {
  private static final int MAX_CANDIDATES = 6;
  private static final int MAX_EXCERPT = 500;
  private static final int MAX_ABOVE = 240;
  /// Nobody tells a longer story.
  private static final int LONGEST_STORY = 4_000;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Set<String> SETTINGS =
      Set.of("goproxy=", "gosumdb=", "goprivate=", "gonosumdb=", "gonoproxy=", "goflags=", "gotoolchain=");
  private static final Set<String> TESTING =
      Set.of("=== run ", "=== cont ", "=== pause ", "=== name ", "ok  \t", "fail\t");

  private final List<Entry> entries;
  private final WordFinder words;
  private final BitSet wordless = new BitSet();
  private final BitSet told = new BitSet();
  private final LogSieve sieve;

  /// A reader that knows the texts of `catalogue`.
  public SymptomReader(Catalogue catalogue) {
    this.entries = catalogue.entries();
    List<Set<String>> sets = new ArrayList<>(entries.stream().map(Entry::words).toList());
    for (int i = 0; i < sets.size(); i++) {
      wordless.set(i, sets.get(i).isEmpty());
      told.set(i, entries.get(i).isTold());
    }
    sets.add(SETTINGS);
    sets.add(TESTING);
    this.words = new WordFinder(sets);
    this.sieve = new LogSieve(words, told, sets.size() - 1);
  }

  /// What `text` says. Never fails: unknown text gives a symptom without candidates.
  public Symptom read(String text) {
    return read(text, new ReadBudget());
  }

  Symptom read(String text, ReadBudget budget) {
    Normalizer.Paste paste = Normalizer.read(text, sieve);
    PasteSettings settings = PasteSettings.of(paste.lines());
    List<Match> matches = matches(paste, settings, text.length() <= LONGEST_STORY, budget);
    if (matches.stream().anyMatch(match -> !match.entry().isFrame())) {
      matches.removeIf(match -> match.entry().isFrame());
    }
    matches.sort(Comparator.comparingInt((Match m) -> -m.entry().rank())
        .thenComparingInt(Match::line).thenComparingInt(m -> -m.found().start()));
    FactReader.Match deciding = matches.isEmpty()
        ? new FactReader.Match("", "", "", 0, 0, Map.of())
        : matches.getFirst().found();
    Symptom.Facts facts = FactReader.read(deciding, paste, settings);
    return new Symptom(
        candidates(matches, paste.startsInside()),
        !matches.isEmpty() && matches.getFirst().entry().isLocal(),
        facts,
        excerpt(deciding),
        paste.wasCut() || budget.isSpent(),
        matches.isEmpty() ? List.of() : Notes.of(matches.getFirst().entry(), deciding, facts, settings));
  }

  private List<Match> matches(Normalizer.Paste paste, PasteSettings settings, boolean isStory, ReadBudget budget) {
    Map<Entry, Match> matches = new LinkedHashMap<>();
    BitSet done = new BitSet(entries.size());
    if (!isStory) {
      done.or(told);
    }
    String whole = paste.whole();
    String set = settings.asText();
    for (Normalizer.Unit unit : paste.units()) {
      BitSet possible = words.in(unit.text(), 0, unit.text().length());
      possible.or(wordless);
      possible.clear(entries.size(), entries.size() + 2);
      possible.andNot(done);
      for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
        Entry entry = entries.get(i);
        Optional<FactReader.Match> found = search(entry, unit, budget);
        if (found.isEmpty()) {
          continue;
        }
        if (!fits(entry, whole, set, budget)) {
          done.set(i);
        } else if (fits(entry, unit, found.get(), settings, budget)) {
          done.set(i, keep(matches, new Match(entry, unit.line(), found.get())));
        }
      }
    }
    return new ArrayList<>(matches.values());
  }

  /// Keeps the first line with the text, which counts for the order, and says whether no other is wanted: a title says
  /// what happened and a later line also where.
  private static boolean keep(Map<Entry, Match> matches, Match match) {
    Match before = matches.putIfAbsent(match.entry(), match);
    boolean isNamed = FactReader.namesPlace(match.found());
    if (before == null || !isNamed) {
      return isNamed;
    }
    boolean isSame = FactReader.maySameModule(before.found(), match.found());
    if (isSame) {
      matches.put(match.entry(), new Match(match.entry(), before.line(), match.found()));
    }
    return isSame;
  }

  private static Optional<FactReader.Match> search(Entry entry, Normalizer.Unit unit, ReadBudget budget) {
    CharSequence line = budget.bounded(unit.text());
    Matcher matcher = entry.pattern().matcher(line);
    Names names = new Names(line);
    try {
      while (matcher.find()) {
        if (!names.hold(matcher.start(), matcher.end())) {
          return Optional.of(new FactReader.Match(unit.text(), unit.above(), unit.below(), matcher.start(),
              matcher.end(), groups(matcher)));
        }
      }
    } catch (ReadBudget.Exhausted | StackOverflowError e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /// Whether the rest of the paste is as the entry wants it.
  private static boolean fits(Entry entry, String whole, String settings, ReadBudget budget) {
    return entry.when().map(p -> found(p, whole, budget)).orElse(true)
        && !entry.unless().map(p -> found(p, whole, budget)).orElse(false)
        && entry.set().map(p -> found(p, settings, budget)).orElse(true);
  }

  /// Whether what belongs to the line is as the entry wants it.
  private static boolean fits(Entry entry, Normalizer.Unit unit, FactReader.Match match, PasteSettings settings,
      ReadBudget budget) {
    return entry.reply().map(p -> found(p, unit.reply(), budget)).orElse(true)
        && entry.condition().map(c -> c.holds(FactReader.failure(match, settings))).orElse(true);
  }

  private static boolean found(Pattern pattern, String text, ReadBudget budget) {
    try {
      return pattern.matcher(budget.bounded(text)).find();
    } catch (ReadBudget.Exhausted | StackOverflowError e) {
      return false;
    }
  }

  private static Map<String, String> groups(Matcher matcher) {
    Map<String, String> groups = new LinkedHashMap<>();
    for (String name : matcher.namedGroups().keySet()) {
      String value = matcher.group(name);
      if (value != null) {
        groups.put(name, value);
      }
    }
    return groups;
  }

  /// A message whose start is missing may be one that a mirror only repeats, so that it proves nothing.
  private static List<Symptom.Candidate> candidates(List<Match> matches, boolean startsInside) {
    Map<CauseCode, Symptom.Candidate> byCode = new LinkedHashMap<>();
    for (Match match : matches) {
      Entry entry = match.entry();
      boolean isProof = !startsInside || entry.confidence() != Confidence.CERTAIN;
      Confidence alone = isProof ? entry.confidence() : Confidence.LIKELY;
      Confidence confidence = byCode.isEmpty() ? alone : Confidence.POSSIBLE;
      byCode.putIfAbsent(entry.cause(), new Symptom.Candidate(entry.cause(), confidence, entry.id()));
      if (byCode.size() == 1) {
        entry.also().forEach(c -> byCode.putIfAbsent(c, new Symptom.Candidate(c, Confidence.POSSIBLE, entry.id())));
      }
    }
    return byCode.values().stream().limit(MAX_CANDIDATES).toList();
  }

  /// The line that decided, behind the line of go that says what it was about.
  private static String excerpt(FactReader.Match match) {
    List<String> above = match.above().lines().filter(line -> !line.isBlank()).toList();
    String head = above.isEmpty() ? "" : masked(above.getLast());
    String line = masked(match.text());
    if (!head.endsWith(":")) {
      head = "";
    } else if (head.length() > MAX_ABOVE) {
      head = head.substring(0, MAX_ABOVE) + "…";
    }
    String quoted = head.isEmpty() ? line : head + " " + line;
    return quoted.length() <= MAX_EXCERPT ? quoted : quoted.substring(0, MAX_EXCERPT - 1) + "…";
  }

  private static String masked(String line) {
    return BLANKS.matcher(SecretMask.mask(line)).replaceAll(" ").strip();
  }

  private record Match(Entry entry, int line, FactReader.Match found) {}
}
