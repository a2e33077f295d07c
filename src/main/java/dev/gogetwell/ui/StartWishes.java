package dev.gogetwell.ui;

import dev.gogetwell.model.Target;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.settings.EnvironmentChooser;
import dev.gogetwell.ui.shell.StartScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;

/// What the start page asks the window for. JavaFX thread only.
record StartWishes(GoGetWellWindow window, WindowServices services, Widgets parts, Background background,
    SideScreens beside) implements StartScreen.Actions {
  @Override
  public void begin(Target target) {
    window.check(target);
  }

  @Override
  public void chooseProject() {
    window.chooseProject();
  }

  @Override
  public void dependencies() {
    window.showDependencies();
  }

  @Override
  public void openFile(Path file) {
    if (Files.isDirectory(file)) {
      window.checkProject(file);
    } else {
      window.openFile(file);
    }
  }

  @Override
  public void open(RunStore.Entry entry) {
    background.run(() -> services.runs().open(entry), opened -> {
      window.open(opened);
      window.flow().ifPresent(flow -> flow.kept(entry));
    }, window::refused);
  }

  @Override
  public void delete(RunStore.Entry entry, Consumer<List<RunStore.Entry>> left) {
    background.run(() -> {
      services.runs().delete(entry);
      return services.runs().recent();
    }, left, window::refused);
  }

  @Override
  public void compare() {
    background.run(services.runs()::recent, entries -> window.show(beside.comparison(entries, List.of())),
        window::refused);
  }

  @Override
  public void changeEnvironment(Node owner) {
    new EnvironmentChooser(parts, services.environments(), window::judge, window::refused).show(owner);
  }

  @Override
  public void practice() {
    window.showPractice();
  }

  @Override
  public void showHosts() {
    window.showSettings();
  }
}
