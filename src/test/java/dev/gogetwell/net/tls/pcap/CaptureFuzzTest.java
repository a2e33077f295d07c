package dev.gogetwell.net.tls.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.FuzzCorpus;
import dev.gogetwell.net.tls.KeyLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes as a capture file, read in both ways: as streams and as lines of fields.
class CaptureFuzzTest {
  private static final TlsNames NAMES = TlsNames.load();

  @ParameterizedTest
  @ArgumentsSource(FuzzCorpus.class)
  void keptInputs(byte[] file) throws IOException {
    anyFileGivesItsStreams(file);
  }

  @FuzzTest(maxDuration = "3m")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "fuzzes with JAZZER_FUZZ=1 only")
  void anyFileGivesItsStreams(byte[] file) throws IOException {
    KeyLog keys = new KeyLog();
    SecretsScan.read(new ByteArrayInputStream(file), keys);
    List<TlsStream> streams = new ArrayList<>();
    CaptureTimeline.Summary summary = new CaptureTimeline(NAMES, keys, 64)
        .read(new ByteArrayInputStream(file), keys, streams::add);
    CaptureTimeline.Summary again = new CaptureFields(NAMES, keys)
        .write(new ByteArrayInputStream(file), keys, new ByteArrayOutputStream());
    assertThat(again).isEqualTo(summary);
    assertThat(streams.size()).isLessThanOrEqualTo((int) summary.packets());
  }
}
