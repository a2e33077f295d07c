package dev.gogetwell.lab;

import java.util.random.RandomGenerator;

/// Names that mean nothing, drawn anew for every network so that nobody can know them. One thread.
final class RandomWords {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final RandomGenerator random;

  RandomWords(RandomGenerator random) {
    this.random = random;
  }

  /// That many letters.
  String word(int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  /// The name of a host.
  String host(String label) {
    return label + "." + word(random.nextInt(5, 10)) + ".test";
  }

  /// A path before all others, or none.
  String prefix() {
    return random.nextBoolean() ? "" : "/" + word(random.nextInt(3, 8));
  }

  /// A version of a module.
  String version() {
    return "v1." + random.nextInt(1, 9) + "." + random.nextInt(0, 20);
  }
}
