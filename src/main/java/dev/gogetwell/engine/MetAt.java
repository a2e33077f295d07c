package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.ChecksumRecords;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How early `go` meets a cause, the earliest first. What stands later it has not met yet, and would meet once the
/// earlier one is mended.
enum MetAt {
  /// A `go` that is missing or cannot even tell its settings.
  TOOL,
  /// What `go` says before it asks anybody.
  COMMAND,
  /// A git that ends before it asks any server, wherever it was sent.
  GIT,
  /// What `go` keeps of the checksum database and reads before it asks that, over whatever way.
  KEPT_HEAD,
  /// Whatever is between `go` and the module.
  WAY,
  /// A setting of the checksum database, which `go` reads once it has the module.
  AFTER_MODULE;

  private static final Set<CauseCode> OF_THE_COMMAND =
      Set.of(CauseCode.MODULE_GOPATH_MODE, CauseCode.MODULE_GET_DEPRECATED, CauseCode.MODULE_NO_GO_MOD);
  private static final Set<CauseCode> OF_GIT = Set.of(CauseCode.VCS_TOOL_MISSING, CauseCode.VCS_GIT_TOO_OLD,
      CauseCode.VCS_PROTOCOL_BLOCKED);
  /// golang.org/x/mod/sumdb/client.go:init
  private static final String READING_THE_KEPT_HEAD = "initializing sumdb.Client: ";
  private static final Pattern ABOUT_CHECKSUMS = Pattern.compile("verif|GOSUMDB|sumdb|checksum|/lookup/");

  static MetAt of(Facts facts, Finding finding) {
    CauseCode code = finding.code();
    if (code == CauseCode.SUMDB_SETTING_MALFORMED && isSilentOfChecksums(facts)) {
      return AFTER_MODULE;
    }
    if (finding.severity() != Severity.CAUSE) {
      return WAY;
    }
    if (code == CauseCode.ENV_MODCACHE && (finding.proved() || !isRecordRefused(facts)) && endsAtKeptHead(facts)) {
      return KEPT_HEAD;
    }
    return switch (finding.operation()) {
      case LOCAL -> finding.hop().isEmpty() && List.of("toolchain", "env").contains(code.layer()) ? TOOL : WAY;
      case COMMAND -> OF_THE_COMMAND.contains(code) ? COMMAND : WAY;
      case GIT -> OF_GIT.contains(code) ? GIT : WAY;
      default -> WAY;
    };
  }

  /// Where what the database says does not hold either, the key may be the wrong one.
  private static boolean isRecordRefused(Facts facts) {
    return ChecksumRecords.seen(facts)
        .anyMatch(seen -> seen.measurement() instanceof ChecksumRecord record && record.isRefused());
  }

  private static boolean endsAtKeptHead(Facts facts) {
    return facts.witness().filter(e -> e.measurement() instanceof CommandRun run && !run.worked()
        && run.output().contains(READING_THE_KEPT_HEAD)).isPresent();
  }

  /// Whether `go` failed and speaks of no checksum: it had not come so far.
  static boolean isSilentOfChecksums(Facts facts) {
    return facts.witness().filter(e -> e.measurement() instanceof CommandRun run && !run.worked()
        && !ABOUT_CHECKSUMS.matcher(run.output()).find()).isPresent();
  }

  /// Whether `go` never came to the network.
  boolean isBeforeTheNetwork() {
    return compareTo(COMMAND) <= 0;
  }
}
