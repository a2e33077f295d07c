package dev.gogetwell.report;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Tool;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The machine of story A: its settings, how looking at it ended, its steps and what could be done.
final class InspectedMachine {
  private final UnaryOperator<String> outside;

  InspectedMachine(UnaryOperator<String> outside) {
    this.outside = outside;
  }

  private String out(String text) {
    return outside.apply(text);
  }

  Settings settings() {
    Origin builtIn = new Origin(Origin.Kind.BUILT_IN, "");
    Origin shell = new Origin(Origin.Kind.ENVIRONMENT, out("zsh"));
    Map<String, Setting> go = new LinkedHashMap<>();
    go.put("GOPROXY", new Setting("GOPROXY", out("https://proxy.golang.org,direct"), builtIn, List.of()));
    go.put("GOSUMDB", new Setting("GOSUMDB", out("sum.golang.org"), builtIn, List.of()));
    go.put("GOFLAGS", new Setting("GOFLAGS", out("-mod=mod"),
        new Origin(Origin.Kind.GO_ENV_FILE, out("/opt/go/env")),
        List.of(new Setting.Hidden(out("-v"), builtIn))));
    Map<String, Setting> env = new LinkedHashMap<>();
    env.put("HTTPS_PROXY", new Setting("HTTPS_PROXY", out("http://proxy.acme.example:8080"), shell, List.of()));
    env.put("NO_PROXY", new Setting("NO_PROXY", out("localhost,127.0.0.1"), shell, List.of()));
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.LOGIN_SHELL, out("zsh")), "linux",
        Optional.of(new Tool(out("/usr/local/go/bin/go"), "go1.26.4")),
        Optional.of(new Tool(out("/usr/bin/git"), "2.43.0")), go, env,
        List.of(new Setting("http.proxy", out("http://proxy.acme.example:8080"),
            new Origin(Origin.Kind.GIT_GLOBAL, out("/etc/gitconfig")), List.of())),
        List.of(new Settings.Elsewhere(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""),
            Map.of("HTTP_PROXY", out("http://proxy.acme.example:3128")),
            List.of(Message.of("osproxy.note.script", out("http://proxy.acme.example/proxy.pac"))))),
        List.of(new Failure(Operation.SETTINGS, FailureKind.MALFORMED_SETTING, out("line 3: no equals sign"))),
        List.of(out("/opt/go/bin/go")));
  }

  List<StepStatus> steps() {
    return List.of(
        new StepStatus(Step.SYMPTOM, StepState.FINE, Message.of("sample.step.symptom")),
        new StepStatus(Step.NETWORK, StepState.FINE, Message.of("sample.step.network")),
        new StepStatus(Step.DNS, StepState.UNTESTABLE, Message.of("sample.step.dns")),
        new StepStatus(Step.PROXY, StepState.FINE, Message.of("sample.step.proxy", "3")),
        new StepStatus(Step.HANDSHAKE, StepState.CONSEQUENCE, Message.of("sample.step.handshake")),
        new StepStatus(Step.CERTIFICATE, StepState.CAUSE,
            Message.of("sample.step.certificate", out("FortiGate CA"))),
        new StepStatus(Step.MODULES, StepState.WAITING, Message.of("sample.step.modules")),
        new StepStatus(Step.GIT, StepState.NOTE, Message.of("sample.step.git")));
  }

  List<Remedy> remedies() {
    return List.of(
        new Remedy("R1", CauseCode.CERT_MITM, Harm.SMALL, Message.of("sample.fix.trust", out("FortiGate CA")),
            Message.of("sample.fix.trust.why"),
            List.of(new Change.UserEnvironment("SSL_CERT_FILE", Optional.of(out("/srv/roots.pem")), Optional.empty())),
            List.of()),
        new Remedy("R2", CauseCode.CERT_MITM, Harm.NONE, Message.of("sample.fix.it"), Message.of("sample.fix.it.why"),
            List.of(), List.of(Message.of("sample.fix.it.step"))),
        new Remedy("R3", CauseCode.CERT_MITM, Harm.SMALL, Message.of("sample.fix.mirror", "goproxy.cn"),
            Message.of("sample.fix.mirror.why"),
            List.of(new Change.GoEnv("GOPROXY", Optional.of(out("https://goproxy.cn,direct")), Optional.empty()),
                new Change.GitConfig("http.sslCAInfo", Optional.empty(), Optional.of(out("/etc/old.pem")),
                    Optional.of(out("/etc/gitconfig")))),
            List.of()));
  }

  List<TaskEnding> endings(Experiment tried) {
    return List.of(ending(new RunTask.HopLook(new HopId("proxy-1")), TaskEnding.How.COMPLETE, 3),
        ending(new RunTask.Trying(tried), TaskEnding.How.COMPLETE, 2),
        ending(new RunTask.HopLook(new HopId("sumdb")), TaskEnding.How.CUT, 1),
        ending(new RunTask.Witness(), TaskEnding.How.CANCELLED, 0),
        ending(new RunTask.OtherSettings(), TaskEnding.How.UNKNOWN, 0),
        new TaskEnding(new RunTask.TrustStores(), TaskEnding.How.CRASHED, Duration.ofMillis(90), 0,
            Optional.of(out("GW-0A1B"))));
  }

  private static TaskEnding ending(RunTask task, TaskEnding.How how, int pieces) {
    return new TaskEnding(task, how, Duration.ofMillis(90), pieces, Optional.empty());
  }
}
