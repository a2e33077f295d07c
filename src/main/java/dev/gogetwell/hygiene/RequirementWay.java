package dev.gogetwell.hygiene;

import dev.gogetwell.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// The way on which a module is required, as it is drawn: what is long is drawn by its two ends. Pure; any thread.
public final class RequirementWay {
  /// Of a longer way the middle is left out.
  private static final int MOST = 8;
  private static final int AT_EACH_END = 3;

  private RequirementWay() {}

  /// What a box stands for.
  public enum Kind {
    /// The module of the user.
    MAIN,
    /// One that requires the next.
    BETWEEN,
    /// Several that are not drawn.
    LEFT_OUT,
    /// The one that the finding is about.
    MEANT
  }

  /// One box.
  ///
  /// @param reference `path@version`, or how many for those that are left out
  public record Stop(Kind kind, String reference) {
    /// What stands in it.
    public String name(Texts texts) {
      int at = reference.lastIndexOf('@');
      return kind == Kind.LEFT_OUT ? texts.get("hygiene.way.more", reference)
          : at < 0 ? reference : reference.substring(0, at);
    }

    /// What stands below: the version, or that it is the user's own module.
    public String below(Texts texts) {
      int at = reference.lastIndexOf('@');
      return switch (kind) {
        case MAIN -> texts.get("hygiene.way.main");
        case LEFT_OUT -> "";
        case BETWEEN, MEANT -> at < 0 ? "" : reference.substring(at + 1);
      };
    }
  }

  /// The boxes of a way.
  ///
  /// @param via from the main module to the one that is meant
  public static List<Stop> of(List<String> via) {
    List<Stop> stops = new ArrayList<>();
    boolean cut = via.size() > MOST;
    for (int i = 0; i < via.size(); i++) {
      Kind kind = i == 0 ? Kind.MAIN : i == via.size() - 1 ? Kind.MEANT : Kind.BETWEEN;
      if (!cut || i < AT_EACH_END || i >= via.size() - AT_EACH_END) {
        stops.add(new Stop(kind, via.get(i)));
      } else if (i == AT_EACH_END) {
        stops.add(new Stop(Kind.LEFT_OUT, String.valueOf(via.size() - 2 * AT_EACH_END)));
      }
    }
    return List.copyOf(stops);
  }
}
