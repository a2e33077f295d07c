package dev.gogetwell.ui.step;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.ui.run.LiveRun;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was asked of the proxies and what they answered, each different talk once, refusals and the way of go first.
/// Pure.
record TunnelTalk(List<TunnelRequest> requests) {
  private static final int MOST = 3;

  TunnelTalk {
    requests = List.copyOf(requests);
  }

  static TunnelTalk of(LiveRun run) {
    Map<String, TunnelRequest> talks = new LinkedHashMap<>();
    run.evidence().stream().filter(each -> each.measurement() instanceof TunnelRequest)
        .sorted(Comparator.comparing((Evidence each) -> each.trial().isPresent())
            .thenComparing(each -> each.measurement().worked()))
        .forEach(each -> {
          TunnelRequest request = (TunnelRequest) each.measurement();
          talks.putIfAbsent(request.proxy().authority() + " " + (isAboutTarget(request) ? request.target() : "") + " "
              + request.status() + request.failure().map(failure -> failure.kind().name()).orElse(""), request);
        });
    return new TunnelTalk(talks.values().stream().limit(MOST).toList());
  }

  /// A proxy that wants a login says the same of every host.
  private static boolean isAboutTarget(TunnelRequest request) {
    return story(request) == Story.REFUSED || story(request) == Story.NO_WAY_ON;
  }

  /// What the talk comes to.
  enum Story {
    OPENED,
    LOGIN,
    REFUSED,
    NO_WAY_ON,
    SILENT
  }

  static Story story(TunnelRequest request) {
    return request.failure().map(failure -> switch (failure.kind()) {
      case PROXY_AUTH_REQUIRED -> Story.LOGIN;
      case PROXY_BAD_GATEWAY -> Story.NO_WAY_ON;
      case PROXY_REFUSED -> Story.REFUSED;
      default -> Story.SILENT;
    }).orElse(Story.OPENED);
  }
}
