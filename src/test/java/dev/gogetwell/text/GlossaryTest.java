package dev.gogetwell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// One thing has one name in a language, and the words of a button fit on it.
class GlossaryTest {
  /// What is written, and what stood for the same thing before.
  private static final List<Term> CHINESE = List.of(
      new Term("校验和数据库", "校验数据库|公共校验(?!和)"),
      new Term("fork", "分支仓库"),
      new Term("fake-ip 地址", "占位地址"),
      new Term("系统 DNS", "系统解析器"),
      new Term("CA；第一次写证书颁发机构（CA）", "(?<!颁发)机构|颁发机构(?![（”])"),
      new Term("“受信任的根证书颁发机构”", "受信任根"),
      new Term("DNS 服务器", "解析器"),
      new Term("使用 TLS", "说的(?:不是 TLS|不是 HTTP|是明文|协议)"),
      new Term("CA 可以签发证书", "主机担保"),
      new Term("无法读取、无法写入、无法打开", "(?:读|写)不了 ?[：{了]|打不开(?:浏览器|窗口|终端)"),
      new Term("系统证书库、根证书列表", "信任库|信任名单|证书包(?!含)|证书存储|颁发机构列表|证书机构列表"),
      new Term("颁发者、使用者", "签发者|主体"),
      new Term("使用者可选名称", "备用名称"),
      new Term("自签名", "自己签的"),
      new Term("HTTPS 流量检查", "改签"),
      new Term("ClientHello", "首包|首个报文"),
      new Term("域名（SNI）", "服务器名(?!称)"),
      new Term("密码套件", "加密套件"),
      new Term("密钥共享数据", "密钥份额"),
      new Term("凭据、凭据管理器", "凭证|凭据助手"),
      new Term("环境变量", "shell 变量"),
      new Term("覆盖", "盖住|盖过"),
      new Term("修复方法", "修复办法"),
      new Term("撤销；一个版本可以被作者撤回", "(?<!版本已|作者|被)撤回"),
      new Term("降低安全性", "削弱"),
      new Term("断开连接", "挂断"),
      new Term("未到达", "没走到|走不到"),
      new Term("检查的环境", "判断的(?:是这个)?环境"));

  private static final List<Term> ENGLISH = List.of(
      new Term("fix", "\\bremed(?:y|ies)\\b"),
      new Term("environment variable", "\\bshell variables?\\b"),
      new Term("pipe", "\\b[Aa] bar (?:instead|as|after)\\b"),
      new Term("again", "\\banew\\b"),
      new Term("repaired", "\\bmended\\b"),
      new Term("unnecessary", "\\bneedless"),
      new Term("what the server answered", "\\bin trouble\\b"),
      new Term("DNS server", "(?<![-\\w])[Rr]esolvers?\\b(?!-)"),
      new Term("certificate authority (CA), CA", "(?<!unknown |certificate |candidate )\\b[Aa]uthorit(?:y|ies)\\b"),
      new Term("issue certificates", "\\bvouch for any\\b"),
      new Term("environment checked", "\\b[Jj]udged environment\\b"),
      new Term("host list", "(?<!the )\\ba? ?hosts file (?:\\{0\\}|[({])|\\bnot a hosts file"),
      new Term("so", "\\bby that\\.$"));

  private static final Pattern BUTTON = Pattern.compile(
      "(?:\\b(?:button|link)\\((?:[^\";]|\"[^u\"]*\"){0,80}?|new Action\\([^\";]{0,40}"
          + "|notices\\.ask\\((?:\"[^\"]*\"|QUESTION),\\s*)"
          + "\"(ui(?:\\.[a-z0-9-]+)+)\"");
  /// In the width of a Latin letter; a Chinese sign has that of two.
  private static final int WIDEST = 28;

  /// @param use what is written instead
  private record Term(String use, Pattern rejected) {
    Term(String use, String rejected) {
      this(use, Pattern.compile(rejected));
    }
  }

  static final List<String> AREAS = Texts.AREAS;

  @ParameterizedTest
  @FieldSource("AREAS")
  void aThingHasOneNameInChinese(String area) {
    assertThat(strays(area, Language.CHINESE, CHINESE)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("AREAS")
  void aThingHasOneNameInEnglish(String area) {
    assertThat(strays(area, Language.ENGLISH, ENGLISH)).isEmpty();
  }

  @Test
  void noNameThatIsUsedIsOneThatIsRejected() {
    for (List<Term> terms : List.of(CHINESE, ENGLISH)) {
      assertThat(terms).noneMatch(term -> terms.stream().anyMatch(other -> other.rejected().matcher(term.use()
          .replaceFirst("；.*", "")).find()));
    }
  }

  private static Set<String> strays(String area, Language language, List<Term> terms) {
    Properties texts = Texts.readArea(area, language);
    return texts.stringPropertyNames().stream().flatMap(key -> terms.stream()
        .filter(term -> term.rejected().matcher(texts.getProperty(key)).find())
        .map(term -> key + " → " + term.use() + ": " + texts.getProperty(key)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theWordsOfAButtonFitOnIt() throws IOException {
    Set<String> buttons = buttons();
    assertThat(buttons).hasSizeGreaterThan(50)
        .contains("ui.start.find", "ui.fix.copy", "ui.close.now", "ui.recent.delete.now", "ui.start.compare");
    for (Language language : Language.values()) {
      Properties texts = Texts.readArea("ui", language);
      assertThat(buttons.stream().filter(texts::containsKey)
          .filter(key -> width(texts.getProperty(key)) > WIDEST)
          .map(key -> key + "=" + texts.getProperty(key))).as("at most %d letters wide", WIDEST).isEmpty();
    }
  }

  private static int width(String text) {
    return text.codePoints().map(sign -> sign < 0x2e80 ? 1 : 2).sum();
  }

  /// The keys that stand in the source where a button is made.
  private static Set<String> buttons() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "dev", "gogetwell", "ui"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        BUTTON.matcher(Files.readString(file)).results().map(call -> call.group(1)).forEach(keys::add);
      }
    }
    return keys;
  }
}
