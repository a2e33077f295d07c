package dev.gogetwell.hygiene;

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

/// Tells a licence by its text: how many of the word triples of a known text stand in a file. The texts are those of
/// the SPDX licence list. A file may hold more than the licence; of two texts of which one holds the other, the longer one
/// that is there counts. What is no known text is told as unknown, never guessed. Immutable; any thread.
///
/// The way is that of google/licenseclassifier, whose last release is of 2022 and which is a Go library; what else is
/// kept needs the source of the program or another language.
final class LicenceTexts {
  private static final List<String> KNOWN = List.of("MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause",
      "BSD-4-Clause", "Apache-2.0", "MPL-2.0", "GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0", "Unlicense",
      "Zlib", "CC0-1.0", "EPL-2.0", "BSL-1.0", "WTFPL");
  /// The licences of GNU are made of each other: there the head of the file has to say which it is.
  private static final Map<String, String> HEADS = Map.of("GPL-2.0", "general public license version 2",
      "GPL-3.0", "gnu general public license version 3", "LGPL-2.1", "gnu lesser general public license version 2 1",
      "LGPL-3.0", "gnu lesser general public license version 3",
      "AGPL-3.0", "gnu affero general public license version 3");
  private static final int HEAD_WORDS = 60;
  private static final double ENOUGH = 0.9;
  private static final Pattern OWNER = Pattern.compile("(?i)\\s*(?:copyright\\b|\\(c\\)|©|all rights reserved).*");
  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

  private final Map<String, Set<String>> triples = new LinkedHashMap<>();

  private LicenceTexts() {
    for (String name : KNOWN) {
      triples.put(name, triples(words(read(name))));
    }
  }

  static LicenceTexts load() {
    return new LicenceTexts();
  }

  private static String read(String name) {
    try (InputStream in = LicenceTexts.class.getResourceAsStream("/gogetwell/licences/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no text of " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /// The SPDX name of the licence in a file.
  Optional<String> of(String text) {
    List<String> words = words(text);
    Set<String> found = triples(words);
    String head = String.join(" ", words.subList(0, Math.min(HEAD_WORDS, words.size())));
    String best = "";
    for (Map.Entry<String, Set<String>> known : triples.entrySet()) {
      long there = known.getValue().stream().filter(found::contains).count();
      boolean enough = there >= ENOUGH * known.getValue().size()
          && head.contains(HEADS.getOrDefault(known.getKey(), ""));
      if (enough && (best.isEmpty() || known.getValue().size() > triples.getOrDefault(best, Set.of()).size())) {
        best = known.getKey();
      }
    }
    return Optional.of(best).filter(name -> !name.isEmpty());
  }

  /// Who owns it, and what stands in brackets for the owner, is no part of a licence.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    text.lines().filter(line -> !OWNER.matcher(line).matches()).forEach(line -> {
      for (String word : NO_WORD.split(line.toLowerCase(Locale.ROOT), -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    });
    return words;
  }

  private static Set<String> triples(List<String> words) {
    Set<String> all = new HashSet<>();
    for (int i = 0; i + 2 < words.size(); i++) {
      all.add(words.get(i) + " " + words.get(i + 1) + " " + words.get(i + 2));
    }
    return all;
  }
}
