package dev.gogetwell.remedy;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a person does about a damaged file of the module cache: the one file is put aside. To empty the whole cache
/// would cost every other module, some of which may be had nowhere any more. Pure.
final class DamageSteps {
  private static final Set<String> DAMAGED = Set.of("detail.folder.damaged", "detail.folder.cut",
      "detail.folder.differs", "detail.folder.in-the-way", "detail.folder.tile");

  private DamageSteps() {}

  /// The steps; empty where no file is named.
  static List<Message> of(Finding finding) {
    return finding.details().stream().filter(detail -> DAMAGED.contains(detail.key()))
        .map(detail -> Message.of("remedy.damaged.next", detail.args().getLast())).toList();
  }

  /// The same for a warning, which has no other way out.
  static Optional<Remedy> remedy(Finding warning) {
    List<Message> steps = warning.code() == CauseCode.ENV_MODCACHE ? of(warning) : List.of();
    return steps.isEmpty() ? Optional.empty() : Optional.of(new Remedy("", warning.code(), Harm.NONE,
        Message.of("remedy.guided.title"), warning.sentence(), List.of(), steps));
  }
}
