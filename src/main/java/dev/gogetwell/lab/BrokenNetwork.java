package dev.gogetwell.lab;

import dev.gogetwell.lab.server.ServerLog;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/// A practice network that is up: what a child process must be given to be in it. Closing it stops the servers and
/// deletes the scratch folder. Any thread.
public final class BrokenNetwork implements AutoCloseable {
  private final Scenario scenario;
  private final Site site;
  private final Path scratch;
  private final Path project;
  private final Path hostsFile;
  private final Map<String, String> environment;

  BrokenNetwork(
      Scenario scenario, Site site, Path scratch, Path project, Path hostsFile, Map<String, String> environment) {
    this.scenario = scenario;
    this.site = site;
    this.scratch = scratch;
    this.project = project;
    this.hostsFile = hostsFile;
    this.environment = Map.copyOf(environment);
  }

  /// What was built.
  public Scenario scenario() {
    return scenario;
  }

  /// Every variable of a child process.
  public Map<String, String> environment() {
    return environment;
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
    try {
      Files.walkFileTree(scratch, new Remover());
    } catch (IOException e) {
      // A file that is still in use stays in the folder for temporary files; nothing depends on it.
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, java.io.@org.jspecify.annotations.Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
