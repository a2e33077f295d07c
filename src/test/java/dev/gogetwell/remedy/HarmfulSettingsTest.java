package dev.gogetwell.remedy;

import static dev.gogetwell.remedy.HarmfulSetting.Fix.UNDONE;
import static dev.gogetwell.remedy.HarmfulSetting.Fix.WORDS;
import static dev.gogetwell.remedy.HarmfulSetting.Fix.WRITTEN;
import static dev.gogetwell.remedy.HarmfulSetting.Judge.GIT_ENDS;
import static dev.gogetwell.remedy.HarmfulSetting.Judge.GIT_TRUSTS_ANYBODY;
import static dev.gogetwell.remedy.HarmfulSetting.Judge.GIT_VERIFIES;
import static dev.gogetwell.remedy.HarmfulSetting.Judge.GO_FAILS;
import static dev.gogetwell.remedy.HarmfulSetting.Judge.GO_PASSES;
import static dev.gogetwell.remedy.HarmfulSetting.Judge.GO_UNVERIFIED;
import static dev.gogetwell.remedy.HarmfulSetting.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every harmful setting, one after the other, each beside a twin that harms nobody: the real `go` and git say what it
/// does, the program has to find and explain it, and its fix has to undo it and to be undone. Nobody but this machine
/// is asked.
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "the settings stand in the places that Linux has for them")
class HarmfulSettingsTest {
  private static final CauseCode WEAK = CauseCode.CONFIG_WEAKENED;
  private static final CauseCode DEAD = CauseCode.CONFIG_DEAD_SETTING;

  @TempDir private Path folder;

  static Stream<HarmfulSetting> settings() {
    return Stream.of(checksums(), insecure(), refusedByGo(), refusedByGit(), git(), debug(), file(), patterns())
        .flatMap(List::stream);
  }

  private static List<HarmfulSetting> checksums() {
    return List.of(
        of("GOSUMDB off in the shell").variable("GOSUMDB", "off").says(GO_UNVERIFIED, WEAK, "GOSUMDB", UNDONE),
        of("GOSUMDB off, stored").stored("GOSUMDB=off\n").says(GO_UNVERIFIED, WEAK, "GOSUMDB", UNDONE),
        of("GOSUMDB off in both").variable("GOSUMDB", "off").stored("GOSUMDB=off\n")
            .says(GO_UNVERIFIED, WEAK, "GOSUMDB", UNDONE),
        of("GOSUMDB off, stored, and a good one in the shell").variable("GOSUMDB", "sum.golang.org")
            .stored("GOSUMDB=off\n").harmless(GO_PASSES),
        of("GONOSUMDB for all").variable("GONOSUMDB", "*").says(GO_UNVERIFIED, WEAK, "GONOSUMDB", UNDONE),
        of("GONOSUMDB for all, stored").stored("GONOSUMDB=**\n").says(GO_UNVERIFIED, WEAK, "GONOSUMDB", UNDONE),
        of("GONOSUMDB for every name with a dot").variable("GONOSUMDB", "a.test,*.*")
            .says(GO_UNVERIFIED, WEAK, "GONOSUMDB", UNDONE),
        of("GONOSUMDB for all beside a company").variable("GONOSUMDB", "git.corp.example/*,*")
            .says(GO_UNVERIFIED, WEAK, "GONOSUMDB", UNDONE),
        of("GOPRIVATE for all beside a company, stored").stored("GOPRIVATE=*.corp.example,*\n")
            .variable("GONOPROXY", "none").says(GO_UNVERIFIED, WEAK, "GOPRIVATE", UNDONE),
        of("GOPRIVATE for all in the shell, a company stored").variable("GOPRIVATE", "*,corp.example")
            .stored("GOPRIVATE=corp.example\n").variable("GONOPROXY", "none")
            .says(GO_UNVERIFIED, WEAK, "GOPRIVATE", UNDONE),
        of("GOPRIVATE for all").variable("GOPRIVATE", "*").variable("GONOPROXY", "none")
            .says(GO_UNVERIFIED, WEAK, "GOPRIVATE", WORDS),
        of("GONOSUMDB for one host").variable("GONOSUMDB", "bench.test,*.corp.example").harmless(GO_PASSES),
        of("GONOSUMCHECK, of an old manual").variable("GONOSUMCHECK", "1")
            .says(GO_PASSES, DEAD, "GONOSUMCHECK", UNDONE),
        of("GOSUMDB in quotes").stored("GOSUMDB=\"sum.golang.org\"\n").variable("GONOSUMDB", "")
            .says(GO_FAILS, CauseCode.SUMDB_SETTING_MALFORMED, "GOSUMDB", WRITTEN),
        of("GOSUMDB nonsense in both").variable("GOSUMDB", "on").stored("GOSUMDB=true\n").variable("GONOSUMDB", "")
            .says(GO_FAILS, CauseCode.SUMDB_SETTING_MALFORMED, "GOSUMDB", WRITTEN));
  }

  private static List<HarmfulSetting> insecure() {
    return List.of(
        of("GOINSECURE for all").variable("GOINSECURE", "*").says(GO_PASSES, WEAK, "GOINSECURE", UNDONE),
        of("GOINSECURE for all, stored").stored("GOINSECURE=*\n").says(GO_PASSES, WEAK, "GOINSECURE", UNDONE),
        of("GOINSECURE for all beside a company").variable("GOINSECURE", "*,git.corp.example")
            .says(GO_PASSES, WEAK, "GOINSECURE", UNDONE),
        of("GOINSECURE for one host").variable("GOINSECURE", "git.corp.example").harmless(GO_PASSES));
  }

  private static List<HarmfulSetting> refusedByGo() {
    return List.of(
        of("GOFLAGS with -insecure").variable("GOFLAGS", "-insecure")
            .says(GO_FAILS, CauseCode.MODULE_GET_DEPRECATED, "GOFLAGS", UNDONE),
        of("GOFLAGS with -insecure among others, stored").stored("GOFLAGS=-mod=mod -insecure -modcacherw\n")
            .says(GO_FAILS, CauseCode.MODULE_GET_DEPRECATED, "GOFLAGS", UNDONE),
        of("GOFLAGS with a flag that nobody knows").variable("GOFLAGS", "-modcacherw -nosuchflag")
            .says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GOFLAGS", UNDONE),
        of("GOFLAGS without the hyphen, stored").stored("GOFLAGS=mod=mod\n")
            .says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GOFLAGS", UNDONE),
        of("GOFLAGS in quotes, stored").stored("GOFLAGS=\"-mod=mod\"\n").harmless(GO_PASSES),
        of("GOFLAGS -mod=mod").variable("GOFLAGS", "-mod=mod").harmless(GO_PASSES),
        of("GOFLAGS -mod=vendor for go get").variable("GOFLAGS", "-mod=vendor").harmless(GO_PASSES),
        of("GO111MODULE off").variable("GO111MODULE", "off")
            .says(GO_FAILS, CauseCode.MODULE_GET_DEPRECATED, "GO111MODULE", UNDONE),
        of("GO111MODULE off in both").variable("GO111MODULE", "off").stored("GO111MODULE=off\n")
            .says(GO_FAILS, CauseCode.MODULE_GET_DEPRECATED, "GO111MODULE", UNDONE),
        of("GO111MODULE with a capital").variable("GO111MODULE", "On")
            .says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GO111MODULE", UNDONE),
        of("GO111MODULE in quotes, stored").stored("GO111MODULE=\"on\"\n")
            .says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GO111MODULE", UNDONE),
        of("GO111MODULE on").variable("GO111MODULE", "on").harmless(GO_PASSES),
        of("GOTOOLCHAIN without go").variable("GOTOOLCHAIN", "1.22")
            .says(GO_FAILS, CauseCode.TOOLCHAIN_UNAVAILABLE, "GOTOOLCHAIN", UNDONE),
        of("GOTOOLCHAIN in quotes, stored").stored("GOTOOLCHAIN=\"local\"\n")
            .says(GO_FAILS, CauseCode.TOOLCHAIN_UNAVAILABLE, "GOTOOLCHAIN", UNDONE),
        of("GOTOOLCHAIN local where go.mod wants more").variable("GOTOOLCHAIN", "local").goLine("go 1.99.0")
            .says(GO_FAILS, CauseCode.TOOLCHAIN_GO_TOO_OLD, "GOTOOLCHAIN", WRITTEN),
        of("GOTOOLCHAIN local").variable("GOTOOLCHAIN", "local").harmless(GO_PASSES),
        of("GODEBUG that forbids the network").variable("GODEBUG", "cmdgonetlimit=0,http2client=0")
            .variable("GOPROXY", "NOBODY_HERE").says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GODEBUG", WRITTEN),
        of("GOEXPERIMENT that nobody knows").variable("GOEXPERIMENT", "nonsense")
            .says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GOEXPERIMENT", UNDONE),
        of("GOFIPS140 that is none").variable("GOFIPS140", "yes")
            .says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GOFIPS140", UNDONE),
        of("GOFIPS140 off").variable("GOFIPS140", "off").harmless(GO_PASSES),
        of("GOCACHEPROG that is gone").variable("GOCACHEPROG", "/nothere/cacher --x")
            .says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GOCACHEPROG", WORDS),
        of("GOROOT of a version that is gone").variable("GOROOT", "/nothere/go1.20")
            .says(GO_FAILS, CauseCode.TOOLCHAIN_BROKEN_INSTALL, "GOROOT", UNDONE),
        of("GOPATH that is relative").variable("GOPATH", "go")
            .says(GO_FAILS, CauseCode.ENV_GOPATH, "GOPATH", UNDONE),
        of("GOTMPDIR that is gone, where the command needs none").variable("GOTMPDIR", "/nothere/tmp")
            .says(GO_PASSES, CauseCode.ENV_GOPATH, "/nothere/tmp", WORDS),
        of("GOWORK off").variable("GOWORK", "off").harmless(GO_PASSES));
  }

  /// Each where go fetches from a repository.
  private static List<HarmfulSetting> refusedByGit() {
    return List.of(direct("nothing else").harmless(GO_PASSES),
        direct("GIT_DIR, as a hook has it").variable("GIT_DIR", "HOME_HERE/work.git")
            .says(GO_FAILS, CauseCode.VCS_GIT_TOO_OLD, "GIT_DIR", UNDONE),
        direct("GIT_WORK_TREE").variable("GIT_WORK_TREE", "HOME_HERE")
            .says(GO_FAILS, CauseCode.VCS_GIT_TOO_OLD, "GIT_WORK_TREE", UNDONE),
        direct("GIT_INDEX_FILE").variable("GIT_INDEX_FILE", "HOME_HERE/index").harmless(GO_PASSES),
        direct("GOVCS that forbids all").variable("GOVCS", "*:off")
            .says(GO_FAILS, CauseCode.VCS_PROTOCOL_BLOCKED, "GOVCS", UNDONE),
        direct("GOVCS that forbids this one, stored").stored("GOVCS=bench.test/greeting.git:hg,public:git\n")
            .says(GO_FAILS, CauseCode.VCS_PROTOCOL_BLOCKED, "GOVCS", UNDONE),
        direct("GOVCS that forbids others").variable("GOVCS", "bench.test:git,*:off").harmless(GO_PASSES));
  }

  private static HarmfulSetting direct(String name) {
    return of("direct: " + name).variable("GOPROXY", "direct");
  }

  private static List<HarmfulSetting> git() {
    String off = "[http]\n\tsslVerify = false\n";
    return List.of(
        of("no variable of git").harmless(GIT_VERIFIES),
        of("GIT_SSL_NO_VERIFY true").variable("GIT_SSL_NO_VERIFY", "true")
            .says(GIT_TRUSTS_ANYBODY, WEAK, "GIT_SSL_NO_VERIFY", UNDONE),
        of("GIT_SSL_NO_VERIFY false").variable("GIT_SSL_NO_VERIFY", "false")
            .says(GIT_TRUSTS_ANYBODY, WEAK, "GIT_SSL_NO_VERIFY", UNDONE),
        of("GIT_SSL_NO_VERIFY empty").variable("GIT_SSL_NO_VERIFY", "")
            .says(GIT_TRUSTS_ANYBODY, WEAK, "GIT_SSL_NO_VERIFY", UNDONE),
        of("sslVerify false").git(off).says(GIT_TRUSTS_ANYBODY, WEAK, "sslverify", UNDONE),
        of("sslVerify 0x0").git("[http]\n\tsslVerify = 0x0\n").says(GIT_TRUSTS_ANYBODY, WEAK, "sslverify", UNDONE),
        of("sslVerify false for one host").git("[http \"STRANGER_HERE\"]\n\tsslVerify = false\n")
            .says(GIT_TRUSTS_ANYBODY, WEAK, "sslverify", UNDONE),
        of("sslVerify false in an included file").git("[include]\n\tpath = HOME_HERE/more.gitconfig\n").included(off)
            .says(GIT_TRUSTS_ANYBODY, WEAK, "more.gitconfig", UNDONE),
        of("sslVerify false in both files").git(off + "[include]\n\tpath = HOME_HERE/more.gitconfig\n").included(off)
            .says(GIT_TRUSTS_ANYBODY, WEAK, "sslverify", UNDONE),
        of("sslVerify true and then false").git("[http]\n\tsslVerify = true\n\tsslVerify = false\n")
            .says(GIT_TRUSTS_ANYBODY, WEAK, "sslverify", UNDONE),
        of("sslVerify false and then true").git(off + "\tsslVerify = true\n").harmless(GIT_VERIFIES),
        of("sslVerify false, and true in an included file").included("[http]\n\tsslVerify = true\n")
            .git(off + "[include]\n\tpath = HOME_HERE/more.gitconfig\n").harmless(GIT_VERIFIES),
        of("sslVerify without a value").git("[http]\n\tsslVerify\n").harmless(GIT_VERIFIES),
        of("sslVerify by variables of a job").variable("GIT_CONFIG_COUNT", "1").variable("GIT_CONFIG_KEY_0",
            "http.sslVerify").variable("GIT_CONFIG_VALUE_0", "false")
            .says(GIT_TRUSTS_ANYBODY, WEAK, "sslverify", WORDS),
        of("sslVerify misspelled").git("[http]\n\tsslVerify = flase\n").harmless(GIT_ENDS));
  }

  private static List<HarmfulSetting> debug() {
    return List.of(
        of("a GODEBUG that is gone").variable("GODEBUG", "x509ignoreCN=0")
            .says(GO_PASSES, DEAD, "GODEBUG=x509ignoreCN=0", UNDONE),
        of("two GODEBUGs that are gone beside one that counts")
            .variable("GODEBUG", "x509sha1=1,http2client=0,tlskyber=0")
            .says(GO_PASSES, DEAD, "GODEBUG=x509sha1=1,tlskyber=0", UNDONE),
        of("a GODEBUG that counts").variable("GODEBUG", "http2client=0").harmless(GO_PASSES));
  }

  private static List<HarmfulSetting> file() {
    return List.of(
        of("GOPROXY in quotes, stored").stored("GOPROXY=\"PROXY_HERE\"\n")
            .says(GO_FAILS, CauseCode.GOPROXY_MALFORMED, "GOPROXY", UNDONE),
        of("a proxy where go does not look for it").stored("HTTPS_PROXY=http://127.0.0.1:1\n")
            .says(GO_PASSES, DEAD, "HTTPS_PROXY", WORDS),
        of("GONOSUMCHECK, stored").stored("GONOSUMCHECK=1\n").says(GO_PASSES, DEAD, "GONOSUMCHECK", WORDS),
        of("GOPRIVATE in a line as of a shell").stored("export GOPRIVATE=bench.test\n").variable("GONOPROXY", "none")
            .variable("GONOSUMDB", "").says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GOPRIVATE", UNDONE),
        of("GOPRIVATE in small letters with blanks").stored("goprivate = bench.test\n").variable("GONOPROXY", "none")
            .variable("GONOSUMDB", "").says(GO_FAILS, CauseCode.ENV_GOFLAGS, "GOPRIVATE", UNDONE),
        of("GOPRIVATE stored, and another one in the shell").stored("GOPRIVATE=bench.test\n")
            .variable("GOPRIVATE", "other.test").variable("GONOPROXY", "none").variable("GONOSUMDB", "")
            .says(GO_FAILS, CauseCode.ENV_OVERRIDE, "GOPRIVATE", UNDONE),
        of("GOPRIVATE stored, and GOENV off").stored("GOPRIVATE=bench.test\n").variable("GOENV", "off")
            .variable("GONOPROXY", "none").variable("GONOSUMDB", "")
            .says(GO_FAILS, CauseCode.ENV_OVERRIDE, "GOENV", UNDONE),
        of("a lost line beside one that counts").stored("export GOPRIVATE=a.test\nGOPRIVATE=bench.test\n")
            .variable("GONOPROXY", "none").variable("GONOSUMDB", "").harmless(GO_PASSES),
        of("GOENV off, and nothing stored that is missed").variable("GOENV", "off").harmless(GO_PASSES),
        of("GOPROXY with a blank at its end, stored").stored("GOPROXY=PROXY_HERE \n").harmless(GO_PASSES),
        of("GOPROXY with a blank behind the comma").stored("GOPROXY=PROXY_HERE, off\n").harmless(GO_PASSES));
  }

  /// Names of private modules, each stored; the proxy is asked all the same, so that only the checksum counts.
  private static List<HarmfulSetting> patterns() {
    return List.of(pattern("in quotes", "\"bench.test\""), pattern("with a scheme", "https://bench.test"),
        pattern("behind a semicolon", "corp.test;bench.test"), pattern("behind a blank", "corp.test, bench.test"),
        pattern("parted by blanks", "corp.test bench.test"),
        pattern("behind a full-width comma", "a.test\uFF0Cbench.test"),
        of("GOPRIVATE behind a comma").stored("GOPRIVATE=corp.test,bench.test\n").variable("GONOPROXY", "none")
            .variable("GONOSUMDB", "").harmless(GO_PASSES));
  }

  private static HarmfulSetting pattern(String name, String value) {
    return of("GOPRIVATE " + name).stored("GOPRIVATE=" + value + "\n").variable("GONOPROXY", "none")
        .variable("GONOSUMDB", "").says(GO_FAILS, CauseCode.CONFIG_PATTERN_NEVER_MATCHES, "GOPRIVATE", UNDONE);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void isFoundExplainedAndUndone(HarmfulSetting setting) throws Exception {
    try (SettingsMachine machine = new SettingsMachine(folder, setting)) {
      ProcessResult go = machine.go();
      assertThat(judged(machine, setting, go)).as("the real tool\n" + go.err() + go.out()).isTrue();
      Report report = machine.report(go);
      List<Finding> found = Stream.concat(report.verdict().causes().stream(), report.verdict().warnings().stream())
          .toList();
      if (setting.said().isEmpty()) {
        assertThat(found).isEmpty();
        assertThat(report.remedies()).isEmpty();
        return;
      }
      assertThat(found).filteredOn(finding -> finding.code() == setting.said().get()).isNotEmpty();
      assertThat(found.toString() + report.remedies()).contains(setting.named());
      List<Remedy> automatic = report.remedies().stream()
          .filter(remedy -> remedy.isAutomatic() && remedy.cures() == setting.said().get()).toList();
      if (setting.fix() == WORDS) {
        assertThat(automatic).isEmpty();
        return;
      }
      assertThat(automatic).as(report.remedies().toString()).isNotEmpty();
      mendAndUndo(machine, setting, automatic.getFirst());
    }
  }

  private static boolean judged(SettingsMachine machine, HarmfulSetting setting, ProcessResult go) throws Exception {
    return switch (setting.judge()) {
      case GO_PASSES, GO_UNVERIFIED -> go.ok();
      case GO_FAILS -> !go.ok();
      case GIT_TRUSTS_ANYBODY -> machine.git().err().contains("not found");
      case GIT_VERIFIES -> machine.git().err().contains("certificate");
      case GIT_ENDS -> machine.git().err().contains("bad boolean config");
    };
  }

  private static void mendAndUndo(SettingsMachine machine, HarmfulSetting setting, Remedy fix) throws Exception {
    List<String> before = machine.bytes();
    JournalEntry entry = machine.desk().apply(fix);
    assertThat(machine.bytes()).isNotEqualTo(before);
    ProcessResult go = machine.go();
    switch (setting.judge()) {
      case GO_UNVERIFIED -> assertThat(go.err()).as("verifies again").contains("sum.golang.org/lookup/");
      case GO_PASSES -> assertThat(go.ok()).as(go.err()).isTrue();
      case GO_FAILS -> assertThat(go.ok() || setting.fix() == WRITTEN).as(go.err()).isTrue();
      case GIT_TRUSTS_ANYBODY -> assertThat(machine.git().err()).contains("certificate");
      case GIT_VERIFIES, GIT_ENDS -> throw new IllegalStateException("nothing to be mended");
    }
    Report after = machine.report(go);
    assertThat(Stream.concat(after.verdict().causes().stream(), after.verdict().warnings().stream()))
        .extracting(Finding::code).doesNotContain(setting.said().get());
    machine.desk().undo(entry);
    assertThat(machine.bytes()).isEqualTo(before);
  }
}
