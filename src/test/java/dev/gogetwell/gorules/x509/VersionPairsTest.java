package dev.gogetwell.gorules.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gogetwell.gorules.x509.CaseGenerator.Case;
import dev.gogetwell.gorules.x509.GoJudge.Verdict;
import dev.gogetwell.gorules.x509.VersionPairs.Pair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionPairsTest {
  @TempDir
  private Path directory;

  static List<Pair> pairs() throws GeneralSecurityException {
    return new VersionPairs().all();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aRuleThatChangedGivesBothVerdicts(Pair pair) {
    check(verdict(pair.chain(), pair.older()), pair.olderError());
    check(verdict(pair.chain(), pair.newer()), pair.newerError());
  }

  private static void check(Verdict verdict, String expected) {
    if (expected.isEmpty()) {
      assertThat(verdict.err()).isEmpty();
      assertThat(verdict.ok()).isTrue();
    } else {
      assertThat(verdict.err()).startsWith(expected);
    }
  }

  /// The go command of 1.23 was built with x509negativeserial=1 (`go version -m`), its programs are not.
  @Test
  void theGoCommandOf123AcceptsTheNegativeSerialNumberThatItsProgramsRefuse() throws Exception {
    Case chain = new VersionPairs().all().getFirst().chain();
    String refused = "x509: negative serial number";
    check(verdict(chain, X509Rules.of("1.23.5")), refused);
    check(verdict(chain, X509Rules.ofGoCommand("go1.23.5", "")), "");
    check(verdict(chain, X509Rules.ofGoCommand("go1.23.5", "x509negativeserial=0")), refused);
    check(verdict(chain, X509Rules.ofGoCommand("go1.24.4", "")), refused);
    check(verdict(chain, X509Rules.ofGoCommand("go1.26.8", "tlsmlkem=0,x509negativeserial=1")), "");
  }

  private static Verdict verdict(Case question, String version) {
    return verdict(question, X509Rules.of(version));
  }

  private static Verdict verdict(Case question, X509Rules rules) {
    ChainVerifier verifier = new ChainVerifier(rules);
    return Verdict.of(verifier.verify(new VerifyRequest(question.leaf(), question.intermediates(),
        verifier.roots(question.roots()), question.host(), GoTime.parse(question.time()), question.usages())));
  }

  @Test
  void theInstalledGoAgreesOnEveryPair() throws Exception {
    List<Path> toolchains = GoJudge.installed();
    assumeFalse(toolchains.isEmpty(), "no go command here: the pairs are not judged by Go");
    List<Pair> pairs = pairs();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      lines.add(GoDifferentialTest.line(pairs.get(i).chain(), "pair " + i));
    }
    for (Path go : toolchains) {
      Path place = Files.createTempDirectory(directory, "go");
      GoJudge judge = GoJudge.build(go, place);
      Map<String, Verdict> expected = judge.judge(lines, place);
      for (int i = 0; i < pairs.size(); i++) {
        assertThat(verdict(pairs.get(i).chain(), judge.version())).as("%s, go %s", pairs.get(i), judge.version())
            .isEqualTo(expected.get("pair " + i));
      }
    }
  }
}
