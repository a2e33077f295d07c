package dev.gogetwell.report;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.DnsMessage;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
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
import dev.gogetwell.model.RemedyState;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Tool;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Rich sample reports, built in code. Every text that can come from outside passes through `outside`, so that one
/// story can be told with harmless, secret or hostile words.
public final class Reports {
  static final ProxyRef ACME = new ProxyRef("http", "proxy.acme.example", 8080, true, "HTTPS_PROXY");

  /// Asks for the IPv4 addresses of proxy.golang.org.
  private static final byte[] QUESTION = HexFormat.of().parseHex(
      "1f2e01000001000000000000" + "0570726f787906676f6c616e67036f726700" + "00010001");

  private final UnaryOperator<String> outside;
  private final List<Evidence> evidence = new ArrayList<>();

  private Reports(UnaryOperator<String> outside) {
    this.outside = outside;
  }

  /// Story A: the company's proxy signs certificates anew, and Go does not know its authority.
  static Report inspectingProxy() {
    return new Reports(UnaryOperator.identity()).storyA();
  }

  /// Story B: connections that name proxy.golang.org are cut.
  static Report nameFilter() {
    return new Reports(UnaryOperator.identity()).storyB();
  }

  /// Story A with `outside` applied to every text that can come from outside.
  public static Report inspectingProxy(UnaryOperator<String> outside) {
    return new Reports(outside).storyA();
  }

  static Report healthy() {
    Report broken = new Reports(UnaryOperator.identity()).storyB();
    Verdict verdict = new Verdict(Verdict.State.HEALTHY, List.of(), List.of(), List.of(), List.of(), List.of(),
        Optional.empty(), false, Duration.ofMillis(1210));
    return new Report(broken.toolVersion(), broken.started(), Duration.ofMillis(1210), Report.End.COMPLETE,
        broken.target(), Optional.empty(), broken.scope(), broken.settings(), broken.route(),
        broken.evidence().stream().filter(e -> e.measurement().worked()).toList(), List.of(),
        broken.steps().stream().map(s -> new StepStatus(s.step(), StepState.FINE, s.summary())).toList(), verdict,
        List.of(), broken.hostsContacted());
  }

  static List<FixRecord> fixesOfA() {
    return List.of(
        new FixRecord("R1", RemedyState.VERIFIED, Optional.of(Instant.parse("2026-11-23T01:44:10Z")),
            List.of(new FixRecord.Edit("<home>/.zprofile",
                List.of("+export SSL_CERT_FILE=\"$HOME/.config/gogetwell/roots.pem\""))),
            Optional.of(new FixRecord.Outcome(List.of("go", "get", "github.com/gin-gonic/gin@v1.10.0"), true, 0,
                "go: downloading github.com/gin-gonic/gin v1.10.0\ngo: downloading golang.org/x/net v0.25.0\n"
                    + "go: added github.com/gin-gonic/gin v1.10.0", Duration.ofMillis(8100)))),
        new FixRecord("R3", RemedyState.FAILED, Optional.empty(), List.of(),
            Optional.of(new FixRecord.Outcome(List.of("go", "get", "github.com/gin-gonic/gin@v1.10.0"), false, 1,
                "tls: failed to verify certificate: x509: certificate signed by unknown authority",
                Duration.ofMillis(2300)))));
  }

  private String out(String text) {
    return outside.apply(text);
  }

  private EvidenceId see(Optional<String> hop, Optional<Trial> trial, long atMicros, long tookMicros,
      Measurement what) {
    EvidenceId id = new EvidenceId("E" + (evidence.size() + 1));
    evidence.add(new Evidence(id, hop.map(HopId::new), trial, Duration.ofNanos(atMicros * 1000),
        Duration.ofNanos(tookMicros * 1000), what));
    return id;
  }

  private Optional<Failure> failed(Operation operation, FailureKind kind, String raw) {
    return Optional.of(new Failure(operation, kind, out(raw)));
  }

  private Measurement.TlsHandshake handshake(String name, Endpoint peer, Optional<ProxyRef> via, boolean whole) {
    return new Measurement.TlsHandshake(peer, via, out(name), HelloShape.LIKE_GO,
        whole ? Optional.of("TLS 1.3") : Optional.empty(),
        whole ? Optional.of("TLS_AES_128_GCM_SHA256") : Optional.empty(), whole ? Optional.of("h2") : Optional.empty(),
        whole ? List.of(Der.of(new byte[] {0x30, 0x03, 0x02, 0x01, 0x05})) : List.of(), SampleStreams.stream(whole,
            out(name), out("CONNECT " + name + ":443 HTTP/1.1")),
        whole ? Optional.empty() : failed(Operation.HANDSHAKE, FailureKind.RESET,
            "read tcp 192.168.1.5:50123->142.250.72.17:443: read: connection reset by peer"));
  }

  private Report storyA() {
    Optional<String> first = Optional.of("proxy-1");
    Endpoint proxy = new Endpoint("10.0.0.8", 8080);
    see(first, Optional.empty(), 3100, 2900, new Measurement.TcpConnect(proxy, Optional.empty()));
    see(first, Optional.empty(), 6020, 2800, new Measurement.TunnelRequest(
        acme(), out("proxy.golang.org:443"), 200, out("Connection established"), List.of(out("Basic realm=\"acme\"")),
        Optional.empty()));
    EvidenceId shake = see(first, Optional.empty(), 18_200, 12_100,
        handshake("proxy.golang.org", proxy, Optional.of(acme()), true));
    EvidenceId asItIs = see(first, Optional.of(new Trial(another(), Trial.Cell.of(Trial.Arm.PROXY), true)), 20_100, 900,
        new Measurement.ChainCheck(Measurement.ChainJudge.GO, out("proxy.golang.org"), "x509.UnknownAuthorityError",
            out("x509: certificate signed by unknown authority"),
            failed(Operation.VERIFY, FailureKind.UNKNOWN_AUTHORITY, "x509: certificate signed by unknown authority")));
    EvidenceId added = see(first, Optional.of(new Trial(another(), Trial.Cell.of(Trial.Arm.PROXY), false)), 21_300, 800,
        new Measurement.ChainCheck(
            Measurement.ChainJudge.PUBLIC_LIST, out("proxy.golang.org"), "", "", Optional.empty()));
    see(Optional.of("sumdb"), Optional.empty(), 40_400, 11_000, new Measurement.HttpFetch(
        out("https://proxy.golang.org/sumdb/sum.golang.org/supported"), Optional.of(acme()), 0, "", "",
            Optional.empty(),
        failed(Operation.VERIFY, FailureKind.UNKNOWN_AUTHORITY, "x509: certificate signed by unknown authority")));
    see(Optional.empty(), Optional.empty(), 60_000, 9000, new Measurement.NameLookup(
        new Resolver(Resolver.Kind.PUBLIC, "192.0.2.53:53"), out("proxy.golang.org"), List.of(),
        List.of(DnsMessage.of(DnsMessage.Sender.CLIENT, DnsMessage.Transport.UDP, Duration.ZERO, QUESTION)),
        failed(Operation.RESOLVE, FailureKind.TIMEOUT, "lookup proxy.golang.org: i/o timeout")));
    see(Optional.of("sumdb"), Optional.of(new Trial(new Experiment.CheckRecord(new HopId("sumdb"),
        out("https://proxy.golang.org/sumdb/sum.golang.org"), out("github.com/gin-gonic/gin@v1.10.0")),
        Trial.Cell.of(Trial.Arm.RECORD), false)), 41_000, 800, new Measurement.ChecksumRecord(
            out("https://proxy.golang.org/sumdb/sum.golang.org/lookup/github.com/gin-gonic/gin@v1.10.0"),
            "sum.golang.org+033de0ae", out("github.com/gin-gonic/gin@v1.10.0"), List.of(out("other.test+01020304")), 0,
            25_000_000, List.of(out("github.com/gin-gonic/gin v1.10.0 h1:nTuyha1TYqgedzytsKYqna+DfLos46nTv2ygFy86HFU=")),
            failed(Operation.CHECKSUM, FailureKind.BAD_CONTENT, "note has no verifiable signatures")));
    see(Optional.empty(), Optional.empty(), 61_000, 200, new Measurement.ProtocolSniff(
        proxy, Optional.of(Measurement.Spoken.HTTP_PROXY), Optional.empty()));
    see(Optional.empty(), Optional.empty(), 1_900_000, 1_800_000, new Measurement.CommandRun(
        Measurement.Purpose.WITNESS, List.of("go", "get", out("github.com/gin-gonic/gin@v1.10.0")), 1,
        out("go: github.com/gin-gonic/gin@v1.10.0: Get \"https://proxy.golang.org/github.com/gin-gonic/gin/@v/v1.10.0"
            + ".info\": tls: failed to verify certificate: x509: certificate signed by unknown authority"),
        failed(Operation.COMMAND, FailureKind.COMMAND_FAILED, "exit status 1")));

    Finding cause = new Finding(CauseCode.CERT_MITM, Severity.CAUSE, first.map(HopId::new), Operation.VERIFY,
        Confidence.CERTAIN, true, out("proxy.golang.org"), List.of(shake, asItIs, added),
        List.of(
            new Comparison(Message.of("sample.ca-added", out("FortiGate CA")), List.of(
                new Comparison.Cell(Message.of("sample.as-is"), 0, 3, true),
                new Comparison.Cell(Message.of("sample.added"), 3, 3, false))),
            new Comparison(Message.of("sample.same-issuer"), List.of(
                new Comparison.Cell(Message.of("sample.public-issuer"), 0, 3, true),
                new Comparison.Cell(Message.of("sample.issuer", out("FortiGate CA")), 3, 3, false)))),
        List.of(Message.of("sample.issuer-is", out("FortiGate CA"), out(
            "8c:41:0e:d7:3a:96:f2:18:bb:05:c9:7e:64:21:d3:4f:a0:5e:13:88:6c:f7:92:0b:e4:3d:71:aa:26:c8:5b:92"))),
        Optional.empty());
    Finding git = new Finding(CauseCode.VCS_GIT_TLS, Severity.WARNING, Optional.of(new HopId("direct")), Operation.GIT,
        Confidence.LIKELY, false, out("github.com"), List.of(), List.of(), List.of(),
        Optional.of(Message.of("sample.git-not-run")));
    Verdict verdict = new Verdict(Verdict.State.PROBLEM, List.of(cause),
        List.of(new Finding(CauseCode.SUMDB_UNREACHABLE, Severity.CAUSE, Optional.of(new HopId("sumdb")),
            Operation.CHECKSUM, Confidence.LIKELY, false, out("sum.golang.org"), List.of(), List.of(), List.of(),
            Optional.empty())),
        List.of(git),
        List.of(new RuledOut(CauseCode.CERT_CLOCK, Message.of("sample.clock", "2"), List.of(shake)),
            new RuledOut(CauseCode.CERT_EXPIRED, Message.of("sample.not-expired", "2027-03-14"), List.of(shake)),
            new RuledOut(CauseCode.CERT_MISSING_ROOTS, Message.of("sample.roots", "146"), List.of(asItIs))),
        List.of(new NotTestable(Message.of("sample.direct"), Message.of("sample.direct-why"), false)),
        first.map(HopId::new), false, Duration.ofMillis(2210));

    InspectedMachine machine = new InspectedMachine(outside);
    return new Report("1.0.0", Instant.parse("2026-11-23T01:41:00Z"), Duration.ofMillis(14_200), Report.End.COMPLETE,
        new Target(out("github.com/gin-gonic/gin@v1.10.0"), Optional.of(out("/srv/build/shop")),
            List.of("go", "get", out("github.com/gin-gonic/gin@v1.10.0")),
            Optional.of(out("tls: failed to verify certificate"))),
        Optional.of(new Symptom(
            List.of(new Symptom.Candidate(CauseCode.CERT_UNKNOWN_AUTHORITY, Confidence.POSSIBLE, "go.x509-unknown")),
            false, new Symptom.Facts(Optional.of(out("github.com/gin-gonic/gin")), Optional.of(out("proxy.golang.org")),
                Optional.of(out("https://proxy.golang.org/")), Optional.empty(), Optional.of("go1.26.4"),
                Optional.of(out("go get github.com/gin-gonic/gin"))),
            out("x509: certificate signed by unknown authority"), false)),
        scope(), machine.settings(), route(Optional.of(acme()), "https://proxy.golang.org,direct"), evidence,
        machine.endings(another()), machine.steps(), verdict, machine.remedies(),
        List.of("proxy.acme.example:8080", "proxy.golang.org:443", "sum.golang.org:443", "github.com:443",
            out("www.example.org:443")));
  }

  private Experiment another() {
    return new Experiment.ThroughProxy(new HopId("proxy-1"), acme(), out("git http.proxy, /etc/gitconfig"));
  }

  private static Experiment names(Endpoint address) {
    return new Experiment.ServerNames(new HopId("proxy-1"), address, "proxy.golang.org", "www.google.com");
  }

  private RunScope scope() {
    return new RunScope(List.of(out("https://goproxy.cn")), List.of(out("www.example.org")), true, true, false,
        RunScope.Folder.MODULE);
  }

  private ProxyRef acme() {
    return new ProxyRef(ACME.scheme(), out(ACME.host()), ACME.port(), true, ACME.setting());
  }

  private Route route(Optional<ProxyRef> via, String goproxy) {
    String second = goproxy.contains("goproxy.cn") ? "goproxy.cn" : "github.com";
    return new Route(out("github.com/gin-gonic/gin@v1.10.0"), List.of(
        new Hop(new HopId("proxy-1"), HopRole.MODULE_PROXY,
            out("https://proxy.golang.org/github.com/gin-gonic/gin/@v/v1.10.0.info"), out("proxy.golang.org"), 443,
            true, via, 0, Separator.COMMA, false),
        new Hop(new HopId("direct"), HopRole.VCS_DISCOVERY, out("https://" + second + "/gin-gonic/gin?go-get=1"),
            out(second), 443, true, via, 1, Separator.END, false),
        new Hop(new HopId("sumdb"), HopRole.SUMDB_VIA_PROXY,
            out("https://proxy.golang.org/sumdb/sum.golang.org/supported"), out("proxy.golang.org"), 443, true, via,
            0, Separator.END, false)),
        out(goproxy), true, Optional.empty());
  }

  private Report storyB() {
    Optional<String> first = Optional.of("proxy-1");
    Endpoint google = new Endpoint("142.250.72.17", 443);
    see(first, Optional.empty(), 4000, 3900, new Measurement.NameLookup(
        new Resolver(Resolver.Kind.SYSTEM, ""), "proxy.golang.org", List.of("142.250.72.17"), Optional.empty()));
    see(first, Optional.empty(), 31_000, 27_000, new Measurement.TcpConnect(google, Optional.empty()));
    EvidenceId cut = see(first, Optional.of(new Trial(names(google), Trial.Cell.of(Trial.Arm.TARGET), false)), 64_300,
        33_000,
        handshake("proxy.golang.org", google, Optional.empty(), false));
    EvidenceId control = see(first, Optional.of(new Trial(names(google), Trial.Cell.of(Trial.Arm.CONTROL), true)),
        98_000, 31_000,
        handshake("www.google.com", google, Optional.empty(), true));
    Trial page = new Trial(new Experiment.Portal(), new Trial.Cell(Trial.Arm.PAGE, "http://plain.example/"), true);
    see(Optional.of("portal"), Optional.of(page), 99_000, 900, new Measurement.HttpFetch("http://plain.example/",
        Optional.empty(), 204, "", "",
            Optional.of(new Measurement.Clocks(Instant.parse("2026-11-23T01:41:02Z"),
                Instant.parse("2026-11-23T01:41:02.618Z"))), Optional.empty()));
    Finding cause = new Finding(CauseCode.TLS_SNI_FILTER, Severity.CAUSE, first.map(HopId::new), Operation.HANDSHAKE,
        Confidence.CERTAIN, true, "proxy.golang.org", List.of(cut, control),
        List.of(new Comparison(Message.of("sample.sni"), List.of(
            new Comparison.Cell(Message.of("sample.sni.control"), 3, 3, true),
            new Comparison.Cell(Message.of("sample.sni.target"), 0, 3, false),
            new Comparison.Cell(Message.of("sample.sni.none"), 3, 3, false)))),
        List.of(), Optional.empty());
    Verdict verdict = new Verdict(Verdict.State.PROBLEM, List.of(cause), List.of(), List.of(),
        List.of(new RuledOut(CauseCode.DNS_HIJACK, Message.of("sample.no-hijack"), List.of(control))), List.of(),
        first.map(HopId::new), false, Duration.ofMillis(1800));
    Map<String, Setting> go = Map.of("GOPROXY", new Setting("GOPROXY", "https://proxy.golang.org,direct",
        new Origin(Origin.Kind.BUILT_IN, ""), List.of()));
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.USER_REGISTRY, ""), "windows",
        Optional.of(new Tool("C:\\Program Files\\Go\\bin\\go.exe", "go1.26.4")), Optional.empty(), go, Map.of(),
        List.of(), List.of(), List.of());
    return new Report("1.0.0", Instant.parse("2026-11-23T01:41:00Z"), Duration.ofMillis(9_400), Report.End.COMPLETE,
        new Target("github.com/gin-gonic/gin@v1.10.0", Optional.empty(),
            List.of("go", "get", "github.com/gin-gonic/gin@v1.10.0"), Optional.empty()),
        Optional.empty(), scope(), settings, route(Optional.empty(), "https://proxy.golang.org,direct"), evidence,
        List.of(), List.of(new StepStatus(Step.NETWORK, StepState.FINE, Message.of("sample.step.network")),
            new StepStatus(Step.HANDSHAKE, StepState.CAUSE, Message.of("sample.step.cut"))),
        verdict,
        List.of(new Remedy("R1", CauseCode.TLS_SNI_FILTER, Harm.SMALL, Message.of("sample.fix.mirror", "goproxy.cn"),
            Message.of("sample.fix.mirror.why"),
            List.of(new Change.GoEnv("GOPROXY", Optional.of("https://goproxy.cn,direct"), Optional.empty())),
            List.of())),
        List.of("142.250.72.17:443", "1.1.1.1:53"));
  }
}
