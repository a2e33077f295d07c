package dev.gogetwell.ui.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Report;
import dev.gogetwell.ui.run.LiveRun;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DnsTableTest {
  private static DnsTable table(String report) throws Exception {
    return DnsTable.of(LiveRun.of(Corpus.read(report)));
  }

  @Test
  void theAddressOfAStrangerShowsNoCertificateThatPasses() throws Exception {
    DnsTable table = table("dns-hijack");
    List<DnsTable.Fate> fates = table.rows().getFirst().answers().values().stream().map(DnsTable.Answer::fate).toList();
    assertThat(fates).contains(DnsTable.Fate.REFUSED, DnsTable.Fate.PASSES);
    assertThat(table.split()).contains(table.rows().getFirst().host());
  }

  @Test
  void noCertificatePassesThatGoDidNotAccept() throws Exception {
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      Report report = Corpus.read(name);
      for (DnsTable.Row row : DnsTable.of(LiveRun.of(report)).rows()) {
        boolean shown = row.answers().values().stream().anyMatch(answer -> answer.fate() == DnsTable.Fate.PASSES);
        boolean seen = report.evidence().stream().anyMatch(each -> each.measurement() instanceof ChainCheck check
            && check.judge() == ChainJudge.GO && check.worked() && check.host().equals(row.host()));
        if (shown && !seen) {
          slips.add(name + ": " + row.host());
        }
      }
    }
    assertThat(slips).isEmpty();
  }
}
