package dev.gogetwell.remedy;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Optional;

/// Another list of module proxies, to be previewed, tried, applied and undone as every other remedy. Pure.
public final class ProxyListRemedy {
  /// How the journal names it.
  public static final String ID = "GOPROXY";

  private ProxyListRemedy() {}

  /// Sets GOPROXY where the present value stands.
  public static Remedy of(Settings settings, String list) {
    return new Remedy(ID, CauseCode.GOPROXY_NO_FALLTHROUGH, Harm.SMALL, Message.of("remedy.goproxy.title"),
        Message.of("remedy.goproxy.why", list), List.of(SettingChange.of(settings, "GOPROXY", Optional.of(list))),
        List.of());
  }
}
