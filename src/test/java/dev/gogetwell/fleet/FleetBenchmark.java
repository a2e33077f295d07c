package dev.gogetwell.fleet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sends many reports to `gogetwell fleet -` as it is started by its own script, and tells time and peak memory of that
/// process. The reports are the stored ones of all practice networks, each sent again and again with another time of its
/// beginning, so that no two are alike. Linux; not a test.
final class FleetBenchmark {
  private FleetBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int wanted = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    List<String[]> parts = reports();
    List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@packaging/common/jvm.options", "-cp", System.getProperty("java.class.path"), "dev.gogetwell.app.Main", "fleet",
        "-");
    Process program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(Path.of("target", "fleet.txt").toFile()).start();
    long start = System.nanoTime();
    long bytes = 0;
    long peak = 0;
    try (OutputStream out = new BufferedOutputStream(program.getOutputStream(), 1 << 20)) {
      for (int i = 0; i < wanted; i++) {
        String[] around = parts.get(i % parts.size());
        byte[] line = (around[0] + Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofSeconds(137L * i)) + around[1]
            + "\n").getBytes(StandardCharsets.UTF_8);
        bytes += line.length;
        out.write(line);
        peak = i % 500 == 0 ? Math.max(peak, peak(program.pid())) : peak;
      }
    }
    while (program.isAlive()) {
      peak = Math.max(peak, peak(program.pid()));
      Thread.onSpinWait();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%d reports, %d MB: %.1f s (%.0f reports a second), peak memory of the process %d MB, exit %d%n",
        wanted, bytes >> 20, seconds, wanted / seconds, peak >> 10, program.exitValue());
    System.out.println(Files.readAllLines(Path.of("target", "fleet.txt")).getFirst());
  }

  /// What stands before and behind the beginning of each stored report.
  private static List<String[]> reports() throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    List<String[]> parts = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/reports"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        JsonNode root = json.readTree(Files.readAllBytes(file));
        ((ObjectNode) root).put("started", "@@");
        parts.add(json.writeValueAsString(root).split("@@", 2));
      }
    }
    return parts;
  }

  private static long peak(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      return lines.filter(line -> line.startsWith("VmHWM:")).map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong).findFirst().orElse(0);
    } catch (IOException | UncheckedIOException _) {
      return 0;
    }
  }
}
