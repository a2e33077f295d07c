package dev.gogetwell.diagnostics.checksums;

import static dev.gogetwell.diagnostics.FactsBuilder.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksumRulesTest {
  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  private static List<CauseCode> judge(Rule rule, FactsBuilder facts) {
    return codes(rule.judge(facts.build()));
  }

  private static FactsBuilder withDatabase(Separator separator) {
    return new FactsBuilder().proxy("a", separator).hop("via", HopRole.SUMDB_VIA_PROXY, Optional.empty(), separator)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END).works("a");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNamedBesideTheModuleThatCould() {
    assertThat(judge(new ChecksumRule(), withDatabase(Separator.END).answers("via", 404, FailureKind.NOT_FOUND)
        .notConnected("sumdb", FailureKind.TIMEOUT))).containsExactly(CauseCode.SUMDB_UNREACHABLE);
    assertThat(judge(new ChecksumRule(), withDatabase(Separator.END).answers("via", 403, FailureKind.HTTP_FORBIDDEN)
        .works("sumdb"))).containsExactly(CauseCode.SUMDB_UNREACHABLE);
  }

  private static List<CauseCode> besideGo(String said) {
    return judge(new ChecksumRule(), withDatabase(Separator.END).notShaken("via", FailureKind.RESET, "Connection reset")
        .witness(false, said));
  }

  @Test
  void aGoThatFailedAtTheModuleItselfNeverAskedForItsChecksum() {
    assertThat(besideGo("go: Get \"https://a.example/m/@v/v1.0.0.info\": read: connection reset by peer"))
        .as("the way is broken now and then").isEmpty();
    assertThat(besideGo("go: m@v1.0.0: verifying module: m@v1.0.0: reading "
        + "https://a.example/sumdb/sum.golang.org/supported: 503")).containsExactly(CauseCode.SUMDB_UNREACHABLE);
    assertThat(besideGo("")).as("ended by us while it waited").containsExactly(CauseCode.SUMDB_UNREACHABLE);
  }

  @Test
  void aDatabaseThatDoesNotKnowTheModuleHasAPrivateOneBeforeIt() {
    assertThat(judge(new ChecksumRule(), withDatabase(Separator.END).answers("via", 404, FailureKind.NOT_FOUND)
        .answers("sumdb", 404, FailureKind.NOT_FOUND))).containsExactly(CauseCode.SUMDB_PRIVATE);
  }

  @Test
  void theDatabaseIsNotAccusedWhereItIsNotNeededOrTheModuleIsMissing() {
    assertThat(judge(new ChecksumRule(), withDatabase(Separator.END).works("via")
        .notConnected("sumdb", FailureKind.TIMEOUT))).isEmpty();
    assertThat(judge(new ChecksumRule(), one().notConnected("a", FailureKind.TIMEOUT)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END)
        .notConnected("sumdb", FailureKind.TIMEOUT))).isEmpty();
  }

  @Test
  void aBadDatabaseIsNoCauseWhileTheModuleCannotBeHad() {
    assertThat(new DatabaseSettingRule().judge(one().notConnected("a", FailureKind.REFUSED).goEnv("GOSUMDB", "on")
        .withoutDatabase(FailureKind.MALFORMED_SETTING, "invalid GOSUMDB").build())).singleElement()
        .matches(finding -> finding.severity() == Severity.WARNING);
  }

  @Test
  void aBadSettingIsNamedWithItsOwnNameValueAndOrigin() {
    Finding gosumdb = new DatabaseSettingRule().judge(one().works("a").goEnv("GOSUMDB", "on")
        .withoutDatabase(FailureKind.MALFORMED_SETTING, "invalid GOSUMDB").build()).getFirst();
    assertThat(gosumdb.code()).isEqualTo(CauseCode.SUMDB_SETTING_MALFORMED);
    assertThat(gosumdb.subject()).isEqualTo("GOSUMDB=on");
    assertThat(gosumdb.details()).first()
        .isEqualTo(Message.of("detail.set.go-env-file", "GOSUMDB", "\"on\"", "/home/u/env"));
  }
}
