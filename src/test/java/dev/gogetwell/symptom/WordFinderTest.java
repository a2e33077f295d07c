package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordFinderTest {
  @Test
  void wordsInsideAndBehindEachOtherAreAllFound() {
    WordFinder finder = new WordFinder(List.of(List.of("she"), List.of("he"), List.of("hers", "his"), List.of("us")));
    assertThat(found(finder, "u-SHErs")).containsExactly(0, 1, 2);
    assertThat(found(finder, "this bus")).containsExactly(2, 3);
    assertThat(found(finder, "h is")).isEmpty();
  }

  @Test
  void otherAlphabetsAreFoundWithoutRegardToCase() {
    WordFinder finder = new WordFinder(List.of(List.of("连接尝试失败"), List.of("подключение")));
    assertThat(found(finder, "connectex: 连接尝试失败。")).containsExactly(0);
    assertThat(found(finder, "ПОДКЛЮЧЕНИЕ не установлено")).containsExactly(1);
  }

  @Test
  void onlyTheAskedPartIsRead() {
    WordFinder finder = new WordFinder(List.of(List.of("abc")));
    assertThat(finder.in("xabcx", 1, 4).get(0)).isTrue();
    assertThat(finder.in("xabcx", 0, 3).isEmpty()).isTrue();
  }

  @Test
  void itFindsWhatAskingForEveryWordFinds() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<List<String>> words = IntStream.range(0, 12).mapToObj(i -> List.of(word(random), word(random))).toList();
      String text = IntStream.range(0, 20).mapToObj(i -> word(random)).reduce("", String::concat);
      BitSet expected = new BitSet();
      for (int i = 0; i < words.size(); i++) {
        expected.set(i, words.get(i).stream().anyMatch(text::contains));
      }
      assertThat(new WordFinder(words).in(text, 0, text.length())).as("%s in %s", words, text).isEqualTo(expected);
    }
  }

  private static String word(Random random) {
    return random.ints(1 + random.nextInt(4), 'a', 'd').collect(StringBuilder::new, StringBuilder::appendCodePoint,
        StringBuilder::append).toString();
  }

  private static int[] found(WordFinder finder, String text) {
    return finder.in(text, 0, text.length()).stream().toArray();
  }
}
