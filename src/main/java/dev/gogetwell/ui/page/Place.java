package dev.gogetwell.ui.page;

import dev.gogetwell.model.Step;
import java.util.List;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// The places of a run: the overview and the steps of the rail. Git is shown with the modules, since a user meets both
/// as one thing.
public enum Place {
  OVERVIEW(Feather.ACTIVITY),
  SYMPTOM(Feather.MESSAGE_SQUARE, Step.SYMPTOM),
  NETWORK(Feather.WIFI, Step.NETWORK),
  DNS(Feather.MAP_PIN, Step.DNS),
  PROXY(Feather.SHUFFLE, Step.PROXY),
  HANDSHAKE(Feather.LOCK, Step.HANDSHAKE),
  CERTIFICATE(Feather.AWARD, Step.CERTIFICATE),
  MODULES(Feather.PACKAGE, Step.MODULES, Step.GIT),
  FIX(Feather.TOOL, Step.FIX),
  REPORT(Feather.FILE_TEXT, Step.REPORT);

  private final Feather icon;
  private final List<Step> steps;

  Place(Feather icon, Step... steps) {
    this.icon = icon;
    this.steps = List.of(steps);
  }

  /// The steps that are shown there.
  public List<Step> steps() {
    return steps;
  }

  /// What the place is about, where the rail is too narrow for words.
  public Feather icon() {
    return icon;
  }

  /// The key of its name.
  public String messageKey() {
    return steps.isEmpty() ? "ui.place.overview" : steps.getFirst().messageKey();
  }

  /// A name for style sheets and tests.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
