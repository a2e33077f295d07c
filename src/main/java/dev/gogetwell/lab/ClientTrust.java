package dev.gogetwell.lab;

import dev.gogetwell.lab.server.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whom the clients of a practice network believe. At first everybody believes the network's own authority, which also
/// is its public list. Filled while a network is built; one thread.
public final class ClientTrust {
  private final List<Issued> publicly = new ArrayList<>();
  private final List<Issued> byGo = new ArrayList<>();
  private Optional<List<Issued>> byGit = Optional.empty();
  private GoFile goFile = GoFile.WRITTEN;

  private enum GoFile {
    WRITTEN,
    MISSING,
    FOLDER
  }

  ClientTrust(Issued root) {
    publicly.add(root);
    byGo.add(root);
  }

  /// The public list holds another root.
  public ClientTrust publicly(Issued root) {
    publicly.add(root);
    return this;
  }

  /// Somebody installed a root where go reads it.
  public ClientTrust installed(Issued root) {
    byGo.add(root);
    return this;
  }

  /// The file that go is told to read holds nothing but these.
  public ClientTrust onlyForGo(Issued... roots) {
    byGo.clear();
    byGo.addAll(List.of(roots));
    return this;
  }

  /// The file that go is told to read does not exist.
  public ClientTrust fileMissing() {
    goFile = GoFile.MISSING;
    return this;
  }

  /// Where go is told to read a file, there is a folder.
  public ClientTrust folderForFile() {
    goFile = GoFile.FOLDER;
    return this;
  }

  /// git is told to read these and nothing else.
  public ClientTrust forGit(Issued... roots) {
    byGit = Optional.of(List.of(roots));
    return this;
  }

  /// Writes the public list.
  Path writePublic(Path folder) throws IOException {
    return Files.writeString(folder.resolve("roots.pem"), pem(publicly));
  }

  /// Writes what SSL_CERT_FILE shall name.
  Path writeForGo(Path folder) throws IOException {
    Path path = folder.resolve("client-roots.pem");
    return switch (goFile) {
      case WRITTEN -> Files.writeString(path, pem(byGo));
      case MISSING -> path;
      case FOLDER -> Files.createDirectory(path);
    };
  }

  /// Writes git's own list, where it has one.
  Optional<Path> writeForGit(Path folder) throws IOException {
    return byGit.isEmpty() ? Optional.empty()
        : Optional.of(Files.writeString(folder.resolve("git-roots.pem"), pem(byGit.get())));
  }

  private static String pem(List<Issued> roots) {
    return roots.stream().map(Issued::pem).collect(Collectors.joining());
  }
}
