package dev.gogetwell.symptom;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Symptom;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What else has to be said about a text: who answered, which repository was asked for, what is known of its end. Pure;
/// any thread.
final class Notes {
  private static final Pattern REPOSITORY = Pattern.compile(
      "repository '((?:https?|ssh|git)://[^']{1,600})'|access '(https?://[^']{1,600})'|'(\\S{1,200}@\\S{1,300}\\.git)'"
          + "|-q (?:--end-of-options )?((?:https?|ssh)://\\S{1,600})");
  private static final Pattern HOSTED = Pattern.compile("(?<![\\w./-])"
      + "((?:github\\.com|gitlab\\.com|bitbucket\\.org|gitee\\.com)/[\\w.-]{1,100}/[\\w.-]{1,100})");
  private static final Pattern IMPORTER =
      Pattern.compile("(?m)^(?:go: )?(?:finding module for package )?([\\w./@~+-]{1,300}) imports\\s*$"
          + "|(?m)^\\s*([\\w./\\\\-]{1,300}\\.go:\\d{1,6}(?::\\d{1,6})?): ");

  private static final Entry.Note COMMA = new Entry.Note("comma-list", List.of("GOPROXY"));
  private static final Set<CauseCode> FALLS_THROUGH = EnumSet.of(CauseCode.GOPROXY_404, CauseCode.GOPROXY_410,
      CauseCode.MODULE_VERSION_UNKNOWN, CauseCode.GOPROXY_UPSTREAM, CauseCode.GOPROXY_OFF);

  private Notes() {}

  /// The notes of an entry that can be filled.
  static List<Message> of(Entry entry, FactReader.Match match, Symptom.Facts facts, PasteSettings settings) {
    Map<String, String> known = new HashMap<>(settings.values());
    facts.host().ifPresent(host -> known.put("host", host));
    facts.module().ifPresent(module -> known.put("module", module));
    facts.module().map(Notes::path).ifPresent(path -> {
      known.put("path", path);
      known.put("site", path.contains("/") ? path.substring(0, path.indexOf('/')) : path);
    });
    String message = match.above() + "\n" + match.text() + "\n" + match.below();
    FactReader.first(REPOSITORY, message).or(() -> FactReader.first(HOSTED, message))
        .ifPresent(repository -> known.put("repository", repository));
    FactReader.first(IMPORTER, message).ifPresent(importer -> known.put("importer", importer));
    known.putAll(match.groups());
    Stream<Entry.Note> notes = entry.notes().stream();
    return (stopsThere(entry, match, settings) ? Stream.concat(notes, Stream.of(COMMA)) : notes).distinct()
        .map(note -> filled(note, known)).flatMap(Optional::stream).toList();
  }

  /// Whether go stayed with this failure, though a further entry of GOPROXY stood behind a comma.
  private static boolean stopsThere(Entry entry, FactReader.Match match, PasteSettings settings) {
    return !entry.isLocal() && !FALLS_THROUGH.contains(entry.cause())
        && FactReader.failure(match, settings).url().filter(settings::stopsAtComma).isPresent();
  }

  /// A module path without its version.
  static String path(String module) {
    return module.contains("@") ? module.substring(0, module.indexOf('@')) : module;
  }

  private static Optional<Message> filled(Entry.Note note, Map<String, String> known) {
    return known.keySet().containsAll(note.facts())
        ? Optional.of(Message.of("symptom.note." + note.key(),
            note.facts().stream().map(known::get).map(SecretMask::mask).toArray()))
        : Optional.empty();
  }
}
