package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "git in D:\\workspace\\go\\pkg: exit status 128 | workspace",
      "open /home/me/proxy/handshake.go: no such file | handshake",
      "github.com/a/workspace@v1.0.0: not found | workspace",
      "downloading example.com/a v2.0.0+incompatible | +incompatible",
      "get \"https://a.example/timeout/x\": EOF | timeout",
      "git ls-remote -q --end-of-options https://a.example/b | end-of-options",
      "in ~/go/certificate/expired.txt now | expired"})
  void aWordInsideANameIsNoSymptom(String line, String word) {
    assertThat(holds(line, word)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "the workspace modules listed in go.work | workspace",
      "dial tcp 1.2.3.4:443: i/o timeout | i/o timeout",
      "unknown option `end-of-options' | end-of-options",
      "reading https://a.example/x: 404 Not Found | https://a.example/x: 404",
      "mkdir /go/pkg/mod/cache: permission denied | cache: permission"})
  void aWordOutsideOrAcrossTheEdgeOfANameIsASymptom(String line, String word) {
    assertThat(holds(line, word)).isFalse();
  }

  private static boolean holds(String line, String word) {
    int at = line.indexOf(word);
    assertThat(at).isNotNegative();
    return new Names(line).hold(at, at + word.length());
  }
}
