package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionTest {
  private static Repetition of(String line) {
    return Repetition.of(List.of(line.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go build .", "go build", "go vet ./...", "go list -deps ./...", "go install .", "go get ./...",
      "go get",
      "go mod tidy", "go build -o app .", "/usr/local/go/bin/go build main.go", "go get -u -t ./..."})
  void commandsThatReadTheProjectNeedItsFiles(String line) {
    assertThat(of(line)).isEqualTo(new Repetition(true, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go get a.test/m@v1.0.0", "go get a.test/m", "go install a.test/m/cmd/x@latest",
      "go mod download",
      "go get -v a.test/m@v1.0.0", "go version", "go list -m a.test/m@latest"})
  void commandsAboutForeignModulesNeedNone(String line) {
    assertThat(of(line)).isEqualTo(new Repetition(false, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go run .", "go test ./...", "go generate", "go build -o /usr/local/bin/app .",
      "go build ../other",
      "go build -o=../app .", "go build -toolexec=sh .", "go vet -vettool=/x ./...", "go -C /x build",
      "go build -o C:\\a.exe"})
  void commandsThatRunTheProjectOrWriteElsewhereAreNotRepeated(String line) {
    assertThat(of(line).canRun()).isFalse();
  }
}
