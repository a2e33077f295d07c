package dev.gogetwell.hygiene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// In which lines of a go.mod a word stands; one look at the file, however many are asked for. Immutable; any thread.
final class WordLines {
  private final Map<String, List<Integer>> lines;

  private WordLines(Map<String, List<Integer>> lines) {
    this.lines = lines;
  }

  static WordLines of(String text) {
    Map<String, List<Integer>> lines = new HashMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      int comment = line.indexOf("//");
      // An address in a comment is no requirement; one in a path has a colon before it and no place in a go.mod.
      String code = comment < 0 ? line : line.substring(0, comment);
      for (String word : code.split("[\\s\"`()]+", -1)) {
        if (!word.isEmpty()) {
          lines.computeIfAbsent(word, _ -> new ArrayList<>()).add(number);
        }
      }
    }
    return new WordLines(lines);
  }

  /// The first line with all of them that are not empty, from 1; 0 if there is none.
  int first(List<String> words) {
    List<String> wanted = words.stream().filter(word -> !word.isEmpty()).toList();
    if (wanted.isEmpty()) {
      return 0;
    }
    return lines.getOrDefault(wanted.getFirst(), List.of()).stream().filter(line -> wanted.stream()
        .allMatch(word -> lines.getOrDefault(word, List.of()).contains(line))).findFirst().orElse(0);
  }
}
