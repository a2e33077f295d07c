package dev.gogetwell.lab;

import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.ScratchFolder;
import java.nio.file.Path;
import java.util.List;

/// A practice network that is up: what a child process must be given to be in it. Closing it stops the servers and
/// deletes the scratch folder. Any thread.
public final class BrokenNetwork implements AutoCloseable {
  private final Scenario scenario;
  private final LabNetwork site;
  private final ScratchFolder scratch;
  private final Path project;
  private final Path hostsFile;
  private final Environment environment;

  BrokenNetwork(
      Scenario scenario, LabNetwork site, ScratchFolder scratch, Path project, Path hostsFile,
          Environment environment) {
    this.scenario = scenario;
    this.site = site;
    this.scratch = scratch;
    this.project = project;
    this.hostsFile = hostsFile;
    this.environment = environment;
  }

  /// What was built.
  public Scenario scenario() {
    return scenario;
  }

  /// Every variable of a child process.
  public Environment environment() {
    return environment;
  }

  /// What stands in front of the words of a command that shall run where the client is.
  List<String> inFront() {
    return site.way().inFront();
  }

  /// The folder in which `go get` is run.
  public Path project() {
    return project;
  }

  /// `module@version` to ask for.
  public String module() {
    return site.module().reference();
  }

  /// The hosts file of this network.
  public Path hostsFile() {
    return hostsFile;
  }

  /// What the servers were asked.
  public ServerLog log() {
    return site.log();
  }

  @Override
  public void close() {
    site.close();
    scratch.close();
  }
}
