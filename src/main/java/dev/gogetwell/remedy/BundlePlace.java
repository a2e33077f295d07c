package dev.gogetwell.remedy;

import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Puts the bundle of a remedy at a real place. A plan names it below `~`, which neither Go nor a shell's quotes
/// expand, and a try needs it among the scratch files; the settings that name the bundle follow it. Pure.
///
/// @param place the real place for a planned path
record BundlePlace(UnaryOperator<String> place) {
  /// Below the user's home.
  static BundlePlace below(Optional<Path> home) {
    return new BundlePlace(path -> path.startsWith("~/") && home.isPresent()
        ? home.get().resolve(path.substring(2)).toString() : path);
  }

  /// In a scratch folder.
  static BundlePlace in(Path folder) {
    return new BundlePlace(path -> folder.resolve("roots-" + Path.of(path).getFileName()).toString());
  }

  /// The changes with real paths.
  List<Change> changes(Remedy remedy) {
    Set<String> bundles = remedy.changes().stream().filter(change -> change instanceof Change.TrustBundle)
        .map(Change::name).collect(Collectors.toSet());
    UnaryOperator<Optional<String>> follow =
        value -> value.map(text -> bundles.contains(text) ? place.apply(text) : text);
    return remedy.changes().stream().<Change>map(change -> switch (change) {
      case Change.GoEnv go -> go;
      case Change.GitConfig git ->
          new Change.GitConfig(git.name(), follow.apply(git.value()), git.expected(), git.file());
      case Change.GitConfigAdded git -> git;
      case Change.SshHost host -> host;
      case Change.NewModule module -> module;
      case Change.PutAside file -> file;
      case Change.UserEnvironment user ->
          new Change.UserEnvironment(user.name(), follow.apply(user.value()), user.expected());
      case Change.TrustBundle bundle ->
          new Change.TrustBundle(place.apply(bundle.name()), bundle.sources(), bundle.added());
    }).toList();
  }
}
