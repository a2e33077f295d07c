package dev.gogetwell.remedy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.truststore.RootSource;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Der;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A file of ours with a complete list of roots. The new ones come first, with name and fingerprint, so that a person
/// who opens the file sees at once whom it trusts beyond the sources.
final class TrustBundleApplier implements Applier<Change.TrustBundle> {
  @Override
  public void plan(Change.TrustBundle change, Draft draft, Path folder) throws RemedyException {
    String byHand = "cat " + String.join(" ", change.sources()) + " … > " + change.name();
    // No command makes exactly this list, and one that almost does would leave its user without an authority.
    draft.file(Path.of(change.name()), byHand)
        .change(Optional.of(content(change).getBytes(StandardCharsets.UTF_8)), "");
  }

  private static String content(Change.TrustBundle change) throws RemedyException {
    StringBuilder text = new StringBuilder("# Made by GoGetWell. A complete list: whoever is given it reads no other.\n");
    Set<Der> written = new LinkedHashSet<>();
    for (Der root : change.added()) {
      if (written.add(root)) {
        PemBlock block = new PemBlock(root);
        text.append("\n# added: ").append(block.description()).append('\n').append(block.bare());
      }
    }
    for (String source : change.sources()) {
      List<Der> roots;
      try {
        roots = new RootSource(source).read();
      } catch (IOException e) {
        throw RemedyErrors.of("unreadable", e, source);
      }
      text.append("\n# ").append(roots.size()).append(" from ").append(source).append('\n');
      roots.stream().filter(written::add).forEach(root -> text.append(new PemBlock(root).bare()));
    }
    if (written.isEmpty()) {
      throw RemedyErrors.of("empty-bundle", change.name());
    }
    return text.toString();
  }

  /// The draft was planned for a place in the scratch folder, where the other changes of the remedy look for it.
  @Override
  public Environment overriding(Change.TrustBundle change, Draft draft, Environment seen, Path folder)
      throws RemedyException, IOException {
    Files.write(Path.of(change.name()), draft.file(Path.of(change.name()), "").after().orElseThrow());
    return seen;
  }

  @Override
  public List<String> overriddenBy(Change.TrustBundle change) {
    return List.of();
  }

  @Override
  public void requireEffective(Change.TrustBundle change) throws RemedyException {
    try {
      new RootSource(change.name()).read();
    } catch (IOException e) {
      throw RemedyErrors.of("unreadable", e, change.name());
    }
  }
}
