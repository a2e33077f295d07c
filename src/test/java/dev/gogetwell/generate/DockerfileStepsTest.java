package dev.gogetwell.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.generate.ProjectFilesMaker.Kind;
import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.file.TreeDeletion;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// No container engine is here, so the steps of the stage that builds are done by hand, each as it stands in the file,
/// in a folder in place of the root: behind an inspection whose authority comes as a secret.
class DockerfileStepsTest {
  private static final ModuleArchive LIB = ModuleArchive.create("code.example.test/team/lib", "v1.4.2");

  @TempDir(cleanup = CleanupMode.NEVER) private Path root;
  private final LabAuthority company = LabAuthority.create("Company Inspection", Instant.now());
  private final ChecksumDatabase database = ChecksumDatabase.create("sums.example.test", List.of(LIB), 2);
  private TcpServer proxy;
  private Environment seen;
  private Path go;

  @BeforeEach
  void putUp() throws IOException {
    Environment here = Environment.ofThisProcess();
    assumeTrue(here.os() == OperatingSystem.LINUX, "skipped: go reads SSL_CERT_FILE on Linux only");
    Optional<Path> found = ProgramSearch.find("go", here, List.of(Path.of("/usr/local/go/bin")));
    assumeTrue(found.isPresent(), "skipped: no go on this machine");
    go = found.orElseThrow();
    proxy = TcpServer.start(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), TlsServer.always(
        new TlsBehaviour.Serve(company.identity(LabAuthority.Form.GOOD, List.of("127.0.0.1"))),
        new ModuleProxy("proxy", "", List.of(LIB), database, Duration.ZERO, new ServerLog())));
    seen = Environment.of(here.os(), Map.of("PATH", go.getParent() + ":/usr/bin:/bin",
        "HOME", root.resolve("root").toString(), "GOMODCACHE", root.resolve("go/pkg/mod").toString(), "GOSUMDB", database.verifierKey(), "TARGETOS", "linux",
        "TARGETARCH", System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64",
        "SSL_CERT_DIR", Files.createDirectories(root.resolve("nothing")).toString()));
    for (String folder : List.of("root", "src", "out", "run/go", "run/secrets", "etc/ssl/certs", "context")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.writeString(root.resolve("etc/ssl/certs/ca-certificates.crt"),
        LabAuthority.create("Public", Instant.now()).rootPem());
    Files.writeString(root.resolve("context/go.mod"),
        "module app.example.test/app\n\ngo 1.21\n\nrequire " + LIB.path() + " v1.4.2\n");
    Files.writeString(root.resolve("context/go.sum"), LIB.sumLines());
    Files.writeString(root.resolve("context/main.go"), "package main\n\nimport \"" + LIB.path()
        + "\"\n\nfunc main() { println(lib.Hello()) }\n");
  }

  @AfterEach
  void takeDown() {
    if (proxy != null) {
      proxy.close();
    }
    TreeDeletion.delete(root);
  }

  @Test
  void theProgramIsBuiltWithTheCompanysAuthorityAsASecretAndNotWithoutIt() throws Exception {
    String dockerfile = new ProjectFilesMaker().make(Kind.DOCKERFILE, ProjectWish.of(
        Files.readString(root.resolve("context/go.mod")), true, "https://127.0.0.1:" + proxy.port(), "", ".",
        ProjectWish.RUNTIME)).files().getFirst().content();
    ProcessResult without = steps(dockerfile);
    assertThat(without.ok()).isFalse();
    assertThat(without.err()).contains("certificate signed by unknown authority");

    Files.writeString(root.resolve("run/secrets/company_ca"), company.rootPem());
    ProcessResult with = steps(dockerfile);
    assertThat(with.ok()).as(with.err()).isTrue();
    ProcessResult program = run(List.of(root.resolve("out/app").toString()), seen);
    assertThat(program.err()).isEqualTo("fetched\n");
    try (Stream<Path> left = Files.walk(root.resolve("src"))) {
      assertThat(left.filter(Files::isRegularFile)).as("what the layer of the sources holds")
          .extracting(file -> file.getFileName().toString()).containsExactlyInAnyOrder("go.mod", "go.sum", "main.go");
    }
  }

  /// Does the steps up to the second FROM; the first one that fails ends them.
  private ProcessResult steps(String dockerfile) throws IOException, InterruptedException {
    Environment environment = seen;
    ProcessResult last = run(List.of("true"), seen);
    for (String line : dockerfile.replace("\\\n", " ").split("\n")) {
      String[] words = line.strip().split("\\s+", 2);
      switch (words[0]) {
        case "ENV", "ARG" -> {
          for (String pair : words[1].split("\\s+")) {
            if (pair.contains("=")) {
              String[] named = pair.split("=", 2);
              environment = environment.with(named[0], named[1]);
            }
          }
        }
        case "COPY" -> copy(words[1]);
        case "RUN" -> {
          String script = words[1].replaceAll("--mount=\\S+", "");
          for (String path : List.of("/etc/ssl/certs/", "/run/secrets/", "/run/go/", "/out/")) {
            script = script.replace(path, root + path);
          }
          last = run(List.of("sh", "-c", script), environment);
          if (!last.ok()) {
            return last;
          }
        }
        case "FROM" -> {
          if (!line.contains(" AS build")) {
            return last;
          }
        }
        default -> { }
      }
    }
    throw new AssertionError("no second stage");
  }

  private void copy(String what) throws IOException {
    List<String> names = new ArrayList<>(List.of(what.split(" ")));
    names.removeLast();
    try (Stream<Path> files = Files.list(root.resolve("context"))) {
      for (Path file : files.toList()) {
        if (names.contains(".") || names.contains(file.getFileName().toString())) {
          Files.write(root.resolve("src").resolve(file.getFileName()), Files.readAllBytes(file));
        }
      }
    }
  }

  private ProcessResult run(List<String> words, Environment environment) throws IOException, InterruptedException {
    return new Processes().run(ProcessSpec.of(words, environment, root.resolve("src"), Duration.ofSeconds(180)));
  }
}
