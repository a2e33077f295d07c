package dev.gogetwell.hygiene;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.hygiene.ModFile.Replacement;
import dev.gogetwell.hygiene.ModFile.Versioned;
import dev.gogetwell.machine.file.Presence;
import dev.gogetwell.model.Confidence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be said of go.mod and go.work without asking anybody. Looks whether folders exist; any thread.
final class ModFileLint {
  private final PrivateSigns privates;
  private final Optional<GoVersion> installed;
  private final String toolchain;

  /// @param installed the version of the `go` that is there
  /// @param toolchain the value of GOTOOLCHAIN
  ModFileLint(PrivateSigns privates, Optional<GoVersion> installed, String toolchain) {
    this.privates = privates;
    this.installed = installed;
    this.toolchain = toolchain;
  }

  /// Of one file.
  ///
  /// @param folder in which the file stands
  /// @param repository the folder that is cloned as a whole
  List<HygieneFinding> of(ModFile file, Path folder, Path repository) {
    List<HygieneFinding> findings = new ArrayList<>();
    for (Replacement one : file.replaced()) {
      replaced(file, one, folder, repository).ifPresent(findings::add);
    }
    for (Versioned one : file.excluded()) {
      findings.add(HygieneFinding.of(HygieneRule.EXCLUDED, file.at(one.path(), one.version()), one.reference(),
          one.reference()));
    }
    newerGo(file).ifPresent(findings::add);
    findings.addAll(uncovered(file));
    return findings;
  }

  private Optional<HygieneFinding> replaced(ModFile file, Replacement one, Path folder, Path repository) {
    if (!one.isFolder()) {
      return Optional.empty();
    }
    var where = file.at(one.old().path(), "=>");
    // The folder of a private module may be called as it is; the line says where to look.
    String shown = privates.isPrivate(one.old().path()) ? ProjectCopy.HIDDEN : one.by().path();
    String dropped = (file.module().isEmpty() ? "go work edit" : "go mod edit") + " -dropreplace="
        + one.old().reference();
    Optional<Path> target = resolved(folder, one.by().path());
    if (target.isEmpty() || !Presence.isNoFolder(target.get().resolve("go.mod"))) {
      return Optional.of(HygieneFinding.of(HygieneRule.REPLACE_MISSING, where, one.old().reference(),
          one.old().path(), shown).mendedBy(dropped));
    }
    return target.get().startsWith(repository) ? Optional.empty()
        : Optional.of(HygieneFinding.of(HygieneRule.REPLACE_LOCAL, where, one.old().reference(), one.old().path(),
            shown).mendedBy(dropped));
  }

  private static Optional<Path> resolved(Path folder, String path) {
    try {
      return Optional.of(folder.resolve(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// A requirement that is replaced counts by what replaces it.
  private List<HygieneFinding> uncovered(ModFile file) {
    List<HygieneFinding> findings = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    List<Versioned> asked = new ArrayList<>();
    file.replaced().stream().filter(one -> !one.isFolder()).map(Replacement::by).forEach(asked::add);
    Set<String> replaced = new LinkedHashSet<>();
    file.replaced().forEach(one -> replaced.add(one.old().path()));
    file.required().stream().filter(one -> !replaced.contains(one.path())).forEach(asked::add);
    for (Versioned one : asked) {
      if (privates.isPrivate(one.path()) && !privates.isCovered(one.path()) && seen.add(one.path())) {
        findings.add(HygieneFinding.of(HygieneRule.PRIVATE_UNCOVERED, file.at(one.path()), one.reference(), one.path(),
            PrivateSigns.host(one.path())).with(Confidence.LIKELY));
      }
    }
    return findings;
  }

  /// The go line must not be newer than the toolchain (cmd/go/internal/gover, toolchain/select.go).
  private Optional<HygieneFinding> newerGo(ModFile file) {
    Optional<GoVersion> wanted = GoVersion.parse(file.go());
    if (wanted.isEmpty() || installed.isEmpty() || wanted.get().compareTo(installed.get()) <= 0) {
      return Optional.empty();
    }
    String has = installed.get().toString().replaceFirst("\\.0$", "");
    boolean refused = toolchain.equals("local") || (toolchain.matches("go1[0-9.a-z]*")
        && GoVersion.parse(toolchain).filter(fixed -> fixed.compareTo(wanted.get()) >= 0).isEmpty());
    HygieneFinding finding = HygieneFinding.of(
        refused ? HygieneRule.TOOLCHAIN_REFUSED : HygieneRule.TOOLCHAIN_FETCHED, file.at("go", file.go()), "",
        file.go(), has, toolchain.isEmpty() ? "auto" : toolchain);
    return Optional.of(refused ? finding.mendedBy("go env -w GOTOOLCHAIN=auto") : finding);
  }
}
