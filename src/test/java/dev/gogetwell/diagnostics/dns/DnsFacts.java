package dev.gogetwell.diagnostics.dns;

import static dev.gogetwell.diagnostics.Observed.accepted;
import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.refusal;
import static dev.gogetwell.diagnostics.Observed.resolved;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Separator;
import java.util.List;

/// Facts about names that the tests of several rules begin with, and the judgement that others must not fall into.
final class DnsFacts {
  static final Experiment OTHERS = Experiments.resolvers("a");
  static final String RIGHT = "198.51.100.1";

  private DnsFacts() {}

  static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  static List<Finding> hijack(FactsBuilder facts) {
    return new HijackRule().judge(facts.build());
  }

  /// Another resolver names an address, and the certificate there is put to the test.
  static FactsBuilder otherAddress(FactsBuilder facts, boolean passes) {
    return facts.made(OTHERS).sees("a", OTHERS, "other", resolved("a.example", RIGHT))
        .sees("a", OTHERS, "address:" + RIGHT, connected(RIGHT))
        .sees("a", OTHERS, "address:" + RIGHT, passes ? accepted(ChainJudge.GO, "a")
            : refusal(ChainJudge.GO, "a", FailureKind.NAME_MISMATCH, "x509: not valid for"));
  }

  static FactsBuilder wrongMachine() {
    return one().refused("a", FailureKind.NAME_MISMATCH, "x509: certificate is valid for parking, not a.example");
  }
}
