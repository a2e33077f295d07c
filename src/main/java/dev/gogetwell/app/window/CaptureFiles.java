package dev.gogetwell.app.window;

import dev.gogetwell.cli.HandshakeSource;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.pcap.CaptureExport;
import dev.gogetwell.net.tls.pcap.CaptureSource;
import dev.gogetwell.net.tls.pcap.CaptureTimeline;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.port.ServiceException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Capture files by our own dissector and framing. Any thread.
final class CaptureFiles implements Captures {
  /// A list that a person can still go through; it also bounds the memory of the window.
  private static final int SHOWN = 2000;

  private static final int KEPT_BYTES = 512;
  private static final int HTTPS = 443;

  /// The request line of RFC 9112, section 3.2.3.
  private static final Pattern CONNECT = Pattern.compile("CONNECT \\[?(.{1,255}?)]?:(\\d{1,5}) HTTP/.*");

  private final TlsNames names;
  private final HandshakeSource handshakes;

  /// @param handshakes makes a handshake of our own in the shape of the user's Go
  CaptureFiles(TlsNames names, HandshakeSource handshakes) {
    this.names = names;
    this.handshakes = handshakes;
  }

  @Override
  public Optional<Opened> open(Path file) throws ServiceException {
    List<TlsStream> streams = new ArrayList<>();
    int[] leftOut = new int[1];
    try {
      CaptureTimeline timeline = new CaptureTimeline(names, new KeyLog(), KEPT_BYTES);
      CaptureTimeline.Summary summary = timeline.read(RegularFile.at(file)::stream, stream -> {
        if (streams.size() < SHOWN) {
          streams.add(stream);
        } else {
          leftOut[0]++;
        }
      });
      return summary.known()
          ? Optional.of(new Opened(file, streams, leftOut[0], summary.truncated())) : Optional.empty();
    } catch (IOException e) {
      throw new ServiceException(RefusedFileException.sentence(e, Message.of("window.error.cannot-read", file)), e);
    }
  }

  @Override
  public void copy(Path capture, Path target) throws ServiceException {
    if (capture.toAbsolutePath().normalize().equals(target.toAbsolutePath().normalize())) {
      throw new ServiceException(Message.of("window.error.same-file", target)); // Writing would empty what is read.
    }
    CaptureSource source = RegularFile.at(capture)::stream;
    try (InputStream in = new BufferedInputStream(source.open());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      new CaptureExport().copy(in, CaptureTimeline.secrets(source, new KeyLog()), out);
    } catch (IOException e) {
      throw new ServiceException(
          RefusedFileException.sentence(e, Message.of("window.error.cannot-save", target)), e);
    }
  }

  @Override
  public void record(TlsHandshake shown, Path target) throws ServiceException, InterruptedException {
    Recording recording;
    try {
      recording = again(shown);
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.not-recorded", shown.endpoint()), e);
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      new CaptureExport().write(recording, out);
    } catch (IOException e) {
      throw new ServiceException(Message.of("window.error.cannot-save", target), e);
    }
  }

  private Recording again(TlsHandshake shown) throws IOException, InterruptedException {
    Optional<String> name = Optional.of(shown.serverName()).filter(sent -> !sent.isEmpty());
    if (shown.via().isEmpty()) {
      return handshakes.handshake(shown.endpoint().address(), shown.endpoint().port(), name, Optional.empty());
    }
    // Behind a proxy only the request for the tunnel knows where it leads.
    Optional<Matcher> asked = shown.stream().plain().stream()
        .filter(plain -> plain.kind() == PlainText.Kind.HTTP_CONNECT)
        .map(plain -> CONNECT.matcher(plain.quote())).filter(Matcher::matches).findFirst();
    String host = asked.map(found -> found.group(1)).orElse(shown.serverName());
    int port = asked.map(found -> Integer.parseInt(found.group(2))).orElse(HTTPS);
    var proxy = shown.via().get();
    return handshakes.handshake(host, port, name, Optional.of(proxy.scheme() + "://" + proxy.authority()));
  }
}
