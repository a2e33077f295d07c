package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Symptom;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Logs of megabytes: the error is found wherever it stands, and the work grows with the length and not faster.
class LongPasteTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());
  private static final String ERROR =
      "go: golang.org/x/net@v0.1.0: Get \"https://proxy.golang.org/golang.org/x/net/@v/v0.1.0.mod\": "
          + "net/http: TLS handshake timeout\n";

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.1, 0.5, 0.9, 1.0})
  void anErrorIsFoundWhereverItStands(double place) {
    String log = lines(40_000, i -> "go: downloading example.com/m" + i + " v1.2." + i + "\n");
    int at = log.indexOf('\n', (int) (place * (log.length() - 100))) + 1;
    Symptom symptom = READER.read(log.substring(0, at) + ERROR + log.substring(at));
    assertThat(symptom.candidates()).extracting(Symptom.Candidate::code).startsWith(CauseCode.TLS_TIMEOUT);
    assertThat(symptom.facts().module()).contains("golang.org/x/net@v0.1.0");
    assertThat(symptom.wasCut()).isFalse();
  }

  @Test
  void aRareErrorIsFoundAmongThousandsOfLinesThatLookLikeOne() {
    String noise = lines(20_000,
        i -> "# get https://proxy.golang.org/a" + i + "/@v/list: 404 Not Found (0.0" + i + "s)\n");
    String half = noise.substring(0, noise.length() / 2);
    Symptom symptom = READER.read(half + "\ngo: updates to go.mod needed; to update it:\n\tgo mod tidy\n" + half);
    assertThat(symptom.candidates()).extracting(Symptom.Candidate::code).contains(CauseCode.MODULE_NEEDS_TIDY);
  }

  @Test
  void whatTestsPrintInALongLogIsNoTrouble() {
    Symptom symptom = READER.read(verboseTests());
    assertThat(symptom.candidates()).isEmpty();
  }

  @Test
  void anErrorOfGoBehindLongTestsIsFound() {
    Symptom symptom = READER.read(verboseTests() + ERROR + verboseTests());
    assertThat(symptom.candidates()).extracting(Symptom.Candidate::code).containsExactly(CauseCode.TLS_TIMEOUT,
        CauseCode.TLS_SNI_FILTER, CauseCode.TLS_PQ_HELLO, CauseCode.NETWORK_MTU);
  }

  private static String verboseTests() {
    return lines(8_000, i -> "=== RUN   TestClient" + i + "\n"
        + "    client_test.go:" + i + ": Get \"https://192.0.2.1/\": dial tcp 192.0.2.1:443: i/o timeout\n"
        + "2026/01/02 03:04:05 http: TLS handshake error from 127.0.0.1:4: remote error: tls: bad certificate\n"
        + "write /tmp/x" + i + ": no space left on device\n"
        + "--- PASS: TestClient" + i + " (0.00s)\n") + "PASS\nok  \tacme.example/client\t1.002s\n";
  }

  @Test
  void aCommandAndTheAnswerOfGitStayTogether() {
    String log = lines(30_000, i -> "step " + i + " done\n");
    Symptom symptom = READER.read(log + "go: code.example/a/b@v1.0.0: invalid version: git ls-remote -q origin in "
        + "/go/pkg/mod/cache/vcs/be9d: exit status 128:\n\tfatal: could not read Username for 'https://code.example': "
        + "terminal prompts disabled\n" + log);
    assertThat(symptom.candidates()).extracting(Symptom.Candidate::code)
        .startsWith(CauseCode.VCS_AUTH_PROMPT_DISABLED);
    assertThat(symptom.facts().module()).contains("code.example/a/b@v1.0.0");
  }

  @Test
  void settingsInTheMiddleOfALogCount() {
    String log = lines(30_000, i -> "step " + i + " done\n");
    Symptom symptom = READER.read(log + "export GOPROXY=https://mirror.corp.example,direct\n" + log
        + "go: a.b/c@v1.0.0: Get \"https://mirror.corp.example/a.b/c/@v/v1.0.0.mod\": "
        + "dial tcp 10.0.0.9:443: i/o timeout");
    assertThat(symptom.candidates()).extracting(Symptom.Candidate::code).contains(CauseCode.NETWORK_TIMEOUT);
  }

  @Test
  void anErrorInOneLineOfMegabytesIsFound() {
    String filler = "{\"level\":\"info\",\"module\":\"example.com/x\"},".repeat(25_000);
    Symptom symptom = READER.read(filler + ERROR.replace("\"", "\\\"").replace("\n", "\\n") + filler);
    assertThat(symptom.candidates()).extracting(Symptom.Candidate::code).startsWith(CauseCode.TLS_TIMEOUT);
  }

  @Test
  void theWorkGrowsWithTheLengthAndNotFaster() {
    for (String seed : List.of("a", "x509: ", "get \"https://", "lookup ", "dial tcp [::",
        "proxyconnect tcp: dial tcp ", "open cache ", "go.mod:1: ", "reading https://a/", ": x", "github.com/a@",
        "-mod=vendor ")) {
      long once = work(seed.repeat(60_000 / seed.length()));
      long twice = work(seed.repeat(120_000 / seed.length()));
      long manyTimes = work(seed.repeat(1_920_000 / seed.length()));
      assertThat(twice).as("twice '%s'", seed).isLessThanOrEqualTo(once * 5 / 2 + 500_000);
      assertThat(manyTimes).as("thirty-two times '%s'", seed).isLessThanOrEqualTo(once * 4 + 500_000);
    }
  }

  private static long work(String text) {
    ReadBudget budget = new ReadBudget();
    READER.read(text, budget);
    return budget.used();
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
  }
}
