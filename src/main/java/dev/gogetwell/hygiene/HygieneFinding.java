package dev.gogetwell.hygiene;

import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Message;
import dev.gogetwell.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One thing that is wrong. Immutable; any thread.
///
/// @param rule what is wrong
/// @param confidence certain, unless something else could look the same
/// @param where the line in go.mod, go.work or go.sum
/// @param module the module that it is about, as `path` or `path@version`; empty text for none
/// @param what the sentence
/// @param command what mends it, where one command does
/// @param via who requires the module, from the main module on; empty if that is not known or says nothing
public record HygieneFinding(HygieneRule rule, Confidence confidence, Optional<FileLine> where, String module,
    Message what, Optional<String> command, List<String> via) {
  public HygieneFinding {
    via = List.copyOf(via);
  }

  /// A line of a file of the project.
  ///
  /// @param file relative to the folder of the project, with slashes
  /// @param line from 1; 0 for the file as a whole
  public record FileLine(String file, int line) {
    /// As compilers write it.
    public String shown() {
      return line > 0 ? file + ":" + line : file;
    }
  }

  /// The same with every text from outside as `safe` leaves it.
  HygieneFinding with(UnaryOperator<String> safe) {
    return new HygieneFinding(rule, confidence,
        where.map(at -> new FileLine(safe.apply(at.file()), at.line())), safe.apply(module), new Message(what.key(),
        what.args().stream().map(safe).toList()), command.map(safe), via.stream().map(safe).toList());
  }

  /// How sure it is, in words; empty for certain.
  public Optional<String> likelihood(Texts texts) {
    return switch (confidence) {
      case CERTAIN -> Optional.empty();
      case LIKELY -> Optional.of(texts.get("hygiene.likely"));
      case POSSIBLE -> Optional.of(texts.get("hygiene.possible"));
    };
  }

  /// A certain finding.
  static HygieneFinding of(HygieneRule rule, Optional<FileLine> where, String module, String... args) {
    return new HygieneFinding(rule, Confidence.CERTAIN, where, module,
        new Message("hygiene." + rule.word(), List.of(args)), Optional.empty(), List.of());
  }

  /// The same with a command that mends it.
  HygieneFinding mendedBy(String line) {
    return new HygieneFinding(rule, confidence, where, module, what, Optional.of(line), via);
  }

  /// The same with the way on which the module is required.
  HygieneFinding requiredBy(List<String> way) {
    return new HygieneFinding(rule, confidence, where, module, what, command, way);
  }

  /// The same for something that could look so for another reason.
  HygieneFinding with(Confidence other) {
    return new HygieneFinding(rule, other, where, module, what, command, via);
  }
}
