package dev.gogetwell.gorules.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.gogetwell.gorules.x509.CaseGenerator.Case;
import dev.gogetwell.gorules.x509.GoJudge.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Random chains, judged by the real Go and by us. `-Dgogetwell.chains=5000` asks for more, `-Dgogetwell.seed=…` for
/// the
/// same shapes again, `-Dgogetwell.gos=/a/bin/go:/b/bin/go` for other toolchains.
class GoDifferentialTest {
  @TempDir
  private Path directory;

  @Test
  void everyGeneratedChainGetsTheVerdictOfTheInstalledGo() throws Exception {
    List<Path> toolchains = GoJudge.installed();
    assumeFalse(toolchains.isEmpty(), "no go command here: the generated chains are not judged");
    long seed = Long.getLong("gogetwell.seed", System.nanoTime());
    int count = Integer.getInteger("gogetwell.chains", 400);
    System.out.println("generated chains: seed " + seed + ", " + count + " cases");
    CaseGenerator generator = new CaseGenerator(new CaseKeys(), seed);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(generator.next("case " + i));
    }
    List<String> lines = cases.stream().map(c -> line(c, c.id())).toList();
    for (Path go : toolchains) {
      Path place = Files.createTempDirectory(directory, "go");
      GoJudge judge = GoJudge.build(go, place);
      Map<String, Verdict> expected = judge.judge(lines, place);
      ChainVerifier verifier = new ChainVerifier(X509Rules.of(judge.version()));
      List<String> differences = new ArrayList<>();
      int accepted = 0;
      for (int i = 0; i < count; i++) {
        Case question = cases.get(i);
        Verdict ours = Verdict.of(verifier.verify(new VerifyRequest(question.leaf(), question.intermediates(),
            verifier.roots(question.roots()), question.host(), GoTime.parse(question.time()), question.usages())));
        Verdict theirs = expected.get(question.id());
        accepted += ours.ok() ? 1 : 0;
        if (!ours.equals(theirs) && !isPanicOfGo(theirs)) {
          differences.add("%s\n  go %s: %s\n  we: %s\n  %s".formatted(question.id(), judge.version(), theirs, ours,
              System.getProperty("gogetwell.show") == null ? "" : lines.get(i)));
        }
      }
      System.out.println("  go " + judge.version() + ": " + differences.size() + " differences; " + kinds(expected));
      assertThat(accepted).as("the generator must not only make rubbish").isGreaterThan(count / 20);
      assertThat(differences).as("seed %d, go %s", seed, judge.version()).isEmpty();
    }
  }

  private static Map<String, Long> kinds(Map<String, Verdict> verdicts) {
    return verdicts.values().stream().collect(Collectors.groupingBy(
        v -> v.ok() ? "accepted" : v.reason().isEmpty() ? v.type() : v.reason(), TreeMap::new, Collectors.counting()));
  }

  /// Go up to 1.24.7 and 1.25.1 panics on some keys (alreadyInChain); there is no verdict to agree with.
  private static boolean isPanicOfGo(Verdict verdict) {
    return verdict != null && verdict.type().equals("panic");
  }

  static String line(Case question, String id) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("host", question.host());
    fields.put("time", question.time());
    fields.put("eku", question.usages());
    fields.put("roots", question.roots().stream().map(GoDifferentialTest::pem).toList());
    fields.put("leaf", pem(question.leaf()));
    fields.put("intermediates", question.intermediates().stream().map(GoDifferentialTest::pem).toList());
    return JsonMapper.shared().writeValueAsString(fields);
  }

  private static String pem(byte[] der) {
    return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }
}
