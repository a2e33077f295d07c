package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WhoseTroubleOfVerdictTest {
  @ParameterizedTest
  @CsvSource({"goproxy.5xx, down", "goproxy.upstream, kept", "sumdb.upstream, kept", "module.version-unknown, absent",
      "sumdb.private, setting", "goproxy.rate-limit, limited", "goproxy.403, access", "sumdb.unreachable, here",
      "module.import-path-unrecognized, nowhere"})
  void aFreshTagAnOutageWhatExistsNowhereAndAPrivateModuleAreDifferentAnswers(String code, String answer) {
    assertThat(WhoseTrouble.of(finding(code))).contains(Message.of("report.whose." + answer));
  }

  @Test
  void aVerdictAboutTheMachineOrTheWayHasNoSuchAnswer() {
    assertThat(WhoseTrouble.of(finding("cert.clock"))).isEmpty();
    assertThat(WhoseTrouble.of(finding("network.timeout"))).isEmpty();
    assertThat(WhoseTrouble.of(finding("proxy.unreachable"))).isEmpty();
  }

  @Test
  void aStatusThatIsQuotedTellsMore() {
    Message answered = Message.of("detail.x", "https://a.example", "502 Bad Gateway");
    assertThat(WhoseTrouble.of(finding("vcs.discovery-failed", answered)))
        .contains(Message.of("report.whose.down"));
    assertThat(WhoseTrouble.of(finding("vcs.discovery-failed", Message.of("detail.x", "403 Forbidden"))))
        .contains(Message.of("report.whose.access"));
    assertThat(WhoseTrouble.of(finding("sumdb.unreachable", Message.of("detail.x", "500 requests"))))
        .contains(Message.of("report.whose.here"));
  }

  @Test
  void everyVerdictAboutAModuleProxyThatAnswersHasOne() {
    assertThat(Arrays.stream(CauseCode.values()).filter(code -> code.layer().equals("goproxy"))
        .filter(code -> WhoseTrouble.of(finding(code.code())).isEmpty()))
        .as("what only a setting of this machine says").containsExactlyInAnyOrder(CauseCode.GOPROXY_OFF,
            CauseCode.GOPROXY_MALFORMED);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachAnswerHasItsText(Language language) {
    Texts texts = Texts.load(language);
    assertThat(Arrays.stream(CauseCode.values()).flatMap(code -> WhoseTrouble.of(finding(code.code())).stream()))
        .allMatch(answer -> texts.has(answer.key()));
  }

  private static Finding finding(String code, Message... details) {
    return new Finding(CauseCode.of(code).orElseThrow(), Severity.CAUSE, Optional.empty(), Operation.SETTINGS,
        Confidence.LIKELY, false, "a.example", List.of(), List.of(), List.of(details), Optional.empty());
  }
}
