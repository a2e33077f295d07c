package dev.gogetwell.machine.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be typed into somebody's terminal: what fetches, and nothing that a stranger's text could make of it.
class PlainCommandTest {
  private static final String MODULE = "rsc.io/quote@v1.5.2";

  private static List<String> repeated(String command, String module, Optional<String> project) {
    return PlainCommand.of(new Target(module, project, Arrays.asList(command.split(" ")), Optional.empty()))
        .map(PlainCommand::words).orElse(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"go get rsc.io/quote@v1.5.2", "go get -u github.com/Azure/azure-sdk-for-go/sdk/azcore@latest",
      "go install golang.org/x/tools/gopls@v0.16.0", "go list -m -json example.com/a~b/v2@none",
      "go get golang.org/x/tools/...", "git ls-remote https://github.com/golang/go.git"})
  void whatFetchesIsRepeatedAsItIs(String command) {
    assertThat(String.join(" ", repeated(command, "", Optional.empty()))).isEqualTo(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go mod download", "go mod tidy", "go build ./...", "go get",
      "go get ./cmd/app", "go list -m all"})
  void whatBelongsToAProjectIsRepeatedThereOnly(String command) {
    assertThat(String.join(" ", repeated(command, "", Optional.of("/src/app")))).isEqualTo(command);
    assertThat(repeated(command, "", Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"go run evil.test/x@latest", "go test ./...", "go generate ./...", "go tool x",
      "go env -w GOFLAGS=x",
      "go get -toolexec=/tmp/x rsc.io/quote", "go build -toolexec /tmp/x ./...", "go get rsc.io/quote;calc",
      "go get rsc.io/quote&calc", "go get rsc.io/quote|calc", "go get rsc.io/$(calc)", "go get rsc.io/`calc`",
      "go get rsc.io/%COMSPEC%", "go get rsc.io/quote^&calc", "go get rsc.io/'quote'", "go get \"rsc.io/quote\"",
      "go get rsc.io/quote>x", "go get rsc.io/quote\ncalc", "go get rsc.io/!quote",
      "go get -exec=x", "go -C /tmp get x.y/z",
      "GOPROXY=http://evil.test go get rsc.io/quote", "goo get rsc.io/quote", "sh -c calc", "git clone ext::sh",
      "git ls-remote --upload-pack=calc https://x.test/y", "git ls-remote ext::calc", "git ls-remote file:///x",
      "git ls-remote -c:x", "/tmp/go;calc get rsc.io/quote", "go get /etc/passwd", "go get ../../x", "go get C:\\x"})
  void whatCouldStartSomethingElseIsNot(String command) {
    assertThat(repeated(command, "", Optional.of("/src/app"))).isEmpty();
    assertThat(repeated(command, MODULE, Optional.of("/src/app")))
        .as("the module alone is plain").containsExactly("go", "get", MODULE);
  }

  @Test
  void whoNamesAnotherProgramGetsTheOneOfThePath() {
    assertThat(repeated("/tmp/evil/go get rsc.io/quote", "", Optional.empty()))
        .containsExactly("go", "get", "rsc.io/quote");
    assertThat(repeated("C:\\x\\go.exe get rsc.io/quote", "", Optional.empty())).startsWith("go");
  }

  @Test
  void aModuleThatIsNonePlainIsNotAsked() {
    assertThat(repeated("go run x", "rsc.io/$(calc)", Optional.empty())).isEmpty();
    assertThat(repeated("go run x", "", Optional.empty())).isEmpty();
    assertThat(repeated("go run x", "-exec=calc", Optional.empty())).isEmpty();
  }
}
