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
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Resolver;
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
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.model.tls.TlsStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Story B: on Windows, connections that name proxy.golang.org are cut; a mirror is the way out.
public final class NameFilter {
  /// What the developer pastes.
  public static final String PASTE = """
      > go get github.com/gin-gonic/gin@v1.10.0
      go: github.com/gin-gonic/gin@v1.10.0: Get "https://proxy.golang.org/github.com/gin-gonic/gin/@v/v1.10.0.info": \
      read tcp 192.168.1.20:50211->142.251.32.17:443: wsarecv: An existing connection was forcibly closed by the \
      remote host.""";
  private static final String MODULE = "github.com/gin-gonic/gin@v1.10.0";
  private static final HopId HOP = new HopId("proxy-1");
  private static final Endpoint ADDRESS = new Endpoint("142.251.32.17", 443);
  private static final String RAW = "wsarecv: An existing connection was forcibly closed by the remote host.";
  private static final Failure RESET = new Failure(Operation.HANDSHAKE, FailureKind.RESET, RAW);
  private static final List<Resolver> RESOLVERS = List.of(
      new Resolver(Resolver.Kind.SYSTEM, "192.168.1.1"), new Resolver(Resolver.Kind.PUBLIC, "223.5.5.5"),
      new Resolver(Resolver.Kind.PUBLIC, "1.1.1.1"), new Resolver(Resolver.Kind.DOH, "dns.alidns.com"));

  private NameFilter() {}

  /// What the text says.
  public static Symptom symptom() {
    return new Symptom(List.of(
        new Symptom.Candidate(CauseCode.TLS_RESET_AFTER_CLIENTHELLO, Confidence.POSSIBLE, "wsarecv"),
        new Symptom.Candidate(CauseCode.NETWORK_RESET, Confidence.POSSIBLE, "wsarecv")),
        false, new Symptom.Facts(Optional.of(MODULE), Optional.of("proxy.golang.org"), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.of("go get " + MODULE)), RAW, false);
  }

  /// The judged environment.
  public static Settings settings() {
    Origin built = new Origin(Origin.Kind.BUILT_IN, "");
    Origin file = new Origin(Origin.Kind.GO_ENV_FILE, "%AppData%\\go\\env");
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.USER_REGISTRY, ""), "windows",
        Optional.of(new Tool("D:\\go\\bin\\go.exe", "go1.26.4")),
        Optional.of(new Tool("C:\\Program Files\\Git\\cmd\\git.exe", "2.51.0")),
        Map.of("GOPROXY", new Setting("GOPROXY", "https://proxy.golang.org,direct", built, List.of()),
            "GOSUMDB", new Setting("GOSUMDB", "sum.golang.org", built, List.of()),
            "GOINSECURE", new Setting("GOINSECURE", "*", file, List.of())),
        Map.of(), List.of(new Setting("http.sslverify", "false",
            new Origin(Origin.Kind.GIT_GLOBAL, "C:\\Users\\lin\\.gitconfig"), List.of())), List.of(), List.of());
  }

  private static Hop hop(String id, HopRole role, String host, int entry, Separator after) {
    return new Hop(new HopId(id), role, "https://" + host + "/", host, 443, true, Optional.empty(), entry, after,
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
    b.at(0.2);
    b.symptom(symptom());
    b.step(Step.SYMPTOM, StepState.FINE, b.say("Reset recognised", "已识别：连接被重置"));
    b.settings(settings());
    b.step(Step.PROXY, StepState.NOT_NEEDED, of("status.proxy.not-needed"));
    b.route(route());
    b.wait("w1", of("wait.lookup", "proxy.golang.org"), 3);
    b.at(0.4);
    look(b);
    b.waited("w1");
    b.contacted("proxy.golang.org");
    b.at(0.5);
    b.saw(Optional.of(HOP), Optional.empty(), 41, new Measurement.TcpConnect(ADDRESS, Optional.empty()));
    b.step(Step.NETWORK, StepState.FINE, b.say("IPv4 works, TCP fine", "IPv4 可用，TCP 正常"));
    b.at(0.6);
    b.saw(Optional.of(HOP), Optional.empty(), 9, shake("proxy.golang.org", false));
    b.step(Step.HANDSHAKE, StepState.RUNNING, of("wait.experiment.sni", "proxy.golang.org"));
    b.at(1.1);
    b.verdict(List.of(finding(b, Confidence.LIKELY, false, 2)), warnings(b), List.of(), List.of(), Optional.of(HOP),
        true);
    b.wait("w2", of("wait.experiment.sni", "proxy.golang.org"), 2);
    b.wait("w3", b.say("goproxy.cn, asked for gin", "goproxy.cn，正在问 gin"), 4);
    for (int i = 0; i < 3; i++) {
      b.at(1.5 + i);
      b.saw(Optional.of(HOP), trial(Arm.TARGET, false), 9, shake("proxy.golang.org", false));
      b.saw(Optional.of(HOP), trial(Arm.CONTROL, true), 42, shake("www.example.org", true));
      b.saw(Optional.of(HOP), trial(Arm.NONE, true), 42, shake("", true));
    }
    b.waited("w2");
    b.contacted("goproxy.cn");
    b.at(5.2);
    b.saw(Optional.of(new HopId("mirror-1")), Optional.of(new Trial(
        new Experiment.OtherMirror("https://goproxy.cn"), Trial.Cell.of(Arm.MIRROR), true)), 180,
        new Measurement.HttpFetch("https://goproxy.cn/github.com/gin-gonic/gin/@v/v1.10.0.info", Optional.empty(), 200,
            "application/json", "{\"Version\":\"v1.10.0\"}", Optional.empty(), Optional.empty()));
    b.waited("w3");
    return end(b);
  }

  private static Story end(StoryBuilder b) {
    b.at(6.0);
    b.step(Step.DNS, StepState.NOTE, b.say("1 note, not the cause", "1 条提醒，不是原因"));
    b.step(Step.HANDSHAKE, StepState.CAUSE, b.say("Cut after ClientHello", "ClientHello 后被切断"));
    b.step(Step.CERTIFICATE, StepState.WAITING, b.say("Not reached", "没走到这一步"));
    b.step(Step.MODULES, StepState.NOTE, b.say("Comma stops there", "逗号：不会换下一项"));
    b.step(Step.GIT, StepState.NOT_NEEDED, of("status.git.not-needed"));
    b.step(Step.FIX, StepState.WAITING, b.say("4 ways to fix it", "4 种办法"));
    b.step(Step.REPORT, StepState.FINE, b.say("Ready to export", "可以导出"));
    Verdict verdict = b.verdict(List.of(finding(b, Confidence.CERTAIN, true, 3)), warnings(b), List.of(
        new RuledOut(CauseCode.TLS_PQ_HELLO, b.say("a small ClientHello is cut as well, 3 times.",
            "小的 ClientHello 同样被切断，3 次。"), List.of()),
        new RuledOut(CauseCode.DNS_HIJACK, b.say("5 resolvers agree on the address.", "5 个解析器的回答一致。"),
            List.of())),
        List.of(new NotTestable(b.say("The server itself", "服务器本身"), b.say(
            "No way around this network to ask it.", "没有别的网络可以去问它。"), false)), Optional.of(HOP), false);
    return b.end(new Target(MODULE, Optional.empty(), List.of("go", "get", MODULE), Optional.of(PASTE)),
        Optional.of(symptom()), settings(), route(), verdict, remedies(b));
  }

  private static void look(StoryBuilder b) {
    Map<String, List<String>> answers = Map.of("proxy.golang.org", List.of("142.251.32.17"), "sum.golang.org",
        List.of("142.251.33.81"), "github.com", List.of("20.205.243.166"));
    for (String host : List.of("proxy.golang.org", "sum.golang.org", "github.com")) {
      HopId hop = new HopId(host.startsWith("proxy") ? "proxy-1" : host.startsWith("sum") ? "sumdb" : "vcs-2");
      for (Resolver resolver : RESOLVERS) {
        boolean plain = resolver.kind() == Resolver.Kind.SYSTEM;
        b.saw(Optional.of(hop), plain ? Optional.empty()
            : Optional.of(new Trial(resolvers(hop, host), Trial.Cell.of(Arm.OTHER), true)), 12,
            new Measurement.NameLookup(resolver, host, answers.get(host), Optional.empty()));
      }
    }
    Experiment golang = resolvers(new HopId("golang.org"), "golang.org");
    for (Resolver resolver : RESOLVERS) {
      boolean system = resolver.kind() == Resolver.Kind.SYSTEM;
      b.saw(Optional.empty(), Optional.of(new Trial(golang, Trial.Cell.of(Arm.OTHER), !system)), 11,
          new Measurement.NameLookup(resolver, "golang.org",
              List.of(system ? "127.0.0.1" : "142.251.32.49"), Optional.empty()));
    }
    b.saw(Optional.empty(), Optional.of(new Trial(golang, new Trial.Cell(Arm.ADDRESS, "127.0.0.1"), false)), 1,
        new Measurement.TcpConnect(new Endpoint("127.0.0.1", 443), Optional.of(
            new Failure(Operation.CONNECT, FailureKind.REFUSED, "connectex: No connection could be made"))));
    b.step(Step.DNS, StepState.FINE, b.say("Addresses agree", "地址一致"));
  }

  private static Experiment resolvers(HopId hop, String host) {
    return new Experiment.OtherResolvers(hop, host, 443);
  }

  private static Optional<Trial> trial(Arm arm, boolean control) {
    return Optional.of(new Trial(new Experiment.ServerNames(HOP, ADDRESS, "proxy.golang.org", "www.example.org"),
        Trial.Cell.of(arm), control));
  }

  private static Measurement shake(String name, boolean works) {
    List<Der> none = List.of();
    TlsStream stream = works ? Streams.complete(ADDRESS, name.isEmpty() ? Optional.empty() : Optional.of(name), none)
        : Streams.reset(ADDRESS, name);
    return new Measurement.TlsHandshake(ADDRESS, Optional.empty(), name, HelloShape.LIKE_GO,
        works ? Optional.of("TLS 1.3") : Optional.empty(), works ? Optional.of("TLS_AES_128_GCM_SHA256")
        : Optional.empty(), works ? Optional.of("h2") : Optional.empty(), none, stream,
        works ? Optional.empty() : Optional.of(RESET));
  }

  private static Finding finding(StoryBuilder b, Confidence confidence, boolean proved, int counted) {
    return b.cause(CauseCode.TLS_SNI_FILTER, HOP, Operation.HANDSHAKE, confidence, proved, "proxy.golang.org",
        List.of(new Comparison(of("compare.server-name", "142.251.32.17:443"), List.of(
            new Cell(of("cell.sni-target", "proxy.golang.org"), 0, 3, false),
            new Cell(of("cell.sni-control", "www.example.org"), 3, 3, true),
            new Cell(of("cell.sni-none"), counted, counted, true)))), List.of());
  }

  private static List<Finding> warnings(StoryBuilder b) {
    return List.of(b.warning(CauseCode.CONFIG_WEAKENED, "http.sslVerify=false"),
        b.warning(CauseCode.CONFIG_WEAKENED, "GOINSECURE=*"));
  }

  private static List<Remedy> remedies(StoryBuilder b) {
    return List.of(
        mirror(b, "R1", "goproxy.cn", "One line in go env. Checksums stay on.", "go env 里改一行，校验和照常验证。"),
        mirror(b, "R2", "goproxy.io", "Same change, another operator.", "同样的改动，另一家运营。"),
        new Remedy("R3", CauseCode.TLS_SNI_FILTER, Harm.WIDER,
            b.say("Go through a proxy you already have", "走你已有的代理"),
            b.say("Needs an address from you.", "需要你提供地址。"), List.of(), List.of(
            b.say("Find the address in the proxy program, for instance 127.0.0.1:7890.",
                "在代理程序里找到地址，例如 127.0.0.1:7890。"),
            b.say("Set HTTPS_PROXY to it and check again.", "把 HTTPS_PROXY 设为它，再检查一次。"))),
        new Remedy("R4", CauseCode.TLS_SNI_FILTER, Harm.WEAKENS,
            b.say("Switch the checksum database off", "关掉校验和数据库"),
            b.say("GOSUMDB=off takes modules without comparing them.", "GOSUMDB=off 不做比对就接受模块。"),
            List.of(new Change.GoEnv("GOSUMDB", Optional.of("off"), Optional.empty())), List.of()),
        new Remedy("R5", CauseCode.CONFIG_WEAKENED, Harm.NONE,
            b.say(".gitconfig, line 9", ".gitconfig，第 9 行"), b.say("git checks certificates again.",
            "git 重新检查证书。"), List.of(new Change.GitConfig("http.sslVerify", Optional.empty(),
            Optional.of("false"), Optional.empty())), List.of()),
        new Remedy("R6", CauseCode.CONFIG_WEAKENED, Harm.NONE,
            b.say("go env, line 2", "go env，第 2 行"), b.say("Go checks every host again.", "Go 重新检查所有主机。"),
            List.of(new Change.GoEnv("GOINSECURE", Optional.empty(), Optional.of("*"))), List.of()));
  }

  private static Remedy mirror(StoryBuilder b, String id, String host, String en, String zh) {
    return new Remedy(id, CauseCode.TLS_SNI_FILTER, Harm.SMALL, of("remedy.mirror.title", host), b.say(en, zh),
        List.of(new Change.GoEnv("GOPROXY", Optional.of("https://" + host + ",direct"), Optional.empty())), List.of());
  }
}
