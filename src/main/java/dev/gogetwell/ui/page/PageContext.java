package dev.gogetwell.ui.page;

import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.MirrorBench;
import dev.gogetwell.ui.port.PasteReader;
import dev.gogetwell.ui.run.Background;
import java.util.Optional;

/// What every page is given.
///
/// @param reader reads what a tool printed
/// @param comparing what module proxies can be compared with; empty for a run that was only opened
public record PageContext(Widgets parts, Background background, PasteReader reader, Navigation navigation,
    Optional<Comparing> comparing) {
  /// Module proxies can be compared.
  ///
  /// @param references whom this user lets a run ask
  public record Comparing(MirrorBench mirrors, ReferenceHosts references) {}
}
