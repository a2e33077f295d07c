package dev.gogetwell.remedy;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is done about a damaged file of the module cache: the one file is put aside. To empty the whole cache would
/// cost every other module, some of which may be had nowhere any more. Pure.
final class DamageSteps {
  private static final Set<String> DAMAGED = Set.of("detail.folder.damaged", "detail.folder.cut",
      "detail.folder.differs", "detail.folder.in-the-way", "detail.folder.tile");

  private DamageSteps() {}

  /// What a person does; empty where no file is named.
  static List<Message> of(Finding finding) {
    return damage(finding).map(detail -> Message.of("remedy.damaged.next", detail.args().getLast())).toList();
  }

  private static Stream<Message> damage(Finding finding) {
    return finding.details().stream().filter(detail -> DAMAGED.contains(detail.key()));
  }

  /// The move that does the same by a click.
  static Optional<Remedy> move(Finding finding) {
    return damage(finding).findFirst().flatMap(detail -> change(detail).map(change -> new Remedy("", finding.code(),
        Harm.NONE, Message.of("remedy.put-aside.title", fileName(change)),
        Message.of("remedy.put-aside.why", detail.args().getLast()), List.of(change), List.of())));
  }

  /// A lock that is a folder is no file that could be put aside.
  private static Optional<Change> change(Message detail) {
    String folder = detail.args().get(1);
    String file = detail.args().getLast();
    return file.startsWith(folder) && file.length() > folder.length() + 1 && !file.endsWith(".lock")
        ? Optional.of(new Change.PutAside(file.substring(folder.length() + 1).replace('\\', '/'), folder))
        : Optional.empty();
  }

  private static String fileName(Change change) {
    return change.name().substring(change.name().lastIndexOf('/') + 1);
  }

  /// Both for a warning, which has no other way out.
  static List<Remedy> ofWarning(Finding warning) {
    List<Message> steps = warning.code() == CauseCode.ENV_MODCACHE ? of(warning) : List.of();
    return steps.isEmpty() ? List.of() : Stream.concat(move(warning).stream(), Stream.of(new Remedy("",
        warning.code(), Harm.NONE, Message.of("remedy.guided.title"), warning.sentence(), List.of(), steps))).toList();
  }
}
