package dev.gogetwell.ui.story;

import static dev.gogetwell.model.Message.of;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Tool;
import dev.gogetwell.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Story A: on Ubuntu, a company proxy re-signs every connection, and its authority is not where Go looks.
public final class CompanyProxy {
  /// What the developer pastes.
  public static final String PASTE = """
      $ go get github.com/gin-gonic/gin@v1.10.0
      go: github.com/gin-gonic/gin@v1.10.0: Get "https://proxy.golang.org/github.com/gin-gonic/gin/@v/v1.10.0.info": \
      tls: failed to verify certificate: x509: certificate signed by unknown authority""";
  private static final String MODULE = "github.com/gin-gonic/gin@v1.10.0";
  private static final String GO_SAYS =
      "tls: failed to verify certificate: x509: certificate signed by unknown authority";
  private static final HopId HOP = new HopId("proxy-1");
  private static final ProxyRef ACME = new ProxyRef("http", "proxy.acme.example", 8080, false, "HTTPS_PROXY");

  private CompanyProxy() {}

  /// What the text says.
  public static Symptom symptom() {
    return new Symptom(List.of(new Symptom.Candidate(CauseCode.CERT_UNKNOWN_AUTHORITY, Confidence.POSSIBLE, "x509")),
        false, new Symptom.Facts(Optional.of(MODULE), Optional.of("proxy.golang.org"), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.of("go get " + MODULE)), GO_SAYS, false,
        List.of(Message.of("symptom.note.big-authority", "proxy.golang.org")));
  }

  /// Stands for the fingerprint of the authority, the same in every run so that pictures can be compared.
  public static final String FINGERPRINT = "5f:2c:a1:90:3b:7e:d4:18:66:0f:b9:52:c3:8d:e7:41:"
      + "0a:94:6d:f2:35:88:1c:be:73:e0:49:a6:d5:17:fb:2e";

  /// The judged environment.
  public static Settings settings() {
    Origin built = new Origin(Origin.Kind.BUILT_IN, "");
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.LOGIN_SHELL, "zsh"), "linux",
        Optional.of(new Tool("/usr/local/go/bin/go", "go1.26.4")), Optional.of(new Tool("/usr/bin/git", "2.43.0")),
        Map.of("GOPROXY", new Setting("GOPROXY", "https://proxy.golang.org,direct", built, List.of()),
            "GOSUMDB", new Setting("GOSUMDB", "sum.golang.org", built, List.of())),
        Map.of("HTTPS_PROXY", new Setting("HTTPS_PROXY", "http://proxy.acme.example:8080",
            new Origin(Origin.Kind.ENVIRONMENT, "~/.zshenv"), List.of())),
        List.of(), List.of(), List.of());
  }

  private static Hop hop(String id, HopRole role, String host, int entry, Separator after) {
    return new Hop(new HopId(id), role, "https://" + host + "/", host, 443, true, Optional.of(ACME), entry, after,
        false);
  }

  private static Route route() {
    return new Route(MODULE, List.of(
        hop("proxy-1", HopRole.MODULE_PROXY, "proxy.golang.org", 0, Separator.COMMA),
        hop("vcs-2", HopRole.VCS_GIT, "github.com", 1, Separator.END),
        hop("sumdb", HopRole.SUMDB_DIRECT, "sum.golang.org", -1, Separator.END)),
        "https://proxy.golang.org,direct", true, Optional.empty());
  }

  /// The story from the first event to the last.
  public static Story story() {
    StoryBuilder b = new StoryBuilder();
    List<Der> chain = Chains.signedBy("FortiGate CA", "Fortinet", "proxy.golang.org");
    Endpoint proxy = new Endpoint("10.20.0.5", 8080);
    b.at(0.1);
    b.symptom(symptom());
    b.step(Step.SYMPTOM, StepState.FINE, b.say("x509 error pasted", "已识别 x509 错误"));
    b.settings(settings());
    b.at(0.2);
    b.route(route());
    b.contacted("proxy.acme.example");
    b.step(Step.DNS, StepState.FINE, b.say("Left to the proxy", "由代理解析"));
    b.saw(Optional.of(HOP), Optional.empty(), 3, new Measurement.TcpConnect(proxy, Optional.empty()));
    b.step(Step.NETWORK, StepState.FINE, b.say("Proxy reached, 3 ms", "连到代理 3 ms"));
    b.at(0.3);
    b.saw(Optional.of(HOP), Optional.empty(), 6, new Measurement.TunnelRequest(ACME, "proxy.golang.org:443", 200,
        "Connection established", List.of(), Optional.empty()));
    b.contacted("proxy.golang.org");
    b.step(Step.PROXY, StepState.FINE, b.say("Tunnel opens, 200", "CONNECT 返回 200"));
    b.step(Step.HANDSHAKE, StepState.RUNNING, of("wait.handshake", "proxy.golang.org"));
    b.wait("w1", of("wait.handshake", "proxy.golang.org"), 3);
    b.at(0.5);
    b.saw(Optional.of(HOP), Optional.empty(), 25, new Measurement.TlsHandshake(proxy, Optional.of(ACME),
        "proxy.golang.org", HelloShape.LIKE_GO, Optional.of("TLS 1.3"), Optional.of("TLS_AES_128_GCM_SHA256"),
        Optional.of("h2"), chain, Streams.refused(proxy, "proxy.golang.org", chain), Optional.empty()));
    b.waited("w1");
    Failure unknown = new Failure(Operation.VERIFY, FailureKind.UNKNOWN_AUTHORITY, GO_SAYS);
    b.saw(Optional.of(HOP), Optional.empty(), 2, new Measurement.ChainCheck(Measurement.ChainJudge.GO,
        "proxy.golang.org", "x509.UnknownAuthorityError", GO_SAYS, Optional.of(unknown)));
    b.saw(Optional.of(HOP), Optional.empty(), 2, new Measurement.ChainCheck(Measurement.ChainJudge.PUBLIC_LIST,
        "proxy.golang.org", "x509.UnknownAuthorityError", GO_SAYS, Optional.of(unknown)));
    b.saw(Optional.empty(), Optional.empty(), 4, new Measurement.StoreRead(Measurement.ChainJudge.GO,
        List.of("/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/certs"), 146,
        List.of(new Measurement.StoreProblem("old", "/etc/ssl/certs/ca-certificates.crt", "2022-04-11")),
        Optional.empty()));
    b.step(Step.CERTIFICATE, StepState.CAUSE, b.say("Unknown authority", "颁发者不受信任"));
    b.step(Step.HANDSHAKE, StepState.CONSEQUENCE, b.say("Follows from Certificate", "由证书问题引起"));
    b.verdict(List.of(finding(b, Confidence.LIKELY, false)), List.of(), List.of(), List.of(), Optional.of(HOP), true);
    b.contacted("github.com");
    b.contacted("www.example.org");
    b.wait("w2", b.say("the certificate of github.com, for comparison", "github.com 的证书，用来对照"), 3);
    b.at(2.9);
    b.waited("w2");
    b.step(Step.MODULES, StepState.WAITING, b.say("Not reached", "没走到这一步"));
    b.step(Step.GIT, StepState.NOT_NEEDED, of("status.git.not-needed"));
    b.step(Step.FIX, StepState.WAITING, b.say("4 ways to fix it", "4 种办法"));
    b.step(Step.REPORT, StepState.FINE, b.say("Ready to export", "可以导出"));
    Verdict verdict = b.verdict(List.of(finding(b, Confidence.CERTAIN, true)), List.of(), ruledOut(b), open(b),
        Optional.of(HOP), false);
    return b.end(new Target(MODULE, Optional.empty(), List.of("go", "get", MODULE), Optional.of(PASTE)),
        Optional.of(symptom()), settings(), route(), verdict, remedies(b));
  }

  private static dev.gogetwell.model.Finding finding(StoryBuilder b, Confidence confidence, boolean proved) {
    List<Comparison> comparisons = List.of(
        new Comparison(of("compare.trust-list"), List.of(
            new Cell(b.say("Root certificates as they are", "现在的根证书列表"), 0, 3, false),
            new Cell(b.say("Plus “FortiGate CA”", "加上“FortiGate CA”"), 3, 3, true))),
        new Comparison(of("compare.same-issuer"), List.of(
            new Cell(b.say("Signed by a public CA", "由公共 CA 签发"), 0, 3, false),
            new Cell(b.say("Server answers the ClientHello", "服务器回应 ClientHello"), 3, 3, true))));
    return b.cause(CauseCode.CERT_MITM, HOP, Operation.VERIFY, confidence, proved, "proxy.golang.org", comparisons,
        List.of());
  }

  private static List<RuledOut> ruledOut(StoryBuilder b) {
    return List.of(
        new RuledOut(CauseCode.CERT_CLOCK, b.say("2 s off, measured against 2 hosts.", "与 2 台主机相差 2 秒。"),
            List.of()),
        new RuledOut(CauseCode.CERT_EXPIRED, b.say("valid until 14 Mar 2027.", "有效期到 2027-03-14。"), List.of()),
        new RuledOut(CauseCode.CERT_MISSING_ROOTS, b.say("146 roots loaded by Go.", "Go 读到了 146 个根证书。"),
            List.of()),
        new RuledOut(CauseCode.PROXY_AUTH_REQUIRED,
            b.say("CONNECT answered 200, not 407.", "CONNECT 回答 200，不是 407。"), List.of()));
  }

  private static List<NotTestable> open(StoryBuilder b) {
    return List.of(
        new NotTestable(b.say("proxy.golang.org without the proxy", "不经代理的 proxy.golang.org"),
            b.say("No direct way out of this network: 0/3 connects.", "这个网络不能直连：0/3 连通。"), false),
        new NotTestable(b.say("DNS", "DNS"), b.say(
            "Behind this proxy, go never looks the name up itself.", "在这个代理后面，go 从不自己查询域名。"), false));
  }

  private static List<Remedy> remedies(StoryBuilder b) {
    return List.of(
        new Remedy("R1", CauseCode.CERT_MITM, Harm.TRUST,
            b.say("Let Go trust “FortiGate CA”", "让 Go 信任“FortiGate CA”"),
            b.say("One variable of your account. Compare the fingerprint with IT first.",
                "只改你账户的一个变量。请先向 IT 核对指纹。"),
            List.of(new Change.UserEnvironment("SSL_CERT_FILE", Optional.of("/home/lin/.config/gogetwell/ca.pem"),
                Optional.empty())),
            List.of(of("remedy.trust.fingerprint", "FortiGate CA", FINGERPRINT), of("remedy.trust.compare"))),
        new Remedy("R2", CauseCode.CERT_MITM, Harm.NONE,
            b.say("Ask IT to exempt proxy.golang.org", "请 IT 放行 proxy.golang.org"),
            b.say("Then nothing has to be changed here.", "这样这台电脑什么都不用改。"), List.of(),
            List.of(b.say("Save the letter to IT.", "保存写给 IT 的信。"),
                b.say("Send it to whoever runs the proxy.", "发给管理代理的人。"))),
        new Remedy("R3", CauseCode.CERT_MITM, Harm.WEAKENS,
            b.say("Switch certificate checks off for this host", "对这台主机关掉证书检查"),
            b.say("GOINSECURE accepts any certificate for the host.", "GOINSECURE 会接受这台主机的任何证书。"),
            List.of(new Change.GoEnv("GOINSECURE", Optional.of("proxy.golang.org"), Optional.empty())), List.of()));
  }
}
