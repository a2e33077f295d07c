package dev.gogetwell.diagnostics.checksums;

import dev.gogetwell.diagnostics.ChecksumRecords;
import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.ExperimentRequest;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Can the checksum database be asked, over which host, and may it be asked at all?
public final class ChecksumService implements DiagnosticService {
  @Override
  public Step step() {
    return Step.MODULES;
  }

  @Override
  public Set<String> layers() {
    return Set.of("sumdb");
  }

  @Override
  public List<Rule> rules() {
    return List.of(new DatabaseSettingRule(), new ChecksumRule(), new RecordRule(), new TileRule(),
        new KeptHeadRule(), new MismatchRule());
  }

  @Override
  public List<ExperimentRequest> wishes() {
    return List.of(ChecksumRecords::wanted);
  }

  @Override
  public Optional<StepStatus> status(Facts facts) {
    return Optional.empty();
  }
}
