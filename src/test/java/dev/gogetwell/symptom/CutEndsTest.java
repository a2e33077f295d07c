package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutEndsTest {
  @Test
  void anErrorWhoseEndIsMissingIsCompleted() {
    assertThat(CutEnds.completed("read tcp 10.0.2.15:44210->142.250.27.141:443: read: connection reset by pe"))
        .contains("read tcp 10.0.2.15:44210->142.250.27.141:443: read: connection reset by peer");
    assertThat(CutEnds.completed("tls: failed to verify certificate: x509: certificate signed by unkn…"))
        .contains("tls: failed to verify certificate: x509: certificate signed by unknown authority");
    assertThat(CutEnds.completed("Get \"https://proxy.golang.org/x\": net/http: TLS handshake..."))
        .contains("Get \"https://proxy.golang.org/x\": net/http: TLS handshake timeout");
    assertThat(CutEnds.completed("caddy/v2@v2.3.0/tplcontext.go:30:2: missing go.sum en"))
        .contains("caddy/v2@v2.3.0/tplcontext.go:30:2: missing go.sum entry");
    assertThat(CutEnds.completed("go: download go1.22 for linux/amd64: toolchain not avai"))
        .contains("go: download go1.22 for linux/amd64: toolchain not available");
  }

  @Test
  void whatSomebodyWroteBehindTheCutInChineseStaysBehindIt() {
    assertThat(CutEnds.completed("拉依赖时报 read: connection reset by pe后面没截全"))
        .contains("拉依赖时报 read: connection reset by peer 后面没截全");
    assertThat(CutEnds.completed("Get \"https://goproxy.cn/x\": Proxy Authentication Requi…（看不清）"))
        .contains("Get \"https://goproxy.cn/x\": Proxy Authentication Required （看不清）");
    assertThat(CutEnds.completed("报错: TLS handshake失败了")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "dial tcp 10.0.0.1:443: connect: connection re",
      "dial tcp 10.0.0.1:443: connect: connection refused",
      "x509: certificate is not",
      "go: a.b/c@v1.0.0: operation",
      "I do not know how good the network is",
      "bash: ./run.sh: Permission denied",
      "note: no",
      "",
      "\"\"\"\"…"})
  void whatMayGoOnOtherwiseOrIsWholeIsLeftAsItIs(String line) {
    assertThat(CutEnds.completed(line)).isEmpty();
  }
}
