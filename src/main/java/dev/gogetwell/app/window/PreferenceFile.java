package dev.gogetwell.app.window;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.port.Preferences;
import dev.gogetwell.ui.port.ServiceException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// The user's choices in a small properties file. Any thread.
final class PreferenceFile implements Preferences {
  private final Path file;
  private final Language otherwise;

  /// @param otherwise the language until the user chooses one
  PreferenceFile(Path file, Language otherwise) {
    this.file = file;
    this.otherwise = otherwise;
  }

  @Override
  public Choices read() {
    Choices defaults = Choices.defaults(otherwise);
    Properties kept = new Properties();
    try (Reader in = new StringReader(RegularFile.at(file).text(InputLimit.SETTINGS))) {
      kept.load(in);
      return new Choices(
          Arrays.stream(Language.values()).filter(l -> l.tag().equals(kept.getProperty("language"))).findFirst()
              .orElse(defaults.language()),
          Arrays.stream(Look.values()).filter(l -> l.name().equalsIgnoreCase(kept.getProperty("look"))).findFirst()
              .orElse(defaults.look()),
          hosts(kept.getProperty("refusedHosts", "")),
          Duration.ofSeconds(number(kept.getProperty("timeLimitSeconds"), defaults.timeLimit().toSeconds(), 5, 600)),
          Boolean.parseBoolean(kept.getProperty("deep")), Boolean.parseBoolean(kept.getProperty("reduceMotion")),
          number(kept.getProperty("scalePercent"), 100, 100, 200) / 100.0);
    } catch (IOException | IllegalArgumentException _) {
      return defaults;
    }
  }

  @Override
  public void write(Choices choices) throws ServiceException {
    Properties kept = new Properties();
    kept.setProperty("language", choices.language().tag());
    kept.setProperty("look", choices.look().name().toLowerCase(Locale.ROOT));
    kept.setProperty("refusedHosts", String.join(",", choices.refusedHosts()));
    kept.setProperty("timeLimitSeconds", Long.toString(choices.timeLimit().toSeconds()));
    kept.setProperty("deep", Boolean.toString(choices.deep()));
    kept.setProperty("reduceMotion", Boolean.toString(choices.reduceMotion()));
    kept.setProperty("scalePercent", Long.toString(Math.round(choices.scale() * 100)));
    try {
      Files.createDirectories(file.getParent());
      try (Writer out = Files.newBufferedWriter(file)) {
        kept.store(out, null);
      }
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.cannot-save", file), e);
    }
  }

  private static Set<String> hosts(String list) {
    return Arrays.stream(list.split(",")).filter(host -> !host.isBlank()).collect(Collectors.toSet());
  }

  private static long number(String text, long otherwise, long least, long most) {
    try {
      return text == null ? otherwise : Math.clamp(Long.parseLong(text), least, most);
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }
}
