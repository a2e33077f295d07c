package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
  @ParameterizedTest
  @CsvSource({"go get a.test/m@v1.0.0, a.test/m@v1.0.0", "go get -u gopkg.in/yaml.v3, gopkg.in/yaml.v3",
      "go install a.test:8443/m/cmd@latest, a.test:8443/m/cmd@latest", "go build -o app.exe ., rsc.io/quote@v1.5.2",
      "go run main.go, rsc.io/quote@v1.5.2", "go run ./cmd/x.y, rsc.io/quote@v1.5.2",
      "go build cmd/main.go, rsc.io/quote@v1.5.2",
      "go test ./..., rsc.io/quote@v1.5.2"})
  void aFileOrTheValueOfAFlagIsNoModule(String command, String module) {
    assertThat(Targets.typed(Optional.empty(), Optional.empty(), Optional.of(command)).module()).isEqualTo(module);
  }
}
