package dev.gogetwell.report;

import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The sentences of the sample reports, so that they do not depend on what the rules say today.
final class SampleTexts {
  private record Line(String key, String en, String zh) {}

  private static final List<Line> LINES = List.of(
      new Line("cause.cert.mitm.sentence",
          "Your company''s proxy re-signs {0}, and Go does not trust the authority it signs with.",
          "公司代理重新签发了 {0} 的证书，而 Go 不信任签发它的机构。"),
      new Line("cause.tls.sni-filter.sentence", "Connections that name {0} are cut on the way.",
          "点名 {0} 的连接在途中被切断。"),
      new Line("cause.sumdb.unreachable.sentence", "The checksum database {0} cannot be reached.",
          "连不上校验和数据库 {0}。"),
      new Line("cause.vcs.git-tls.sentence", "git uses the same list and will fail at {0} too.",
          "git 用同一份名单，在 {0} 也会失败。"),
      new Line("sample.ca-added", "{0} added to the trust list", "信任名单加上 {0}"),
      new Line("sample.as-is", "as it is", "原样"),
      new Line("sample.added", "added", "加上之后"),
      new Line("sample.same-issuer", "Unrelated hosts show the same issuer", "换成毫不相干的主机，颁发者仍是同一个"),
      new Line("sample.public-issuer", "a public authority", "公共机构"),
      new Line("sample.issuer", "{0}", "{0}"),
      new Line("sample.issuer-is", "The issuer is {0}, SHA-256 {1}.", "颁发者是 {0}，SHA-256 {1}。"),
      new Line("sample.git-not-run", "git itself was not run.", "没有运行 git 本身。"),
      new Line("sample.clock", "{0} s off, against 2 hosts", "与 2 台主机只差 {0} 秒"),
      new Line("sample.not-expired", "valid until {0}", "有效期到 {0}"),
      new Line("sample.roots", "Go loaded {0}", "Go 读到 {0} 个"),
      new Line("sample.direct", "The way without the proxy", "不经代理直连"),
      new Line("sample.direct-why", "0 of 3 connects; this network has no direct way out.",
          "3 次都连不上，这个网络不能直连。"),
      new Line("sample.step.symptom", "Go's own words were recognised.", "认出了 go 的报错。"),
      new Line("sample.step.network", "The network is fine, as you said.", "网络确实没问题，和你说的一样。"),
      new Line("sample.step.dns", "The proxy looks names up, go does not.", "由代理解析，go 自己不查。"),
      new Line("sample.step.proxy", "The proxy answers and lets go through, {0} ms.", "代理应答并放行，{0} ms。"),
      new Line("sample.step.handshake", "Go therefore hangs up.", "Go 因此发出 bad_certificate 并断开。"),
      new Line("sample.step.certificate", "Go''s trust list does not contain {0}.", "{0} 不在 Go 的信任名单里。"),
      new Line("sample.step.modules", "Not reached.", "没有走到。"),
      new Line("sample.step.git", "git uses the same list and will fail too.", "git 用同一份名单，也会失败。"),
      new Line("sample.step.cut", "Nothing came back after the ClientHello.", "ClientHello 发出后没有任何回应。"),
      new Line("sample.fix.trust", "Let Go trust {0}, for this user only", "只让当前用户的 Go 信任 {0}"),
      new Line("sample.fix.trust.why", "Then the certificate that the proxy shows is accepted.",
          "这样代理出示的证书就会被接受。"),
      new Line("sample.fix.it", "Ask IT to install the authority", "请 IT 安装这个颁发者"),
      new Line("sample.fix.it.why", "Then every program on this machine trusts it.", "这样本机所有程序都会信任它。"),
      new Line("sample.fix.it.step", "Hand over the letter to IT.", "把给 IT 的信交给他们。"),
      new Line("sample.fix.mirror", "Use the mirror {0}", "改用镜像 {0}"),
      new Line("sample.fix.mirror.why", "Connections to the mirror are not cut.", "到镜像的连接没有被切断。"),
      new Line("sample.sni", "Only the name in the handshake is changed", "只改变握手里的名称"),
      new Line("sample.sni.control", "www.google.com, same address", "www.google.com，同一地址"),
      new Line("sample.sni.target", "proxy.golang.org", "proxy.golang.org"),
      new Line("sample.sni.none", "no name", "不带名称"),
      new Line("sample.no-hijack", "it passes the certificate test", "这个地址的证书通过了检验"));

  private SampleTexts() {}

  static Texts of(Language language) {
    Map<String, String> lines = LINES.stream()
        .collect(Collectors.toMap(Line::key, line -> language == Language.ENGLISH ? line.en()
            : line.zh()));
    return Texts.load(language).with(lines);
  }

  static List<Texts> of(ReportLanguage language) {
    return language.languages().stream().map(SampleTexts::of).toList();
  }
}
