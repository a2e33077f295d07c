package dev.gogetwell.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is run with secrets planted in all that it reads: words for each command, and the options that take a file.
final class PlantedCommands {
  /// The words of each command; `%` stands for the folder with the input files. Every command has a line here.
  static final Map<String, List<String>> COMMANDS = new TreeMap<>(Map.ofEntries(
      Map.entry("check", List.of("check " + Plants.MODULE + "@v1.0.0 --only-go-hosts --timeout 15s --json %/r.json "
              + "--html %/r.html --metrics %/r.prom --project %/project", "check --from %/r.json --json %/old.json",
          "check --from %/r.json --json -", "check --from %/r.json --otlp http://127.0.0.1:%http",
          "check --from %/r.json --otlp env", "check --otlp http://u:%/paste@127.0.0.1",
          "check " + Plants.MODULE + "@v1.0.2 --only-go-hosts --timeout 15s --otlp http://127.0.0.1:%http --json -",
          "check " + Plants.MODULE + "@v1.0.0 --only-go-hosts --timeout 1s --hosts %/paste --deep",
          "check --from %/paste", "check --nonsense=%/paste", "check github.com/a/b --from %/none")),
      Map.entry("explain", List.of("explain %/paste", "explain %/paste --json", "explain --json=%/x.json %/paste", "explain --batch %/batch.jsonl",
          "explain %/none", "explain --ci %/paste", "explain --format json %/paste", "explain --format github %/paste",
          "explain --format step-summary %/paste", "explain --format gitlab %/paste", "explain --format junit %/paste",
          "explain --format sarif %/paste")),
      Map.entry("route", List.of("route " + Plants.MODULE + "@v1.0.0 --timeout 10s", "route " + Plants.MODULE + " --json "
          + "--timeout 10s", "route " + Plants.MODULE + " --json=%/ro.json --timeout 10s")),
      Map.entry("hosts", List.of("hosts " + Plants.MODULE + "@v1.0.0 --project %/project --timeout 10s --csv %/h.csv "
          + "--json %/h.json --letter %/h.html", "hosts --project %/project --timeout 10s --letter -", "hosts --project %/none")),
      Map.entry("mirrors", List.of("mirrors " + Plants.MODULE + "@v1.0.0 --only-go-hosts", "mirrors " + Plants.MODULE
          + "@v1.0.0 --hosts %/paste --json=%/m.json", "mirrors --use https://a.example,direct", "mirrors --use %/paste")),
      Map.entry("watch", List.of("watch " + Plants.MODULE + "@v1.0.0 --only-go-hosts --timeout 10s --count 1 --project "
          + "%/project --hosts %/paste", "watch " + Plants.MODULE + "@v1.0.0 --only-go-hosts --timeout 10s --count 1 --json",
          "watch " + Plants.MODULE + "@v1.0.3 --only-go-hosts --timeout 10s --count 1 --json=%/w.jsonl --otlp "
              + "http://127.0.0.1:%http",
          "watch " + Plants.MODULE + " --only-go-hosts --timeout 10s --count 1", "watch --history",
          "watch --history --json")),
      Map.entry("fleet", List.of("fleet %/r.json", "fleet % --json %/f.json --html %/f.html", "fleet %/paste",
          "fleet %/none", "fleet %/captures --json -")),
      Map.entry("timeline", List.of("timeline %/captures/a.pcapng --keylog %/paste", "timeline %/captures/a.pcapng --json -",
          "timeline %/captures/a.pcapng --json %/t.json", "timeline %/captures/a.pcapng --fields",
          "timeline --batch %/captures", "timeline %/none", "timeline %/paste", "timeline 127.0.0.1:%tls",
          "timeline 127.0.0.1:%tls --json - --sni git." + Plants.COMPANY)),
      Map.entry("probe", List.of("probe --export %/probe.go", "probe --export %/paste")),
      Map.entry("fix", List.of("fix list", "fix list --json", "fix list --json=%/fl.json", "fix show", "fix list --from %/r.json", "fix undo",
          "fix export --to %/a.pem", "fix list --from %/paste", "fix list --from %/none")),
      Map.entry("repeat", List.of("repeat", "repeat --from %/r.json", "repeat E1 E2 E3 E4 E5 --from %/r.json --shell powershell",
          "repeat --from %/paste", "repeat --from %/none", "repeat E9999")),
      Map.entry("compare", List.of("compare %/r.json", "compare %/r.json %/r.json --json -", "compare %/paste %/r.json",
          "compare %/r.json %/none", "compare %/r.json %/old.json --json %/c.json", "compare %/old.json --json %/paste")),
      Map.entry("env", List.of("env", "env --json", "env --json=%/e.json")),
      Map.entry("hygiene", List.of("hygiene --project %/project --timeout 30s",
          "hygiene --project %/project --timeout 30s --json", "hygiene --project %/project --timeout 30s --sarif",
          "hygiene --project %/project --timeout 30s --json=%/hy.json --sarif=%/hy.sarif --html %/hy.html",
          "hygiene --project %/project --licences %/paste --json", "hygiene --project %/none",
          "hygiene --project %/project --timeout 20s --govulncheck %/paste --vulndb %/captures --json")),
      Map.entry("generate", List.of("generate cache --upstream https://goproxy.cn --resolver 127.0.0.1",
          "generate cache --upstream https://goproxy.cn --resolver 127.0.0.1 --json", "generate cache",
          "generate cache --upstream https://goproxy.cn --resolver 127.0.0.1 --place lan --to %/paste",
          "generate cache --kind athens --upstream https://goproxy.cn --resolver 127.0.0.1",
          "generate dockerfile --project %/project", "generate dockerfile --project %/project --json",
          "generate ci --for github --project %/project", "generate renovate --project %/none",
          "generate dependabot --project %/project --to %/paste")),
      Map.entry("help", List.of("help", "help check", "help %/paste")),
      Map.entry("verify-chain", List.of("verify-chain %/paste --host git." + Plants.COMPANY,
          "verify-chain %/paste --json --roots %/paste --host git." + Plants.COMPANY, "verify-chain %/none",
          "verify-chain --batch %/batch.jsonl", "verify-chain %/chain.pem --host git." + Plants.COMPANY,
          "verify-chain %/chain.pem --json --host git." + Plants.COMPANY + " --roots %/chain.pem",
          "verify-chain %/chain.pem --json=%/v.json --host git." + Plants.COMPANY)),
      Map.entry("lab", List.of("lab list", "lab list --json", "lab run none -- sh %/none"))));

  /// Options and parameters that name a file, and which words above give them one with plants.
  static final Set<String> FILES = Set.of("check --metrics", "check --project", "check --json",
      "check --html", "check --hosts",
      "check --from", "compare A.json", "compare B.json", "compare --json", "explain FILE|-", "explain --batch",
      "explain --json", "env --json", "route --json", "fix --json", "verify-chain --json",
      "watch --json", "watch --project", "watch --hosts", "fleet DIR|FILE|-", "fleet --json", "fleet --html",
      "hosts --project", "hygiene --project", "hygiene --json", "hygiene --sarif", "hygiene --html", "hygiene --govulncheck",
      "hygiene --vulndb", "hygiene --licences", "hosts --csv", "hosts --json", "hosts --letter", "mirrors --hosts",
      "mirrors --json", "repeat --from", "timeline FILE|HOST[:PORT]", "timeline --keylog",
      "timeline --json", "timeline --batch", "timeline --pcapng", "probe --export", "fix --from", "fix --to",
      "verify-chain CHAIN.pem", "verify-chain --roots", "verify-chain --batch");

  private PlantedCommands() {}
}
