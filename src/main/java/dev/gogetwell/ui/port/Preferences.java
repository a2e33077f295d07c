package dev.gogetwell.ui.port;

import dev.gogetwell.text.Language;
import java.time.Duration;
import java.util.Set;

/// What the user chose in the settings of this program. Blocks for a small file; a file that cannot be read gives the
/// defaults.
public interface Preferences {
  /// The choices as they were kept.
  Choices read();

  /// Keeps the choices.
  void write(Choices choices) throws ServiceException;

  /// The choices.
  ///
  /// @param refusedHosts third-party hosts that must not be contacted, as the list of hosts names them
  /// @param timeLimit what a run may take
  /// @param deep whether experiments beyond the verdict are made
  /// @param scale the size of everything, 1.0 to 2.0
  record Choices(
      Language language,
      Look look,
      Set<String> refusedHosts,
      Duration timeLimit,
      boolean deep,
      boolean reduceMotion,
      double scale) {
    public Choices {
      refusedHosts = Set.copyOf(refusedHosts);
    }

    /// What counts before the user chose anything.
    public static Choices defaults(Language language) {
      return new Choices(language, Look.SYSTEM, Set.of(), Duration.ofSeconds(30), false, false, 1.0);
    }

    /// The same in another language.
    public Choices withLanguage(Language other) {
      return new Choices(other, look, refusedHosts, timeLimit, deep, reduceMotion, scale);
    }

    /// The same with another look.
    public Choices withLook(Look other) {
      return new Choices(language, other, refusedHosts, timeLimit, deep, reduceMotion, scale);
    }

    /// The same with other refused hosts.
    public Choices withRefusedHosts(Set<String> other) {
      return new Choices(language, look, other, timeLimit, deep, reduceMotion, scale);
    }

    /// The same with another time limit.
    public Choices withTimeLimit(Duration other) {
      return new Choices(language, look, refusedHosts, other, deep, reduceMotion, scale);
    }

    /// The same with or without the deeper experiments.
    public Choices withDeep(boolean other) {
      return new Choices(language, look, refusedHosts, timeLimit, other, reduceMotion, scale);
    }

    /// The same with or without motion.
    public Choices withReduceMotion(boolean other) {
      return new Choices(language, look, refusedHosts, timeLimit, deep, other, scale);
    }

    /// The same in another size.
    public Choices withScale(double other) {
      return new Choices(language, look, refusedHosts, timeLimit, deep, reduceMotion, other);
    }
  }

  /// The colour tables.
  enum Look {
    /// Light or dark, as the operating system says.
    SYSTEM,
    LIGHT,
    DARK,
    /// At least 7:1.
    HIGH_CONTRAST
  }
}
