package dev.gogetwell.ui.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the window stood and what was checked last, for the next start. Blocks for a small file; a file that cannot be
/// read gives nothing.
public interface WindowMemory {
  /// What was kept.
  Kept read();

  /// Keeps it.
  void write(Kept kept) throws ServiceException;

  /// What is worth remembering.
  ///
  /// @param project the folder that was checked last, as long as there is one
  /// @param guesses the practice networks whose cause was guessed, and whether that was right
  record Kept(Optional<Placement> placement, Optional<Path> project, Map<String, Boolean> guesses) {
    /// What a first start knows.
    public static final Kept NOTHING = new Kept(Optional.empty(), Optional.empty(), Map.of());

    public Kept {
      guesses = Map.copyOf(guesses);
    }

    /// The same with the window elsewhere.
    public Kept at(Placement other) {
      return new Kept(Optional.of(other), project, guesses);
    }

    /// The same with another project.
    public Kept with(Path other) {
      return new Kept(placement, Optional.of(other), guesses);
    }

    /// The same with what was guessed until now.
    public Kept guessed(Map<String, Boolean> other) {
      return new Kept(placement, project, other);
    }
  }

  /// Place and size of the window, in the units of the screen.
  record Placement(double x, double y, double width, double height, boolean maximized) {
    /// How much of the title has to be seen so that somebody can take hold of it.
    private static final double HOLD = 120;

    /// The same on one of the screens that there are now; empty if nobody could reach it there.
    public Optional<Placement> on(List<Bounds> screens) {
      if (!(Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(width) && Double.isFinite(height))) {
        return Optional.empty();
      }
      return screens.stream().filter(this::isHeldBy).findFirst().map(screen -> new Placement(x, Math.max(y,
          screen.y()), Math.min(width, screen.width()), Math.min(height, screen.height()), maximized));
    }

    private boolean isHeldBy(Bounds screen) {
      double seen = Math.min(x + width, screen.x() + screen.width()) - Math.max(x, screen.x());
      return seen >= HOLD && y >= screen.y() - HOLD / 4 && y <= screen.y() + screen.height() - HOLD / 2;
    }
  }

  /// What a screen has room for.
  record Bounds(double x, double y, double width, double height) {}
}
