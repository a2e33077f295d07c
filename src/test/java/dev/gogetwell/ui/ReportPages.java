package dev.gogetwell.ui;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.port.Preferences.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.Image;

/// Draws pages of stored reports as PNG, to be looked at: how a page shows what [Screenshots] does not tell of. A
/// program, not a test, started as that one is. Arguments: the folder, language, look, width, height, how large in per
/// cent, then
/// `REPORT:PLACE` as often as wanted.
public final class ReportPages {
  private ReportPages() {}

  /// Draws the pages.
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Language language = Language.valueOf(args[1]);
    Look look = Look.valueOf(args[2]);
    Choices choices = Tour.choices(language, look).withScale(Integer.parseInt(args[5]) / 100.0);
    Screen screen = Screen.open(new Fakes(Fakes.nameFilter(), choices), Integer.parseInt(args[3]),
        Integer.parseInt(args[4]));
    for (String wanted : List.of(args).subList(6, args.length)) {
      String[] parts = wanted.split(":");
      Report report = Corpus.read(parts[0]);
      screen.does(() -> screen.window().open(MailedReportTest.mailed(report)));
      screen.goTo(Place.valueOf(parts[1].toUpperCase(Locale.ROOT)));
      TimeUnit.MILLISECONDS.sleep(300);
      Image image = screen.picture();
      Png.write(folder.resolve(String.join("-", parts[0], parts[1], language.tag(),
          look.name().toLowerCase(Locale.ROOT)) + ".png"), (int) image.getWidth(), (int) image.getHeight(),
          Png.pixels(image));
    }
    System.exit(0);
  }
}
