package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
  @Test
  void wordsThatNoShellTouchesStayAsTheyAre() {
    assertThat(ShellWords.of("linux").line(List.of("go", "env", "-w", "GOPROXY=https://goproxy.cn,direct")))
        .isEqualTo("go env -w GOPROXY=https://goproxy.cn,direct");
    assertThat(ShellWords.of("windows").line(List.of("go", "env", "-u", "GOPROXY"))).isEqualTo("go env -u GOPROXY");
  }

  @Test
  void aFileGetsAnotherNameInTheWordsOfTheSystemAndReplacesNone() {
    ShellWords linux = ShellWords.of("linux");
    assertThat(linux.moving(linux.below("/m c", "cache/v1.zip"), "/m c/x"))
        .isEqualTo("mv -n '/m c/cache/v1.zip' '/m c/x'");
    ShellWords windows = ShellWords.of("windows");
    assertThat(windows.moving(windows.below("C:\\m c", "cache/v1.zip"), "C:\\it's"))
        .isEqualTo("Move-Item -LiteralPath 'C:\\m c\\cache\\v1.zip' -Destination 'C:\\it''s'");
  }

  @Test
  void aFileWithABlankInItsNameIsOneFileForTheLineThatCopiesOrRemovesIt() {
    assertThat(ShellWords.of("linux").copying("/my state/1", "/a b")).isEqualTo("cp '/my state/1' '/a b'");
    assertThat(ShellWords.of("darwin").removing("/a b")).isEqualTo("rm '/a b'");
    assertThat(ShellWords.of("windows").copying("C:\\my state\\1", "C:\\a b"))
        .isEqualTo("Copy-Item -LiteralPath 'C:\\my state\\1' -Destination 'C:\\a b'");
    assertThat(ShellWords.of("windows").removing("C:\\a b")).isEqualTo("Remove-Item -LiteralPath 'C:\\a b'");
  }

  @Test
  void aPipeOfGoproxyStartsNoOtherProgram() {
    List<String> words = List.of("go", "env", "-w", "GOPROXY=https://a.example|direct");

    assertThat(ShellWords.of("darwin").line(words)).isEqualTo("go env -w 'GOPROXY=https://a.example|direct'");
    assertThat(ShellWords.of("windows").line(words)).isEqualTo("go env -w \"GOPROXY=https://a.example|direct\"");
  }

  @Test
  void aCommaMakesNoListInPowerShell() {
    assertThat(ShellWords.of("windows").word("GOPROXY=https://a.example,direct"))
        .isEqualTo("\"GOPROXY=https://a.example,direct\"");
  }

  @Test
  void whatWindowsReadsInDoubleQuotesIsPutIntoSingleOnes() {
    assertThat(ShellWords.of("windows").word("a $b's")).isEqualTo("'a $b''s'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\u2018", "\u2019", "\u201a", "\u201b"})
  void noSignThatPowerShellTakesForAQuoteEndsAWord(String quote) {
    assertThat(ShellWords.powerShell("a" + quote + ";calc;" + quote))
        .isEqualTo("'a" + quote + quote + ";calc;" + quote + quote + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u201c", "\u201d", "\u201e"})
  void aCurlyDoubleQuoteIsKeptOutOfDoubleQuotes(String quote) {
    assertThat(ShellWords.of("windows").word("a" + quote + ";calc")).isEqualTo("'a" + quote + ";calc'");
  }

  /// As Windows' own PowerShell and the newer one read an argument, and cmd beside them.
  @ParameterizedTest
  @CsvSource(delimiter = '\u00a6', quoteCharacter = '\u00a7', textBlock = """
      @8.8.8.8              \u00a6 "@8.8.8.8"
      git@example.com       \u00a6 git@example.com
      -modfile=go.alt.mod   \u00a6 "-modfile=go.alt.mod"
      -mod=mod              \u00a6 -mod=mod
      --connect-timeout     \u00a6 --connect-timeout
      -x:y                  \u00a6 "-x:y"
      ~/go                  \u00a6 "~/go"
      C:\\PROGRA~1\\Git      \u00a6 C:\\PROGRA~1\\Git
      C:\\a b\\             \u00a6 "C:\\a b\\\\"
      C:\\a;b\\             \u00a6 "C:\\a;b\\"
      {}                    \u00a6 "{}"
      """)
  void aWordIsOneWordOfPowerShell(String word, String written) {
    assertThat(ShellWords.of("windows").word(word)).isEqualTo(written);
  }

  @Test
  void aVariableThatIsTakenAwayGetsNoEmptyValue() {
    assertThat(ShellWords.powerShellVariable("GOPROXY", Optional.empty()))
        .isEqualTo("[Environment]::SetEnvironmentVariable('GOPROXY', [NullString]::Value, 'User')");
    assertThat(ShellWords.powerShellVariable("GOPROXY", Optional.of("https://a.example/'b")))
        .isEqualTo("[Environment]::SetEnvironmentVariable('GOPROXY', 'https://a.example/''b', 'User')");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '\u00a6', quoteCharacter = '\u00a7', textBlock = """
      git config a.b '<home>\\x%20y'              \u00a6 git config a.b "$HOME\\x%20y"
      git config a.b 'it''s $x`<home>\\' 'c''d'    \u00a6 git config a.b "it's `$x``$HOME\\" 'c''d'
      git config a.b "it's <home>\\a" 'b%'        \u00a6 git config a.b "it's $HOME\\a" 'b%'
      go env -w "GOFLAGS=-modfile=<home>2\\a"     \u00a6 go env -w "GOFLAGS=-modfile=${HOME}2\\a"
      go env -w 'GOFLAGS=<home>                   \u00a6 go env -w 'GOFLAGS=$HOME
      """)
  void theHomeIsReadInsideOfAnyQuotesOfPowerShell(String line, String pasted) {
    assertThat(ShellWords.of("windows").withHome(line)).isEqualTo(pasted);
  }

  @Test
  void theHomeThatWasTakenOutBecomesItsVariableInAndOutOfQuotes() {
    ShellWords shell = ShellWords.of("linux");

    assertThat(shell.withHome("git config --file <home>/.gitconfig a.b <home>/x.pem"))
        .isEqualTo("git config --file \"$HOME\"/.gitconfig a.b \"$HOME\"/x.pem");
    assertThat(shell.withHome("export SSL_CERT_FILE='<home>/a b.pem' # it's <home>"))
        .isEqualTo("export SSL_CERT_FILE=\"$HOME\"'/a b.pem' # it's '\"$HOME\"'");
    assertThat(ShellWords.of("windows").withHome("git config --file \"<home>\\.gitconfig\""))
        .isEqualTo("git config --file \"$HOME\\.gitconfig\"");
    assertThat(shell.withHome("go env -u GOPROXY")).isEqualTo("go env -u GOPROXY");
  }

  @ParameterizedTest
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @ValueSource(strings = {"a|b", "it's", "a b", "$(id)", "`id`", "a;b", "<home>", "\\", "a\"b", "ü", "*"})
  void aRealShellHandsEveryWordOnAsItIs(String word) throws IOException {
    String line = "printf %s " + ShellWords.of("linux").word(word);

    assertThat(saidBy(line)).isEqualTo(word);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aRealShellFindsTheHomeOfWhoeverPastes() throws IOException {
    String line = ShellWords.of("linux").withHome("printf '%s ' <home>/a '<home>/b c'");

    assertThat(saidBy("HOME='/x y'; " + line)).isEqualTo("/x y/a /x y/b c ");
  }

  private static String saidBy(String line) throws IOException {
    Process shell = new ProcessBuilder("/bin/sh", "-c", line).redirectErrorStream(true).start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
