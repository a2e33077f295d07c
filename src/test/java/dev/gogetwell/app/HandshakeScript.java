package dev.gogetwell.app;

import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.Png;
import dev.gogetwell.ui.port.Preferences.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.Image;

/// Opens the real window, practises in one network until there is a verdict, and draws the handshake page of the hop
/// that broke: once in English and light, once in Chinese and dark, each from a run of its own. For a person who looks
/// at the pictures. A program, not a test; one network a process, since the program keeps what it saw. Arguments: the
/// folder for the pictures, the network, and optionally another page than `handshake`. The choices of language and look
/// are kept, so give it a state folder of its own:
///
/// ```
/// XDG_STATE_HOME=$(mktemp -d) ./mvnw -q test-compile exec:exec -Dexec.classpathScope=test \
///   -Dmain.class=dev.gogetwell.app.HandshakeScript \
///   "-Djvm.more=-Dglass.platform=Headless -Dprism.order=sw" \
///   -Dgogetwell.args="target/handshakes tls-eof"
/// ```
public final class HandshakeScript {
  private final LiveWindow window = LiveWindow.start();
  private final Path folder;
  private final String network;
  private final String page;

  private HandshakeScript(Path folder, String network, String page) {
    this.folder = folder;
    this.network = network;
    this.page = page;
  }

  /// Runs it.
  public static void main(String[] args) throws Exception {
    HandshakeScript script = new HandshakeScript(Files.createDirectories(Path.of(args[0])), args[1],
        args.length > 2 ? args[2] : "handshake");
    int failed = 0;
    try {
      script.practise(Language.ENGLISH, Look.LIGHT);
      script.practise(Language.CHINESE, Look.DARK);
    } catch (IllegalStateException stopped) {
      // The program takes uncaught exceptions for crashes of its own and says nothing here.
      System.out.println(script.network + ": " + stopped.getMessage());
      draw(script.folder.resolve(script.network + "-stuck.png"));
      failed = 1;
    }
    Runtime.getRuntime().halt(failed);
  }

  private void practise(Language language, Look look) throws Exception {
    window.press("settings");
    window.press("choose-language-" + List.of(Language.values()).indexOf(language));
    window.press("choose-look-" + List.of(Look.values()).indexOf(look));
    window.press("back");
    window.press("practice");
    window.press("scenario-" + network);
    window.press("start-practice");
    Texts texts = Texts.load(language);
    List<String> busy = List.of("", texts.get("ui.action.cancel"), texts.get("ui.action.trying"));
    LiveWindow.await("verdict", () -> LiveWindow.node("primary") != null && !busy.contains(LiveWindow.text("primary")));
    window.press("rail-" + page);
    String name = String.join("-", network, page, language.tag());
    draw(folder.resolve(name + ".png"));
    System.out.println(name + ": " + LiveWindow.onFx(() -> LiveWindow.text("verdict")));
    window.leavePractice();
  }

  /// Draws what is on the screen once the page has come to rest.
  private static void draw(Path file) throws Exception {
    TimeUnit.SECONDS.sleep(1);
    Image image = LiveWindow.onFx(() -> LiveWindow.window().getScene().snapshot(null));
    Png.write(file, (int) image.getWidth(), (int) image.getHeight(), Png.pixels(image));
  }
}
