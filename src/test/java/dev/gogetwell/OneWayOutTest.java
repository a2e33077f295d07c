package dev.gogetwell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gogetwell.app.Main;
import dev.gogetwell.cli.Terminal;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every text leaves through the redaction: these rules hold for the command that is written next year too.
class OneWayOutTest {
  private static final String ROOT = "dev.gogetwell.";
  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.gogetwell");

  @Test
  void nobodyPrintsPastTheTerminal() {
    noClasses().that().doNotHaveFullyQualifiedName(Main.class.getName())
        .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
        .because("a command writes to its terminal, whose streams are guarded").check(PRODUCT);
  }

  @Test
  void streamsForPrintingAreMadeBehindTheGuardOnly() {
    Set<String> makers = PRODUCT.stream().flatMap(type -> type.getConstructorCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isAssignableTo(PrintStream.class))
        .map(call -> call.getOriginOwner().getName()).collect(Collectors.toCollection(TreeSet::new));
    assertThat(makers).as("Main makes the two of the process, Terminal puts the guard before them")
        .containsExactlyInAnyOrder(Main.class.getName(), ROOT + "cli.GuardedPrinter", ROOT + "cli.InertStream");
  }

  @Test
  void onlyTheEntryMakesATerminal() {
    Set<String> makers = PRODUCT.stream().flatMap(type -> type.getConstructorCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(Terminal.class))
        .map(call -> call.getOriginOwner().getName()).collect(Collectors.toCollection(TreeSet::new));
    assertThat(makers).containsExactlyInAnyOrder(Main.class.getName(), Terminal.class.getName());
  }

  @Test
  void theCompositionTellsTheTerminalWhatIsSecretHere() {
    Set<String> callers = PRODUCT.stream().flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(Terminal.class) && call.getName().equals("knowing"))
        .map(call -> call.getOriginOwner().getName()).collect(Collectors.toCollection(TreeSet::new));
    assertThat(callers).contains(ROOT + "app.Composition");
  }

  @Test
  void oneClassWritesToTheClipboard() {
    noClasses().that().doNotHaveFullyQualifiedName(ROOT + "ui.part.CopyBoard")
        .should().dependOnClassesThat().haveFullyQualifiedName("javafx.scene.input.Clipboard")
        .because("what is copied goes into mails and tickets").check(PRODUCT);
  }

  @Test
  void whatIsWithheldIsAskedForByTheRedactionAlone() {
    Set<String> askers = PRODUCT.stream().flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().getName().equals(ROOT + "machine.WithheldValues")
            && Arrays.asList("values", "persons").contains(call.getName()))
        .map(call -> call.getOriginOwner().getName()).collect(Collectors.toCollection(TreeSet::new));
    assertThat(askers).allMatch(name -> name.equals(ROOT + "app.Workbench") || name.equals(ROOT + "app.Discretion"));
  }
}
