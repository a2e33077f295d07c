package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTextTest {
  static Settings on(String os) {
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), os, Optional.empty(),
        Optional.empty(), Map.of(), Map.of(), List.of(), List.of(), List.of());
  }

  static Remedy with(Change... changes) {
    return new Remedy("R1", CauseCode.TLS_SNI_FILTER, Harm.SMALL, Message.of("remedy.mirror.title"),
        Message.of("remedy.mirror.why"), List.of(changes), List.of());
  }

  @Test
  void aCurlyQuoteOfAProxyEndsNoWordOfPowerShell() {
    Change hostile = new Change.GoEnv("GOPROXY", Optional.of("https://a.example/\u2019;calc;\u2019"), Optional.empty());

    assertThat(new CommandText(on("windows")).byHand(with(hostile)).steps()).extracting(step -> step.args().getFirst())
        .containsExactly("go env -w 'GOPROXY=https://a.example/\u2019\u2019;calc;\u2019\u2019'");
  }

  @Test
  void aLineInTheQuotesOfPowerShellSaysWhereItIsTyped() {
    Change proxy = new Change.GoEnv("GOPROXY", Optional.of("https://a.example,direct"), Optional.empty());
    Change variable = new Change.UserEnvironment("HTTPS_PROXY", Optional.empty(), Optional.empty());

    assertThat(new CommandText(on("windows")).byHand(with(proxy, variable)).steps())
        .allMatch(CommandText::isLine).extracting(Message::key).containsOnly("remedy.by-hand.powershell");
    assertThat(new CommandText(on("darwin")).byHand(with(proxy, variable)).steps())
        .allMatch(CommandText::isLine).extracting(Message::key)
        .containsExactly("remedy.by-hand.command", "remedy.by-hand.profile");
  }
}
