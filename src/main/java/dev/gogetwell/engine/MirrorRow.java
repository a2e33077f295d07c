package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.engine.ComparedMirrors.Files;
import dev.gogetwell.model.Message;
import dev.gogetwell.probe.SeenMirror;
import dev.gogetwell.probe.SeenMirror.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One line of a comparison of module proxies, for whoever shows it. Immutable; any thread.
///
/// @param host whom was asked
/// @param good whether `go` could use it
/// @param best whether it is the recommended one
/// @param trouble the raw words of what went wrong; hostile
/// @param shown what else it showed
public record MirrorRow(Group group, String host, Duration took, boolean good, boolean best, Optional<String> trouble,
    List<Message> shown) {
  public MirrorRow {
    shown = List.copyOf(shown);
  }

  /// What it is.
  public enum Group { MIRROR, OWN, DATABASE }

  /// The lines of a comparison, group by group.
  public static List<MirrorRow> of(ComparedMirrors seen) {
    List<MirrorRow> rows = new ArrayList<>();
    Optional<SeenMirror> best = seen.recommended();
    seen.mirrors().forEach(mirror -> rows.add(new MirrorRow(Group.MIRROR, Mirrors.host(mirror.url()), mirror.took(),
        mirror.hasVersion() && seen.files(mirror) != Files.OTHER, best.filter(mirror::equals).isPresent(),
        raw(mirror), shown(seen, mirror))));
    seen.own().forEach(own -> rows.add(new MirrorRow(Group.OWN, Mirrors.host(own.url()), own.took(),
        !seen.leftOut().contains(own), false, raw(own), shown(seen, own))));
    seen.databases().forEach(database -> {
      boolean holds = database.checksums() == Share.YES;
      rows.add(new MirrorRow(Group.DATABASE, Mirrors.host(database.url()), database.took(), holds, false,
          holds ? Optional.empty() : raw(database), holds ? List.of(Message.of("mirrors.record.holds"))
              : database.failure().isPresent() ? List.of() : List.of(Message.of("mirrors.record.fails"))));
    });
    return List.copyOf(rows);
  }

  private static Optional<String> raw(SeenMirror mirror) {
    return mirror.failure().map(failure -> failure.raw());
  }

  private static List<Message> shown(ComparedMirrors seen, SeenMirror mirror) {
    List<Message> shown = new ArrayList<>();
    if (mirror.hasVersion()) {
      shown.add(Message.of("mirrors.files." + word(seen.files(mirror))));
    }
    if (mirror.checksums() != Share.NOT_ASKED) {
      boolean holds = mirror.checksums() != Share.YES || !mirror.record().isEmpty();
      shown.add(Message.of("mirrors.checksums." + (holds ? word(mirror.checksums()) : "unproved")));
    }
    if (mirror.toolchains() != Share.NOT_ASKED) {
      shown.add(Message.of("mirrors.toolchains." + word(mirror.toolchains())));
    }
    return shown;
  }

  /// Why the recommended one is it; empty where none is.
  public static Optional<Message> why(ComparedMirrors seen) {
    return seen.recommended().map(best -> Message.of(best.checksums() == Share.YES ? "mirrors.why.passes-on"
        : "mirrors.why.database", Mirrors.host(best.url())));
  }

  /// What of GOPROXY has no place in the recommended list, and why.
  public static List<Message> leftOut(ComparedMirrors seen) {
    return seen.leftOut().stream().map(own -> Message.of("mirrors.left-out", Mirrors.host(own.url()))).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
