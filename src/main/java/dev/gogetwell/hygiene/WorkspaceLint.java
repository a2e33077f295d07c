package dev.gogetwell.hygiene;

import dev.gogetwell.hygiene.ModFile.Replacement;
import java.util.ArrayList;
import java.util.List;

/// What the modules of a workspace say against each other: within the workspace a replacement of one counts for all,
/// and outside of it, as in a job that builds one module alone, for that one only. Pure; any thread.
final class WorkspaceLint {
  private WorkspaceLint() {}

  /// @param workspace the go.work
  /// @param modules the go.mod of every module in it
  static List<HygieneFinding> of(ModFile workspace, List<ModFile> modules) {
    List<HygieneFinding> findings = new ArrayList<>();
    for (ModFile module : modules) {
      for (Replacement one : module.replaced()) {
        boolean forAll = workspace.replaced().stream().anyMatch(other -> other.old().path().equals(one.old().path()));
        List<String> others = modules.stream().filter(other -> !other.name().equals(module.name()) && !forAll)
            .filter(other -> other.required().stream().anyMatch(req -> req.path().equals(one.old().path())
                && (one.old().version().isEmpty() || one.old().version().equals(req.version()))))
            .filter(other -> other.replaced().stream().noneMatch(
                same -> same.old().path().equals(one.old().path())))
            .map(ModFile::module).toList();
        if (!others.isEmpty()) {
          HygieneFinding finding = HygieneFinding.of(HygieneRule.REPLACE_ONE_ONLY, module.at(one.old().path(), "=>"),
              one.old().reference(), one.old().path(), module.module(), String.join(", ", others));
          // A folder is named from where the file stands, so that the same words would mean another one in go.work.
          findings.add(one.isFolder() ? finding : finding.mendedBy(
              "go work edit -replace=" + one.old().reference() + "=" + one.by().reference()));
        }
      }
    }
    return findings;
  }
}
