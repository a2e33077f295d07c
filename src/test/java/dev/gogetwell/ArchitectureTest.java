package dev.gogetwell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Keeps the dependencies pointing one way, so that everybody knows where something belongs.
class ArchitectureTest {
  private static final String ROOT = "dev.gogetwell.";
  private static final int LONGEST_FILE = 300;
  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.gogetwell");

  /// Records that carry bytes from one place to the next; nobody compares two of them.
  private static final Set<String> NEVER_COMPARED = Set.of(
      "gorules.x509.AlgorithmIdentifier", "gorules.x509.AlternativeName$Ip", "gorules.x509.DerReader$BitString",
      "gorules.x509.Extension", "gorules.x509.GoAddress$Parsed", "gorules.x509.VerifyRequest",
      "hygiene.ProjectCopy$Printed", "lab.path.Packet",
      "lab.server.ClientHelloBytes", "lab.server.HttpAnswer", "lab.server.ModuleArchive",
      "machine.process.ProcessResult", "machine.process.ProcessSpec", "machine.truststore.MacRoots$Decided",
      "machine.truststore.WindowsRoots$Kept",
      "net.http.HttpGet$Answer", "net.http.HttpHead", "net.tls.RecordProtection$Opened",
      "report.NameWord");

  private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
      Map.entry("model", List.of()),
      Map.entry("gorules", List.of("model")),
      Map.entry("machine", List.of("model", "gorules")),
      Map.entry("net", List.of("model", "gorules")),
      Map.entry("text", List.of("model")),
      Map.entry("symptom", List.of("model", "gorules")),
      Map.entry("probe", List.of("model", "gorules", "machine", "net")),
      Map.entry("diagnostics", List.of("model", "gorules")),
      Map.entry("engine", List.of("model", "gorules", "machine", "net", "probe", "symptom", "diagnostics")),
      Map.entry("remedy", List.of("model", "gorules", "machine", "probe", "diagnostics", "engine")),
      Map.entry("report", List.of("model", "gorules", "text")),
      Map.entry("firewall", List.of("model", "gorules", "diagnostics", "report", "text")),
      Map.entry("fleet", List.of("model", "gorules", "report", "text")),
      Map.entry("telemetry", List.of("model", "gorules", "diagnostics")),
      Map.entry("watch", List.of("model", "report")),
      Map.entry("ci", List.of("model", "gorules", "symptom", "report", "text")),
      Map.entry("generate", List.of("model", "gorules", "machine")),
      Map.entry("hygiene", List.of("model", "gorules", "machine", "report", "text")),
      Map.entry("lab", List.of("model", "gorules", "machine", "net", "text")),
      Map.entry("ui", List.of("model", "gorules", "engine", "remedy", "report", "hygiene", "text")),
      Map.entry("cli", List.of("model", "gorules", "machine", "net", "probe", "symptom", "diagnostics", "engine",
          "remedy", "report", "generate", "hygiene", "firewall", "ci", "fleet", "watch", "telemetry", "lab", "text")));

  @Test
  void aRecordWithAnArraySaysWhenItIsEqualUnlessNobodyAsks() {
    assertThat(PRODUCT.stream().filter(JavaClass::isRecord)
        .filter(kind -> kind.getFields().stream().anyMatch(field -> field.getRawType().isArray()
            && !field.getModifiers().contains(JavaModifier.STATIC)))
        .filter(kind -> kind.getMethod("equals", Object.class).getMethodCallsFromSelf().stream()
            .noneMatch(call -> call.getTargetOwner().isEquivalentTo(Arrays.class)))
        .map(kind -> kind.getName().substring(ROOT.length())))
        .as("what Java writes compares the array itself, not what is in it")
        .containsExactlyInAnyOrderElementsOf(NEVER_COMPARED);
  }

  @TestFactory
  Stream<DynamicTest> everyPackageUsesOnlyWhatStandsBelowIt() {
    return MAY_USE.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(entry -> DynamicTest.dynamicTest(
        entry.getKey(), () -> {
          List<String> forbidden = new ArrayList<>(MAY_USE.keySet());
          forbidden.add("app");
          forbidden.removeAll(entry.getValue());
          forbidden.remove(entry.getKey());
          noClasses().that().resideInAPackage(ROOT + entry.getKey() + "..")
              .should().dependOnClassesThat().resideInAnyPackage(packages(forbidden))
              .because("dependencies point one way: what measures cannot judge, what judges cannot measure, and what "
                  + "shows does neither").check(PRODUCT);
        }));
  }

  @Test
  void everyTopPackageHasItsPlaceInTheOrder() {
    List<String> found = PRODUCT.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith(ROOT))
        .map(name -> name.substring(ROOT.length()).split("\\.")[0]).distinct().toList();
    assertThat(found).as("a new folder is given its rule here before it is used")
        .allMatch(name -> name.equals("app") || MAY_USE.containsKey(name));
  }

  @Test
  void topPackagesFormNoCycle() {
    slices().matching("dev.gogetwell.(*)..").should().beFreeOfCycles()
        .because("a cycle makes two folders one").check(PRODUCT);
  }

  @Test
  void noDiagnosticServiceKnowsAnother() {
    slices().matching("dev.gogetwell.diagnostics.(*)..").should().notDependOnEachOther()
        .because("a step of the wizard can be understood, tested and replaced by itself").check(PRODUCT);
  }

  @Test
  void rulesTouchNeitherNetworkNorFilesNorProcesses() {
    noClasses().that().resideInAPackage(ROOT + "diagnostics..")
        .should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "java.nio.channels..", "javax.net..")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.Socket")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.InetAddress")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.ProcessBuilder")
        .because("an old report can be judged again only if judging measures nothing").check(PRODUCT);
  }

  @Test
  void onlyTheWindowKnowsItsToolkit() {
    noClasses().that().resideOutsideOfPackages(ROOT + "ui..", ROOT + "app..")
        .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..")
        .because("the same engine runs on machines without a screen").check(PRODUCT);
  }

  @Test
  void onlyTheCompositionRootSeesBothFaces() {
    noClasses().that().resideInAPackage(ROOT + "ui..").should().dependOnClassesThat()
        .resideInAPackage(ROOT + "cli..").because("each face can be left out").check(PRODUCT);
    noClasses().that().resideInAPackage(ROOT + "cli..").should().dependOnClassesThat()
        .resideInAPackage(ROOT + "ui..").because("each face can be left out").check(PRODUCT);
  }

  @Test
  void variablesAreReadInOnePlace() {
    noClasses().that().doNotHaveFullyQualifiedName(ROOT + "machine.Environment")
        .should().callMethod(System.class, "getenv").orShould().callMethod(System.class, "getenv", String.class)
        .because("the environment is a chosen source and never silently our own process").check(PRODUCT);
  }

  @Test
  void variablesStayInTheTypeThatKnowsTheCaseRulesOfTheirSystem() {
    noClasses().that().resideOutsideOfPackage(ROOT + "machine..")
        .and().doNotHaveFullyQualifiedName(ROOT + "lab.ClientHome")
        .and().doNotHaveFullyQualifiedName(ROOT + "app.Discretion")
        .and().doNotHaveFullyQualifiedName(ROOT + "app.Workbench")
        .should().callMethod(ROOT + "machine.Environment", "variables")
        .because("a plain map forgets that Path is PATH on Windows; a file in the form of a Unix and the search for "
            + "secrets alone take one").check(PRODUCT);
  }

  @Test
  void processesAreStartedInOnePlace() {
    noClasses().that().resideOutsideOfPackage(ROOT + "machine.process..")
        .should().dependOnClassesThat().haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould().callMethod(Runtime.class, "exec", String[].class)
        .because("every child has a limit and is ended with its descendants").check(PRODUCT);
  }

  @Test
  void foreignFilesAreReadInOnePlace() {
    Set<String> ofFiles = Set.of("readAllBytes", "readAllLines", "readString", "newInputStream", "newBufferedReader",
        "lines", "newByteChannel");
    DescribedPredicate<JavaAccess<?>> reading = DescribedPredicate.describe("opens a file for reading", access -> {
      String owner = access.getTargetOwner().getName();
      boolean made = access.getName().equals("<init>");
      return owner.equals("java.nio.file.Files") && ofFiles.contains(access.getName())
          || owner.equals("java.nio.channels.FileChannel") && access.getName().equals("open")
          || made && Set.of("java.io.FileInputStream", "java.io.FileReader", "java.io.RandomAccessFile")
              .contains(owner);
    });
    noClasses().that().resideOutsideOfPackages(ROOT + "machine.file..", ROOT + "lab..")
        .and().doNotHaveFullyQualifiedName(ROOT + "remedy.JournalFolder")
        .should().accessTargetWhere(reading)
        .because("what a user, a variable or a setting names may be a pipe that hangs for ever or a device that never "
            + "ends; RegularFile is the door, and only the lab reads past it, what it made itself; the lock of the "
            + "journal is opened for writing").check(PRODUCT);
  }

  @Test
  void connectionsAreOpenedInOnePlace() {
    noClasses().that().resideOutsideOfPackages(ROOT + "net..", ROOT + "lab..", ROOT + "probe..")
        .should().dependOnClassesThat().haveFullyQualifiedName("java.net.Socket")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.DatagramSocket")
        .orShould().dependOnClassesThat().haveFullyQualifiedName("java.nio.channels.SocketChannel")
        .orShould().dependOnClassesThat().resideInAPackage("java.net.http..")
        .because("every host that is contacted must be listed").check(PRODUCT);
  }

  @Test
  void oneClassCarriesEventsToTheWindowsThread() {
    List<String> callers = PRODUCT.stream().filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(call ->
        call.getTargetOwner().getName().equals("javafx.application.Platform") && call.getName().equals("runLater")))
        .map(JavaClass::getName).toList();
    assertThat(callers).as("events arrive in batches, through one class").hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void recordsOfTheModelHaveNoBehaviourFromOutside() {
    classes().that().resideInAPackage(ROOT + "model..").should().onlyDependOnClassesThat()
        .resideInAnyPackage(ROOT + "model..", "java..", "org.jspecify..")
        .because("the vocabulary outlives every library").check(PRODUCT);
  }

  @Test
  void outsideTheLabNothingKnowsItsVariables() throws IOException {
    assertThat(sourcesWith("LAB_")).as("the same verdicts come out of a real network")
        .allMatch(file -> file.contains("/lab/"));
  }

  @Test
  void noTwoFilesHaveOneName() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      Map<String, List<Path>> byName = files.filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.endsWith("package-info.java"))
          .collect(Collectors.groupingBy(path -> path.getFileName().toString()));
      assertThat(byName.values()).as("a name says one thing").hasSizeGreaterThan(1000)
          .allSatisfy(same -> assertThat(same).hasSize(1));
    }
  }

  @Test
  void noFileIsLongerThanOneTakesInAndOnlyATableMayBe() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<Path> tooLong = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).lines().count() > LONGEST_FILE) {
          tooLong.add(file.getFileName());
        }
      }
      assertThat(tooLong).as("files of more than 300 lines").containsExactly(Path.of("CauseCode.java"));
    }
  }

  private static List<String> sourcesWith(String word) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      List<String> found = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains(word)) {
          found.add(file.toString().replace('\\', '/'));
        }
      }
      return found;
    }
  }

  private static String[] packages(List<String> names) {
    return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
  }
}
