package dev.gogetwell.app.window;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Message;
import dev.gogetwell.ui.port.ServiceException;
import dev.gogetwell.ui.port.WindowMemory;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Place of the window and last project in a small properties file of the user's state folder. Any thread.
final class WindowFile implements WindowMemory {
  private static final String GUESS = "guess.";
  private static final Pattern NETWORK = Pattern.compile("guess\\.[a-z0-9-]{1,80}");

  private final Path file;

  WindowFile(Path file) {
    this.file = file;
  }

  @Override
  public Kept read() {
    Properties kept = new Properties();
    try (StringReader in = new StringReader(RegularFile.at(file).text(InputLimit.SETTINGS))) {
      kept.load(in);
    } catch (IOException | IllegalArgumentException _) {
      return Kept.NOTHING;
    }
    return new Kept(placement(kept), project(kept), guesses(kept));
  }

  private static Optional<Placement> placement(Properties kept) {
    try {
      return Optional.of(new Placement(number(kept, "x"), number(kept, "y"), number(kept, "width"),
          number(kept, "height"), Boolean.parseBoolean(kept.getProperty("maximized"))));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Map<String, Boolean> guesses(Properties kept) {
    return kept.stringPropertyNames().stream().filter(name -> NETWORK.matcher(name).matches()).collect(Collectors.toMap(
        name -> name.substring(GUESS.length()), name -> Boolean.parseBoolean(kept.getProperty(name))));
  }

  private static double number(Properties kept, String name) {
    return Double.parseDouble(kept.getProperty(name, ""));
  }

  private static Optional<Path> project(Properties kept) {
    try {
      return Optional.ofNullable(kept.getProperty("project")).map(Path::of).filter(Files::isDirectory);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public void write(Kept kept) throws ServiceException {
    Properties written = new Properties();
    kept.placement().ifPresent(place -> {
      written.setProperty("x", Double.toString(place.x()));
      written.setProperty("y", Double.toString(place.y()));
      written.setProperty("width", Double.toString(place.width()));
      written.setProperty("height", Double.toString(place.height()));
      written.setProperty("maximized", Boolean.toString(place.maximized()));
    });
    kept.project().ifPresent(folder -> written.setProperty("project", folder.toString()));
    kept.guesses().forEach((network, right) -> written.setProperty(GUESS + network, right.toString()));
    try {
      Files.createDirectories(file.getParent());
      try (Writer out = Files.newBufferedWriter(file)) {
        written.store(out, null);
      }
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.cannot-save", file), e);
    }
  }
}
