package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.TaskEnding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a run has seen: bounded, and closed at its end.
class EvidenceStoreTest {
  @Test
  void whatComesAfterTheEndIsDropped() {
    List<RunEvent> told = new ArrayList<>();
    EvidenceStore store = new EvidenceStore(() -> Duration.ZERO, event -> told.add(event.apply(Duration.ZERO)));
    store.record(Optional.empty(), Optional.empty(), Observed.connected("127.0.0.1"), Duration.ZERO);
    store.close(TaskEnding.How.CUT);
    store.record(Optional.empty(), Optional.empty(), Observed.connected("127.0.0.1"), Duration.ZERO);
    store.contacting("late.example");
    assertThat(store.evidence()).hasSize(1);
    assertThat(store.hosts()).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void aHundredThousandPiecesOfEvidenceFillNoMemory() {
    EvidenceStore store = new EvidenceStore(() -> Duration.ZERO, events -> events.apply(Duration.ZERO));
    for (int i = 0; i < 100_000; i++) {
      store.contacting("host" + i);
      store.record(Optional.empty(), Optional.empty(),
          new ChainCheck(ChainJudge.GO, "h" + i, "", "", Optional.empty()), Duration.ZERO);
    }
    assertThat(store.evidence()).hasSize(EvidenceStore.MOST_EVIDENCE);
    assertThat(store.hosts()).hasSize(EvidenceStore.MOST_HOSTS);
  }
}
