package dev.gogetwell.cli;

import dev.gogetwell.generate.ProjectFilesMaker;
import dev.gogetwell.generate.ProjectFilesMaker.Kind;
import dev.gogetwell.generate.ProjectWish;
import dev.gogetwell.generate.UnfitWishException;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gogetwell generate dockerfile|ci|renovate|dependabot`: files for the project in a folder. Contacts nobody. One
/// thread.
public abstract class GenerateProjectCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final GenerateServices services;

  @Mixin private final GeneratedOutput output = new GeneratedOutput();

  @Option(names = "--project", paramLabel = "DIR", descriptionKey = "generate.project")
  private Optional<Path> project = Optional.empty();

  @Option(names = "--goproxy", paramLabel = "LIST", descriptionKey = "generate.goproxy")
  private Optional<String> goproxy = Optional.empty();

  GenerateProjectCommand(Terminal terminal, GenerateServices services) {
    this.terminal = terminal;
    this.services = services;
  }

  /// What is to be made.
  ///
  /// @param main the package that is built
  /// @param runtime the image that it runs in
  record Asked(Kind kind, String main, String runtime) {
    Asked(Kind kind) {
      this(kind, ".", ProjectWish.RUNTIME);
    }
  }

  abstract Asked asked();

  @Override
  public final Integer call() throws InterruptedException, UsageException {
    Path folder = project.orElse(services.workingFolder());
    Asked asked = asked();
    try {
      String mod = RegularFile.at(folder.resolve("go.mod")).text(InputLimit.MODULE_FILE);
      ProjectWish wish = ProjectWish.of(mod, Files.exists(folder.resolve("go.sum")), proxies(),
          services.settings().read().goEnvValue("GOPRIVATE"), asked.main(), asked.runtime());
      return output.deliver(terminal, new ProjectFilesMaker().make(asked.kind(), wish));
    } catch (UnfitWishException e) {
      throw new UsageException(e.what());
    } catch (IOException e) {
      throw new UsageException(Message.of("cli.project.no-module", folder));
    }
  }

  /// What is set here, unless it holds a password: that belongs into no file of a project.
  private String proxies() throws InterruptedException {
    if (goproxy.isPresent()) {
      return goproxy.get();
    }
    String here = services.settings().read().goEnvValue("GOPROXY");
    return here.isEmpty() || here.equals("off") || here.indexOf('@') >= 0 ? ProjectWish.GOPROXY : here;
  }

  /// `gogetwell generate dockerfile`.
  @Command(name = "dockerfile", mixinStandardHelpOptions = true)
  public static final class OfDockerfile extends GenerateProjectCommand {
    @Option(names = "--main", paramLabel = "./cmd/app", descriptionKey = "main")
    private String main = ".";

    @Option(names = "--runtime-image", paramLabel = "IMAGE", descriptionKey = "runtime-image")
    private String runtime = ProjectWish.RUNTIME;

    /// A command that writes to `terminal`.
    public OfDockerfile(Terminal terminal, GenerateServices services) {
      super(terminal, services);
    }

    @Override
    Asked asked() {
      return new Asked(Kind.DOCKERFILE, main, runtime);
    }
  }

  /// `gogetwell generate ci`.
  @Command(name = "ci", mixinStandardHelpOptions = true)
  public static final class OfJobs extends GenerateProjectCommand {
    /// Where the jobs run.
    public enum Host {
      GITHUB,
      GITLAB,
      JENKINS
    }

    @Option(names = "--for", paramLabel = "github|gitlab|jenkins", descriptionKey = "for", required = true,
        converter = Words.class)
    private Host host = Host.GITHUB;

    /// A command that writes to `terminal`.
    public OfJobs(Terminal terminal, GenerateServices services) {
      super(terminal, services);
    }

    @Override
    Asked asked() {
      return new Asked(switch (host) {
        case GITHUB -> Kind.GITHUB;
        case GITLAB -> Kind.GITLAB;
        case JENKINS -> Kind.JENKINS;
      });
    }

    /// Reads the words of the command line.
    static final class Words extends EnumWords<Host> {
      Words() {
        super(Host.class);
      }
    }
  }

  /// `gogetwell generate renovate`.
  @Command(name = "renovate", mixinStandardHelpOptions = true)
  public static final class OfRenovate extends GenerateProjectCommand {
    /// A command that writes to `terminal`.
    public OfRenovate(Terminal terminal, GenerateServices services) {
      super(terminal, services);
    }

    @Override
    Asked asked() {
      return new Asked(Kind.RENOVATE);
    }
  }

  /// `gogetwell generate dependabot`.
  @Command(name = "dependabot", mixinStandardHelpOptions = true)
  public static final class OfDependabot extends GenerateProjectCommand {
    /// A command that writes to `terminal`.
    public OfDependabot(Terminal terminal, GenerateServices services) {
      super(terminal, services);
    }

    @Override
    Asked asked() {
      return new Asked(Kind.DEPENDABOT);
    }
  }
}
