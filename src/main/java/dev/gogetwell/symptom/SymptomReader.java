package dev.gogetwell.symptom;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Symptom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Catalogue catalogue;

  /// A reader that knows the texts of `catalogue`.
  public SymptomReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// What `text` says. Never fails: unknown text gives a symptom without candidates.
  public Symptom read(String text) {
    Normalizer.Paste paste = Normalizer.read(text);
    List<Match> matches = new ArrayList<>();
    List<String> lower = paste.units().stream().map(u -> u.text().toLowerCase(Locale.ROOT)).toList();
    String all = String.join("\n", lower);
    for (Entry entry : catalogue.entries()) {
      if (entry.mayMatch(all)) {
        find(entry, paste, lower, matches);
      }
    }
    matches.sort(Comparator.comparingInt((Match m) -> -m.entry().rank())
        .thenComparingInt(Match::line).thenComparingInt(m -> -m.start()));
    String excerpt = matches.isEmpty() ? "" : matches.getFirst().text().strip();
    Map<String, String> groups = matches.isEmpty() ? Map.of() : matches.getFirst().groups();
    return new Symptom(
        candidates(matches),
        !matches.isEmpty() && matches.getFirst().entry().isLocal(),
        FactReader.read(paste.whole(), excerpt, groups),
        excerpt(matches, excerpt),
        paste.wasCut());
  }

  private static void find(Entry entry, Normalizer.Paste paste, List<String> lower, List<Match> matches) {
    boolean contextAsked = false;
    for (int i = 0; i < lower.size(); i++) {
      if (!entry.mayMatch(lower.get(i))) {
        continue;
      }
      Normalizer.Unit unit = paste.units().get(i);
      Matcher matcher = entry.pattern().matcher(new BoundedText(unit.text()));
      if (!found(matcher)) {
        continue;
      }
      if (!contextAsked && !fits(entry, paste.whole())) {
        return;
      }
      contextAsked = true;
      matches.add(new Match(entry, unit.line(), matcher.start(), matcher.end(), unit.text(), groups(matcher)));
      return;
    }
  }

  private static boolean fits(Entry entry, String whole) {
    return entry.when().map(p -> found(p.matcher(whole))).orElse(true)
        && !entry.unless().map(p -> found(p.matcher(whole))).orElse(false);
  }

  private static boolean found(Matcher matcher) {
    try {
      return matcher.find();
    } catch (BoundedText.Exhausted | StackOverflowError e) {
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

  private static List<Symptom.Candidate> candidates(List<Match> matches) {
    Map<CauseCode, Symptom.Candidate> byCode = new LinkedHashMap<>();
    for (Match match : matches) {
      Entry entry = match.entry();
      Confidence confidence = byCode.isEmpty() ? entry.confidence() : Confidence.POSSIBLE;
      byCode.putIfAbsent(entry.cause(), new Symptom.Candidate(entry.cause(), confidence, entry.id()));
      if (byCode.size() == 1) {
        entry.also().forEach(c -> byCode.putIfAbsent(c, new Symptom.Candidate(c, Confidence.POSSIBLE, entry.id())));
      }
    }
    return byCode.values().stream().limit(MAX_CANDIDATES).toList();
  }

  private static String excerpt(List<Match> matches, String line) {
    if (matches.isEmpty()) {
      return "";
    }
    String masked = BLANKS.matcher(SecretMask.mask(line)).replaceAll(" ");
    return masked.length() <= MAX_EXCERPT ? masked : masked.substring(0, MAX_EXCERPT - 1) + "…";
  }

  private record Match(Entry entry, int line, int start, int end, String text, Map<String, String> groups) {}
}
