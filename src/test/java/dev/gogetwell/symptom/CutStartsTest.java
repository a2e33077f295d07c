package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Symptom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutStartsTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "oxyconnect tcp: dial tcp 127.0.0.1:7897: connect: connection refused | proxy.unreachable",
      "g/x/exp/@v/list\": dial tcp 142.250.204.113:443: i/o timeout | network.timeout",
      "/@v/v0.14.0.mod\": EOF | tls.eof",
      "5.15.info: 404 Not Found | goproxy.404",
      "ding https://goproxy.corp.example/a/b/@v/v1.0.0.zip: 403 Forbidden | goproxy.403",
      "ttps://code.example/kit?go-get=1: 502 Bad Gateway | vcs.discovery-failed",
      "signed by unknown authority | cert.unknown-authority",
      "kup goproxy.corp.example on 10.0.0.2:53: no such host | dns.nxdomain",
      "sting connection was forcibly closed by the remote host. | network.reset",
      "onnection attempt failed because the connected party did not properly | network.timeout",
      "connect tcp 127.0.0.1:1080->a.example:443: unknown error connection not allowed by ruleset | proxy.socks"})
  void ofAnErrorTheLastSignsAreEnough(String tail, String cause) {
    assertThat(first(READER.read(tail))).isEqualTo(cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "dial tcp 10.0.0.1:443: connect: connection refused",
      "x509: certificate signed by unknown authority",
      "Get \"https://proxy.golang.org/x\": EOF",
      "https://pkg.go.dev/x/y: 404",
      "name\": Something else",
      "The network is good",
      ""})
  void whatIsWholeIsLeftAsItIs(String line) {
    assertThat(CutStarts.completed(line)).isEmpty();
  }

  @Test
  void onlyTheFirstLineOfAPasteMayBeCut() {
    assertThat(first(READER.read("something else went wrong here\noxyconnect tcp: EOF"))).isEqualTo("nothing");
  }

  @Test
  void anErrorWithoutItsStartProvesNothing() {
    String prompt = "fatal: could not read Username for 'https://git.example': terminal prompts disabled";
    assertThat(sure(READER.read(prompt))).isEqualTo(Confidence.CERTAIN);
    assertThat(sure(READER.read("\t" + prompt))).isEqualTo(Confidence.LIKELY);
    assertThat(sure(READER.read("nal prompts disabled\nConfirm the import path was entered correctly.")))
        .isEqualTo(Confidence.LIKELY);
  }

  private static Confidence sure(Symptom symptom) {
    return symptom.candidates().getFirst().confidence();
  }

  private static String first(Symptom symptom) {
    return symptom.candidates().isEmpty() ? "nothing" : symptom.candidates().getFirst().code().code();
  }
}
